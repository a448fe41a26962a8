/**
 * Which figure of a service the words of a runbook mean: its own name first, then words that mean the same everywhere, then a
 * name that stands within the words. Where several could be meant, none is.
 */
import { figureNamedIn } from "../runbook/index.ts";
import type { MetricRule } from "./request.ts";

type Rules = Readonly<Record<string, MetricRule>>;

/** Words that mean the same figure, whoever writes them. */
const SAME: readonly (readonly string[])[] = [
  [
    "error rate",
    "error ratio",
    "error percentage",
    "errors",
    "failure rate",
    "failures",
    "5xx rate",
    "5xx error rate",
    "5xx errors",
    "5xx",
    "http error rate",
    "http errors",
    "http 5xx",
    "http 5xx rate",
    "http 5xx errors",
    "request error rate",
    "server error rate",
    "server errors",
    "failed requests",
  ],
  [
    "latency",
    "response time",
    "response times",
    "response latency",
    "request latency",
    "request duration",
    "request time",
    "http latency",
    "api latency",
    "duration",
  ],
  [
    "traffic",
    "requests",
    "request rate",
    "request count",
    "request volume",
    "requests per second",
    "requests per minute",
    "throughput",
    "rps",
    "rpm",
    "qps",
  ],
];

const LONGEST = 300;

/** Small letters, and one space for all that is none: `Error-Rate` is `error rate`. */
const wordsOf = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A part of a distribution: of a histogram any of them can be told. */
const PART =
  /(?<= )(?:p\d{1,3}|\d{1,3}(?:st|nd|rd|th) percentile|percentile|median|mean|average|avg|maximum|max)(?= )/g;

const withoutPart = (words: string): string => ` ${words} `.replace(PART, "").replace(/ +/g, " ").trim();

const holds = (words: string, part: string): boolean => part !== "" && ` ${words} `.includes(` ${part} `);

interface Named {
  readonly id: string;
  readonly words: string;
}

/** A histogram is called by what is measured, whichever part of it the name says. */
function namesOf(rules: Rules): readonly Named[] {
  return Object.entries(rules).flatMap(([id, { name, asked }]) => {
    const both = [...new Set([wordsOf(name), wordsOf(id)])];
    const bare = asked.reads.is === "histogram" ? both.map(withoutPart) : [];
    return [...new Set([...both, ...bare])].filter((words) => words !== "").map((words) => ({ id, words }));
  });
}

const only = (found: readonly Named[]): string | null => {
  const ids = [...new Set(found.map(({ id }) => id))];
  return ids.length === 1 ? (ids[0] ?? null) : null;
};

/** `text`: as the runbook writes the figure; `stat`: the part of it that is meant, such as `p99`. */
export function matchFigure(text: string, stat: string | null, rules: Rules): string | null {
  const names = namesOf(rules);
  const words = wordsOf(text);
  const bare = withoutPart(words);
  const whole = stat === null ? [] : [`${wordsOf(stat)} ${bare}`, `${bare} ${wordsOf(stat)}`];
  for (const wanted of [...whole, words]) {
    const exact = names.filter((each) => each.words === wanted);
    if (exact.length > 0) return fitting(only(exact), stat ?? partIn(words), rules);
  }
  const found = asRead(bare, rules) ?? alike(bare, names) ?? within(bare, names);
  return fitting(found, stat ?? partIn(words), rules);
}

/** The part that the words themselves say. */
const partIn = (words: string): string | null => ` ${words} `.match(PART)?.[0] ?? null;

/** The reader has names of its own: "database connections" are db connections to it. Undefined: none of these is called so. */
function asRead(words: string, rules: Rules): string | null | undefined {
  const found = Object.entries(rules).flatMap(([id, { name }]) =>
    words !== "" && readName(name) === words ? [{ id, words }] : [],
  );
  return found.length === 0 ? undefined : only(found);
}

/** Nothing, of a name that says which part of a distribution it is. */
function readName(name: string): string {
  const subject = figureNamedIn(name.slice(0, LONGEST));
  return subject === null || subject.stat !== null ? "" : wordsOf(subject.figure);
}

/** Undefined: no words that mean the same everywhere. Null: several figures would fit. */
function alike(words: string, names: readonly Named[]): string | null | undefined {
  const exact = names.filter((each) => each.words === words);
  if (exact.length > 0) return only(exact);
  const group = SAME.find((each) => each.includes(words));
  if (group === undefined) return undefined;
  const found = names.filter((each) => group.includes(each.words));
  return found.length === 0 ? undefined : only(found);
}

/** The longest name that stands in the words, if every other that does is a part of it. */
function within(words: string, names: readonly Named[]): string | null {
  const found = names.filter((each) => holds(words, each.words));
  if (found.length > 0) {
    const longest = found.reduce((best, each) => (each.words.length > best.words.length ? each : best));
    return only(found.filter((each) => each.id === longest.id || !holds(longest.words, each.words)));
  }
  const groups = SAME.filter((each) => each.some((one) => one.includes(" ") && holds(words, one)));
  const [group] = groups;
  if (group === undefined || groups.length > 1) return null;
  return only(names.filter((each) => group.includes(each.words)));
}

const PERCENTILE = /^p\d|percentile|median/;

/** Of a share or a count there are no percentiles. */
function fitting(id: string | null, stat: string | null, rules: Rules): string | null {
  if (id === null) return null;
  const { is } = rules[id]?.asked.reads ?? {};
  return stat !== null && PERCENTILE.test(stat.toLowerCase()) && (is === "share" || is === "count")
    ? null
    : id;
}
