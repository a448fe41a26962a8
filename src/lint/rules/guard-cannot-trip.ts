/**
 * A guard that can never trip: it must hold for longer than anybody looks, its threshold lies where no value is, or its
 * parts exclude each other. One that always trips is told by the same code.
 */
import {
  type Condition,
  type FigureCondition,
  findDurations,
  formatDuration,
  lineSpan,
} from "../../base/index.ts";
import { plainText } from "../../runbook/index.ts";
import type { Desk } from "../desk.ts";
import { claimOf, meet } from "../figure-range.ts";
import { conditionWords } from "../figure-words.ts";
import type { Hit, Rule } from "../rule.ts";
import { type Stated, statedIn } from "../stated.ts";
import { watchOf } from "../watch-time.ts";

const NUMBERS: ReadonlyMap<string, number> = new Map(
  "one two three four five six seven eight nine ten".split(" ").map((word, index) => [word, index + 1]),
);
const CHECKS =
  /\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:consecutive|straight|successive) (?:[a-z]{1,12} ){0,2}(?:checks?|failures?|samples?|evaluations?|intervals?|probes?|readings?|scrapes?)/i;
const EVERY = /\b(?:every|each|interval(?: of|:)?|apart|spaced)\b/i;

/** "3 consecutive checks, one every 5 minutes" holds for 15 minutes. */
function holdOfChecks(text: string): number | null {
  const found = CHECKS.exec(text);
  if (found?.[1] === undefined) return null;
  const count = NUMBERS.get(found[1].toLowerCase()) ?? Number(found[1]);
  const rest = text.slice(found.index + found[0].length, found.index + found[0].length + 80);
  const every = EVERY.exec(rest);
  const [length] = every === null ? [] : findDurations(rest.slice(every.index + every[0].length));
  return length === undefined ? null : count * length.minMs;
}

/** Shares of a whole. CPU may exceed 100 % on several cores. */
const SHARE = /(?:error|success|failure|completion|hit) rate$|^availability$|^disk$|^saturation$/;

function neverOf(when: FigureCondition): string | null {
  const { figure, is, of, unit, value } = when;
  if (value === null || of !== null) return null;
  if (is === "<" && value <= 0) return "no value lies there";
  if (is === "<=" && value < 0) return "no value lies there";
  const share = unit === "percent" && SHARE.test(figure);
  if (share && ((is === ">" && value >= 100) || (is === ">=" && value > 100))) return "no value lies there";
  if (is === ">=" && value <= 0) return "every value does";
  if (is === ">" && value === 0 && unit === "ms") return "every value does";
  return share && is === "<=" && value >= 100 ? "every value does" : null;
}

const BELOW_ALL = /every/;

function thresholdHit({ said, line }: Stated): Hit | null {
  const never = neverOf(said);
  if (never === null) return null;
  return {
    span: lineSpan(line),
    what: `${conditionWords(said)}: ${never}`,
    ...(BELOW_ALL.test(never)
      ? { why: "it trips at once, on a healthy release too" }
      : { why: "it reads like a protection and is none" }),
    fix: "correct the number, its unit or the comparison",
  };
}

function holdHit(desk: Desk, stated: Stated): Hit | null {
  const { said, armedForMs, line } = stated;
  const hold = Math.max(
    said.holdMs ?? 0,
    holdOfChecks(plainText((desk.source[line - 1] ?? "").slice(0, 800))) ?? 0,
  );
  if (hold === 0) return null;
  const name = conditionWords({ ...said, holdMs: null, windowMs: null });
  const must = `${name} must last ${formatDuration(hold)}`;
  if (armedForMs !== null && armedForMs < hold)
    return {
      span: lineSpan(line),
      what: `${must}, but the guard is armed for ${formatDuration(armedForMs)} only`,
    };
  const watch = watchOf(desk, stated);
  if (watch === null || watch.ms >= hold) return null;
  const time = formatDuration(watch.ms);
  const place = watch.line === line || stated.item.kind === "verb" ? "" : ` (line ${watch.line})`;
  if (watch.kind === "rung")
    return {
      span: lineSpan(line),
      what: `${must}, but each rung is held for ${time} at most${place}`,
      why: "the traffic is raised before the guard can trip, at every rung",
      fix: "hold the rungs for longer than the guard must last, or shorten the guard",
    };
  return {
    span: lineSpan(line),
    what: `${must}, but ${watch.kind === "all" ? "all the watching together takes" : "it is watched for"} ${time}${place}`,
  };
}

/** "> 5 % and < 2 %" of one figure. */
function excludesItself(when: Condition): FigureCondition | null {
  if ("any" in when) return when.any.map(excludesItself).find((found) => found !== null) ?? null;
  if (!("all" in when)) return null;
  const claims = when.all.flatMap((one) => ("figure" in one ? (claimOf(one) ?? []) : []));
  const clash = claims.find((claim, index) =>
    claims.slice(0, index).some((other) => {
      const both = meet(claim.range, other.range);
      return other.key === claim.key && both.low > both.high;
    }),
  );
  return clash?.said ?? null;
}

/** Each is compared with all that is watched. */
const MOST = 300;

function find(desk: Desk): readonly Hit[] {
  const guards = statedIn(desk)
    .filter(({ action }) => action !== null)
    .slice(0, MOST);
  const impossible = desk.items.flatMap((item): readonly Hit[] => {
    const said = item.kind === "guard" ? excludesItself(item.when) : null;
    if (said === null) return [];
    const what = `${conditionWords(said)} excludes what it is joined to by "and"`;
    return [{ span: lineSpan(item.lines[0]), what, fix: 'say "or", or correct the numbers' }];
  });
  const hits = guards
    .map((stated) => thresholdHit(stated) ?? holdHit(desk, stated))
    .filter((hit) => hit !== null);
  const seen = new Set<string>();
  return [...impossible, ...hits].filter(({ what }) => !seen.has(what) && seen.add(what));
}

export const guardCannotTrip: Rule = {
  code: "GUARD_CANNOT_TRIP",
  level: "warning",
  title: "a guard that can never trip",
  why: "the watch ends before the guard can trip, so a bad release passes it",
  fix: "watch for longer than the guard must last, or shorten what it must last",
  find,
};
