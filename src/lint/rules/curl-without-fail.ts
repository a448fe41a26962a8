/**
 * `curl` in a check: without `-f` it succeeds on a 500 page, and the check with it. A person who is shown the
 * status is no check of this kind.
 */
import { insertAfter, spanAt } from "../call.ts";
import { comparisonOf } from "../comparison.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { type Found, gathered } from "../gathered.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { onlyShows } from "../stage-judges.ts";
import { isLooking } from "../standing.ts";
import { nameOf, ownWords } from "../through.ts";
import { isMeantAsCheck } from "../verification.ts";
import { hasOption } from "../words.ts";

const FAILS = ["-f", "--fail", "--fail-with-body", "--fail-early"] as const;
/** It prints the status, for a person or an expectation to compare. */
const PRINTS_STATUS = ["-w", "--write-out", "-I", "--head"] as const;
const PRINTS_HEADERS = ["-i", "--include", "-v", "--verbose"] as const;

const HEALTH = /health|ready|live|ping|status|version|localhost|127\.0\.0\.1/i;
/** A message sent, or a file fetched: nothing is asked. */
const TELLS =
  /hooks?\.|webhook|slack|discord|teams|pagerduty|statuspage|\$\{?\w{0,30}(?:HOOK|SLACK)\w{0,20}/i;

function fetchesFile(texts: readonly string[]): boolean {
  if (texts.some((text) => /^-[a-zA-Z]{0,5}O$/.test(text) || text.startsWith("--remote-name"))) return true;
  const at = texts.findIndex((text) => /^-[a-zA-Z]{0,5}o$/.test(text) || text === "--output");
  return at > 0 && texts[at + 1] !== "/dev/null" && texts[at + 1] !== "-";
}

/** What makes its exit status the answer: a loop or a test, an `&&` or `||`, or that it stands in a check. */
function isAnswer(call: DeepCall, said: string): boolean {
  const { within, after } = call.pipeline;
  if (call.item === null || isLooking(call)) return false;
  if (within === "condition") return true;
  if (within === "substitution") return false;
  return isMeantAsCheck(call) || (after !== null && HEALTH.test(said));
}

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const [stage, ...rest] = call.pipeline.stages;
  if (stage === undefined || stage.words.length === 0) return null;
  const words = ownWords(stage);
  const [name] = words;
  if (name === undefined || nameOf(words) !== "curl" || !rest.every(onlyShows)) return null;
  const said = words.map(({ text }) => text).join(" ");
  if (!isAnswer(call, said) || hasOption(words, ...FAILS, ...PRINTS_STATUS) || TELLS.test(said)) return null;
  if (
    fetchesFile(words.map(({ text }) => text)) ||
    stage.redirects.some(
      ({ operator, target }) => operator.startsWith(">") && target !== "/dev/null" && operator !== ">&",
    )
  )
    return null;
  const comparison = comparisonOf(desk, call);
  if (comparison === "program") return null;
  const shown =
    hasOption(words, ...PRINTS_HEADERS) || (comparison === "person" && call.pipeline.within !== "condition");
  const hit: Hit = {
    span: spanAt(call, name.mark),
    what: `${quoted(said)} succeeds even when it is answered with an error`,
    ...(shown ? { level: "note" } : {}),
  };
  const last = rest.at(-1);
  if (last !== undefined)
    return {
      call,
      cause: "piped",
      hit: {
        ...hit,
        what: `${quoted(said, 60)} is only shown by "${nameOf(ownWords(last))}": an error passes`,
        fix: "add -f and compare with `jq -e` or `grep -q`, which fail on the wrong answer",
      },
    };
  const edit = call.exact ? insertAfter(call, name.mark, " -f") : null;
  return { call, hit: edit === null ? hit : { ...hit, edits: [edit] } };
}

export const curlWithoutFail: Rule = {
  code: "CHECK_CURL_WITHOUT_FAIL",
  level: "warning",
  title: "a check asks with curl and would pass on an error page",
  why: "curl's exit status tells whether there was an answer, not whether it was a good one",
  fix: "add -f, so that a status of 400 or more fails",
  find: (desk) =>
    gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call))
        .filter((found) => found !== null),
    ),
};
