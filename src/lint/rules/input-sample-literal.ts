/** A value of one past release left in a command: a version, a revision, a date, the name of a pod. */

import type { WrittenWord } from "../../shell/index.ts";
import { alsoAt } from "../also-at.ts";
import { type Call, spanAt } from "../call.ts";
import type { Desk } from "../desk.ts";
import type { Hit, Rule } from "../rule.ts";
import { bareWords, programOf } from "../words.ts";

/** Images and tools that are not what is released: their versions are pinned on purpose. */
const FOREIGN =
  /(?:^|\/)(?:postgres|postgresql|mysql|mariadb|redis|mongo|nginx|node|python|alpine|ubuntu|debian|busybox|curl|golang|openjdk|temurin|maven|gradle|haproxy|traefik|rabbitmq|kafka|zookeeper|elasticsearch|prometheus|grafana|vault|consul|k6|locust|psql|bitnami)\b/i;

const VERSION = /(?:^|[:@=/_-])(v\d+\.\d+(?:\.\d+)?(?:-[\w.]{1,20})?)$|:(\d+\.\d+\.\d+(?:-[\w.]{1,20})?)$/;
const DATE = /(?<!\d)(20\d{2})[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const POD = /^(?:pod\/)?[a-z][a-z0-9-]{2,60}-(?=[a-z0-9]*\d)[a-f0-9]{8,10}-[a-z0-9]{5}$/;
const NUMBERED = /^--(?:to-revision|revision|version|tag|build|build-number|image-tag)(?:=(.+))?$/;
const NUMBER = /^v?\d+(?:\.\d+){0,3}(?:-[\w.]{1,20})?$/;

const COURSES = new Set(["main", "rollback", "recover"]);

interface Sample {
  readonly word: WrittenWord;
  readonly value: string;
  readonly input: string;
}

function sampleOf(word: WrittenWord, before: WrittenWord | undefined, today: string | null): Sample | null {
  const { text } = word;
  if (!word.literal || text.length > 200 || FOREIGN.test(text)) return null;
  const numbered = NUMBERED.exec(text);
  const given =
    numbered?.[1] ?? (NUMBERED.test(before?.text ?? "") && !before?.text.includes("=") ? text : null);
  if (given !== null && NUMBER.test(given)) {
    const revision = /revision/.test(numbered === null ? (before?.text ?? "") : text);
    return { word, value: given, input: revision ? "revision" : "version" };
  }
  const version = VERSION.exec(text);
  if (version !== null) return { word, value: version[1] ?? version[2] ?? text, input: "version" };
  if (POD.test(text)) return { word, value: text, input: "pod" };
  const date = DATE.exec(text);
  if (date === null || today === null) return null;
  return `${date[1]}-${date[2]}-${date[3]}` < today ? { word, value: date[0], input: "date" } : null;
}

/** Package managers and version managers pin tools; that is no release. */
const PINS =
  /^(?:npm|npx|pnpm|yarn|pip3?|gem|go|cargo|apt|apt-get|brew|nvm|asdf|fnm|rustup|curl|wget|echo|sdk)$/;

function samplesOf(call: Call, today: string | null): readonly Sample[] {
  if (call.item === null || !COURSES.has(call.section?.course ?? "main")) return [];
  return call.pipeline.stages.flatMap((stage) => {
    if (PINS.test(programOf(stage))) return [];
    const words = bareWords(stage).slice(1);
    return words.flatMap((word, at) => sampleOf(word, words[at - 1], today) ?? []);
  });
}

function hitsOf(desk: Desk): readonly Hit[] {
  const places = new Map<string, { first: Hit; others: number[] }>();
  for (const call of desk.calls)
    for (const { word, value, input } of samplesOf(call, desk.facts.today)) {
      const span = spanAt(call, word.mark);
      const known = places.get(value);
      if (known !== undefined) known.others.push(span.lines[0]);
      else
        places.set(value, {
          first: {
            span,
            what: `"${NUMBERED.test(word.text) ? word.text : value}" is the value of one release`,
            fix: `write <${input}>, and Rutter asks for it`,
          },
          others: [],
        });
    }
  return [...places.values()].map(({ first, others }) => ({
    ...first,
    what: `${first.what}${alsoAt(first.span.lines[0], others)}`,
  }));
}

export const inputSampleLiteral: Rule = {
  code: "INPUT_SAMPLE_LITERAL",
  level: "note",
  title: "a command holds the value of one past release",
  why: "carried out as it stands, it deploys or goes back to what was right that day",
  fix: "make it a placeholder",
  find: hitsOf,
};
