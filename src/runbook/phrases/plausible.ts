/**
 * Is a number beside a name a condition at all? Plans, settings and prose hold numbers too ("Timeline: 5 min",
 * `min_size=5`), and a value alone counts only where it stands by its figure and it is known which way is worse.
 */
import type { Sense } from "./clause.ts";
import type { ValueSite } from "./comparing.ts";
import { FILLER } from "./comparison-words.ts";
import { worseOf } from "./figures.ts";
import type { Named } from "./naming.ts";
import type { Parts } from "./parts.ts";
import { TIMED } from "./subject.ts";

/** Lengths of the work itself, not of anything measured. */
const PLAN =
  /timeline|\beta\b|estimat|\bexpected\b|tiempo|schedule|rollback(?! (?:time|duration))|phase|\bstep|action|validation|verification|(?:total|lead|acknowledge) time|window$|runtime$/;
const MINUTE = 60_000;
const STATUS_BASE = /^(?:the )?(?:baseline|normal|usual|historical|established)/;
const SHARES = /^(?:.* )?(?:error rate|success rate|availability|order success rate|checkout conversion)$/;
const SPELLED_BOUND =
  /^(?:at least|at most|up to|minimum|maximum|min|max|minimum of|maximum of|reach\w*|hits?|meets?|within)$/;
const FARTHEST = 14;

/** Between the figure and the value nothing but small words and marks. */
function adjacent({ tokens, used }: Parts, value: ValueSite, at: readonly number[]): boolean {
  const [first = 0, last = -1] = [at[0], at.at(-1)];
  const [from, to] = last < value.at ? [last + 1, value.at] : [value.end, first];
  return tokens.slice(from, to).every((token, index) => {
    const number = from + index;
    if (token.kind === "mark") return /^[:(=)~≈"|-]$/.test(token.text);
    return used.has(number) || FILLER.has(token.text);
  });
}

/** "MTTR < 30 min" compares; "Checks (≤ 5 min)" says how long they may take. */
function plainlyCompared({ tokens, comparison }: Parts, at: readonly number[], value: ValueSite): boolean {
  if (!comparison || comparison.at > value.at || SPELLED_BOUND.test(comparison.text)) return false;
  const last = at.at(-1) ?? -1;
  const between = tokens.slice(last + 1, comparison.at);
  return last >= 0 && last < comparison.at && !between.some(({ text }) => /^[|(]$/.test(text));
}

/** A figure's unit must be one that it can have. */
function fits(named: Named, value: ValueSite, parts: Parts): boolean {
  const { subject, known } = named;
  const { base } = parts;
  const { unit, value: number } = value.quantity;
  if (unit === "ms") {
    if (subject.figure === "latency") return number < MINUTE;
    if (known) return TIMED.test(subject.figure) || named.at.length === 0;
    return (
      !PLAN.test(subject.figure) && (TIMED.test(subject.figure) || plainlyCompared(parts, named.at, value))
    );
  }
  // "error rate > 5": of what? A share needs its sign.
  if (value.quantity.bare && SHARES.test(subject.figure) && number !== 0) return false;
  if (
    subject.figure === "throughput" &&
    value.quantity.bare &&
    SPELLED_BOUND.test(parts.comparison?.text ?? "")
  )
    return false;
  const share = unit === "percent" && base === null;
  // "10% of traffic" is a rung of a ladder, not a throughput.
  return !(subject.figure === "throughput" && share && value.high === null && !hasTurn(subject.figure));
}

const hasTurn = (figure: string): boolean => /drop|increase|loss/.test(figure);

/** The clause's own words are trusted with a comparison sign, less with words, and not with "=" or a setting. */
function ownTrusted(parts: Parts, named: Named, value: ValueSite): boolean {
  const { comparison } = parts;
  if (named.known) return true;
  if (comparison?.text === "=" || !/[\p{L}]{3}/u.test(named.subject.figure)) return false;
  if (!comparison) return value.quantity.unit !== "count" || parts.tokens[value.end]?.text === "consecutive";
  return !(value.quantity.bare && SPELLED_BOUND.test(comparison.text));
}

export function plausible(parts: Parts, named: Named, sense: Sense): boolean {
  const { value, comparison, base, tokens, turn } = parts;
  if (!value) {
    if (base === null) return false;
    return (
      comparison !== null ||
      (sense === "good" && named.known && STATUS_BASE.test(base.text) && tokens.length <= 8)
    );
  }
  if (!ownTrusted(parts, named, value)) return false;
  if (turn === null && !fits(named, value, parts)) return false;
  if (comparison) return true;
  // Which way a value alone points must be known: a guard turned round is the worst mistake.
  if (worseOf(named.subject.figure) === null && value.quantity.value !== 0 && !value.high) return false;
  if (tokens.length > FARTHEST || !adjacent(parts, value, named.at)) return false;
  if (tokens[value.end]?.text === "consecutive" && value.quantity.bare) return true;
  const said = /^(?::|=|be|is|at|of|to|by)$/.test(tokens[value.at - 1]?.text ?? "") || tokens.length <= 3;
  return !value.quantity.bare || said || turn !== null;
}
