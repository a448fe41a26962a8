/**
 * Lengths of time as people write them ("5m", "two hours", "15-30 minutes") to milliseconds, and back in the
 * words of the terminal. It knows no calendar: a day is 24 hours, a week seven days, a month thirty.
 */

export interface DurationRange {
  readonly minMs: number;
  readonly maxMs: number;
}

export interface FoundDuration {
  readonly ms: number;
  readonly at: number;
  readonly end: number;
}

export interface FoundRange extends DurationRange {
  readonly at: number;
  readonly end: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?|segundos?)$/, SECOND],
  [/^(?:m|mins?|minutes?|minutos?)$/, MINUTE],
  [/^(?:h|hrs?|hours?|horas?)$/, HOUR],
  [/^(?:d|days?)$/, DAY],
  [/^(?:w|wks?|weeks?)$/, 7 * DAY],
  [/^months?$/, 30 * DAY],
];

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ["zero", 0],
  ["a", 1],
  ["an", 1],
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["twelve", 12],
  ["fifteen", 15],
  ["twenty", 20],
  ["thirty", 30],
  ["sixty", 60],
]);

/** Longer texts are looked at no further than this. */
const LIMIT = 400;

const NUMBER = /(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,6})?/y;
const WORD = /[a-z]{1,12}/iy;
const HALF = /half (?:an?|of an?) (hour|day|minute|week)(?![a-z])/iy;
const UNIT =
  /\+?[ \t\u00a0]{0,2}-?(?:(?:full|whole|business|working|calendar|consecutive) )?([a-z]{1,12})(?![a-z_])/iy;
const JOIN = /(?:,? and )|,? ?/iy;
const BETWEEN = / {0,2}(?:-|–|—|‑|to|or|and) {0,2}/iy;

function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const unitMs = (word: string): number | null =>
  UNITS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? null;

const startsInsideWord = (text: string, at: number): boolean =>
  at > 0 && /[\p{L}\p{N}_.:/]/u.test(text[at - 1] ?? "");

function numberAt(text: string, at: number): { value: number; end: number } | null {
  const digits = stick(NUMBER, text, at);
  if (digits) return { value: Number(digits[0].replaceAll(",", "")), end: at + digits[0].length };
  const word = stick(WORD, text, at)?.[0];
  const value = word === undefined ? undefined : NUMBER_WORDS.get(word.toLowerCase());
  return word === undefined || value === undefined ? null : { value, end: at + word.length };
}

function partAt(text: string, at: number): { value: number; unit: number; end: number } | null {
  const number = numberAt(text, at);
  if (!number) return null;
  const unit = stick(UNIT, text, number.end);
  const size = unit?.[1] === undefined ? null : unitMs(unit[1]);
  return unit && size !== null ? { value: number.value, unit: size, end: number.end + unit[0].length } : null;
}

/** The length of time that begins exactly at `at`: "1h30m", "2 hours and 5 min", "half an hour". */
export function durationAt(text: string, at: number): FoundDuration | null {
  const half = stick(HALF, text, at);
  if (half?.[1]) return { ms: (unitMs(half[1]) ?? 0) / 2, at, end: at + half[0].length };
  const first = partAt(text, at);
  if (!first) return null;
  let ms = first.value * first.unit;
  let { unit, end } = first;
  for (;;) {
    const join = stick(JOIN, text, end);
    const next = /\d/.test(text[end + (join?.[0].length ?? 0)] ?? "")
      ? partAt(text, end + (join?.[0].length ?? 0))
      : null;
    if (!next || next.unit >= unit) break;
    ms += next.value * next.unit;
    unit = next.unit;
    end = next.end;
  }
  return { ms: Math.round(ms), at, end };
}

/** The length or range of lengths that begins exactly at `at`; one length is a range of itself. */
export function durationRangeAt(text: string, at: number): FoundRange | null {
  const one = durationAt(text, at);
  const from = one ?? numberAt(text, at);
  if (!from) return null;
  const between = stick(BETWEEN, text, from.end);
  const to = between ? durationAt(text, from.end + between[0].length) : null;
  const joined = one === null || !/and/i.test(between?.[0] ?? "");
  if (!between || !to || !joined) return one && { minMs: one.ms, maxMs: one.ms, at, end: one.end };
  const lower = one ? one.ms : lowerBound(text, at, from.end + between[0].length);
  if (lower === null || lower > to.ms) return one && { minMs: one.ms, maxMs: one.ms, at, end: one.end };
  return { minMs: lower, maxMs: to.ms, at, end: to.end };
}

/** In "15-30 minutes" the first number borrows the unit of the second. */
function lowerBound(text: string, at: number, second: number): number | null {
  const number = numberAt(text, at);
  const part = partAt(text, second);
  return number && part ? Math.round(number.value * part.unit) : null;
}

/** Every length or range of lengths in the first 400 characters, in order. */
export function findDurations(text: string): readonly FoundRange[] {
  const head = text.slice(0, LIMIT);
  const found: FoundRange[] = [];
  for (let at = 0; at < head.length; at += 1) {
    if (startsInsideWord(head, at)) continue;
    const range = durationRangeAt(head, at);
    if (!range) continue;
    found.push(range);
    at = range.end - 1;
  }
  return found;
}

const AROUND =
  /^(?:\s|[<>≤≥~≈=]|under|over|about|around|approx(?:imately)?\.?|at least|at most|less than|more than|up to|within){0,6}/i;

/** The whole text as a range of lengths; bounds such as "<", "at least" and "+" are left out of account. */
export function parseDurationRange(text: string): DurationRange | null {
  const head = text.slice(0, LIMIT).trim();
  const range = durationRangeAt(head, AROUND.exec(head)?.[0].length ?? 0);
  if (!range || !/^[\s+.]*$/.test(head.slice(range.end))) return null;
  return { minMs: range.minMs, maxMs: range.maxMs };
}

/** The whole text as one length, or null; of a range the lower bound. */
export const parseDuration = (text: string): number | null => parseDurationRange(text)?.minMs ?? null;

/** "5 min", "1 h 30 min", "45 s", "2 days": exact, and read back by `parseDuration`. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (!Number.isSafeInteger(whole)) return "a very long time";
  const days = Math.floor(whole / DAY);
  const parts: readonly (readonly [number, string])[] = [
    [days, days === 1 ? "day" : "days"],
    [Math.floor((whole % DAY) / HOUR), "h"],
    [Math.floor((whole % HOUR) / MINUTE), "min"],
    [Math.floor((whole % MINUTE) / SECOND), "s"],
    [whole % SECOND, "ms"],
  ];
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? "0 s" : shown.join(" ");
}
