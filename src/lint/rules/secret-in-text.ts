/** A password, token or key written into the runbook. The finding says what kind it is and never what it is. */
import { type FoundSecret, findSecrets } from "../../base/index.ts";
import type { Desk } from "../desk.ts";
import { findGenerated } from "../high-entropy.ts";
import type { Hit, Rule } from "../rule.ts";

const KINDS: Readonly<Record<FoundSecret["kind"], string>> = {
  "aws-access-key": "an AWS access key",
  "bearer-token": "a token in an Authorization header",
  "github-token": "a GitHub token",
  "gitlab-token": "a GitLab token",
  "google-api-key": "a Google API key",
  "json-web-token": "a JSON Web Token",
  "npm-token": "an npm token",
  password: "a password",
  "private-key": "a private key",
  "slack-token": "a Slack token",
  "stripe-key": "a Stripe key",
  token: "a token",
  "url-password": "a password in a URL",
};

/** What everybody knows is no secret: the name of the thing, or a sample that every manual has. */
const SAMPLE =
  /^(?:postgres(?:ql)?|root|admin|user(?:name)?|mysql|redis|guest|test(?:ing)?|demo|sample|dummy|foo|bar|my.{0,40}|your.{0,40}|some.{0,40}|the.{0,10}|new.{0,20}|old.{0,20}|secure.{0,20}|strong.{0,20}|generated.{0,20}|from.{0,40}|see.{0,40}|in.{0,20}|x+|\*+|\.+|…|p(?:ass|wd|w)?|123456?|abc(?:123|def)?|.*(?:placeholder|redacted|changeme|change[-_]?me|replace|example|here)\b.*)$/i;

interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const hit = ({ line, start, end }: Place, kind: string): Hit => ({
  span: { lines: [line, line], columns: [start + 1, end] },
  what: `${kind} stands in the text`,
});

function shaped(desk: Desk): readonly Hit[] {
  const text = desk.source.join("\n");
  const hits: Hit[] = [];
  let line = 1;
  let from = 0;
  for (const { start, end, kind } of findSecrets(text)) {
    for (let next = text.indexOf("\n", from); next >= 0 && next < start; next = text.indexOf("\n", from)) {
      line += 1;
      from = next + 1;
    }
    const value = text.slice(start, end);
    if (kind === "private-key")
      hits.push(hit({ line, start: 0, end: (desk.source[line - 1] ?? "").length }, KINDS[kind]));
    else if (!SAMPLE.test(value)) hits.push(hit({ line, start: start - from, end: end - from }, KINDS[kind]));
  }
  return hits;
}

export const secretInText: Rule = {
  code: "SECRET_IN_TEXT",
  level: "error",
  title: "a password, a token or a key stands in the text",
  why: "whoever can read the repository, now or in its history, has it",
  fix: "change it where it is valid, and name where to get it: a variable, a file, a secret store",
  find: (desk) => {
    const known = shaped(desk);
    const taken = new Set(known.map(({ span }) => span.lines[0]));
    const others = desk.source.flatMap((text, index) =>
      taken.has(index + 1)
        ? []
        : findGenerated(text).map((found) =>
            hit({ line: index + 1, ...found }, "a generated value, perhaps a key,"),
          ),
    );
    return [...known, ...others];
  },
};
