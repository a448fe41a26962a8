/**
 * A number with its unit as written ("5%", "2.5 s", "10k req/min", "2x") in base units: percent, ms, bytes,
 * per second, count, times. Status codes, percentiles, versions, dates and clock times are no quantities.
 */
import type { Unit } from "../../base/index.ts";

export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
  /** What the written number was multiplied by, so that "200-500 ms" can lend it to its first number. */
  readonly factor: number;
  /** No unit was written. */
  readonly bare: boolean;
  /** "5%+": that much or more. */
  readonly plus: boolean;
  readonly end: number;
  /** What a rate counts: "errors" of "50 errors per minute"; absent where the unit says nothing of it. */
  readonly thing?: string;
}

const THING_OF = /^\s*(errors?|err|messages?|events?|orders?|writes?|reads?)/;

const NUMBER = /(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?/y;
const NOT_A_NUMBER =
  /0x[0-9a-f]{0,80}|\d+(?:[.:/-]\d+){2,}|\d{1,2}:\d{2}|\d{1,4}\/\d{1,4}(?!\s?s)|\d+(?:st|nd|rd|th|xx)(?![a-z])/y;
const NUMBER_WORD =
  /(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty)(?![a-z-])/y;
const COUNTED = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const LARGER: ReadonlyMap<string, number> = new Map([
  ["twelve", 12],
  ["fifteen", 15],
  ["twenty", 20],
  ["thirty", 30],
  ["sixty", 60],
]);

const EVERY = "(?:/|\\s{0,2}per\\s{1,2}|\\s{0,2}/\\s{0,2}|\\s{1,2}an?\\s{1,2})";
const THING =
  "(?:req(?:uest)?s?|queries|query|ops|operations|errors?|err|msgs?|messages?|events?|transactions?|tx|writes?|reads?|orders?|hits?|calls?)?";
const END = "(?![a-z0-9_])";

const unit = (source: string, name: Unit, factor: number): readonly [RegExp, Unit, number] => [
  new RegExp(source, "y"),
  name,
  factor,
];

/** In order: the first that matches wins, so rates stand before lengths ("5 /min", not "5 min"). */
const UNITS: readonly (readonly [RegExp, Unit, number])[] = [
  unit("\\s{0,2}(?:%|percent(?:age points?)?(?![a-z])|pct(?![a-z])|pp(?![a-z]))", "percent", 1),
  unit(`\\s{0,2}(?:rps|qps|tps|hz|iops)${END}`, "per-second", 1),
  unit(`\\s{0,2}rpm${END}`, "per-second", 1 / 60),
  unit(`\\s{0,2}${THING}${EVERY}(?:s|secs?|seconds?)${END}`, "per-second", 1),
  unit(`\\s{0,2}${THING}${EVERY}(?:m|mins?|minutes?)${END}`, "per-second", 1 / 60),
  unit(`\\s{0,2}${THING}${EVERY}(?:h|hrs?|hours?)${END}`, "per-second", 1 / 3600),
  unit(`\\s{0,2}mb/s${END}`, "per-second", 1e6),
  unit(`\\s{0,2}(?:x|×|-?fold)${END}`, "times", 1),
  unit(
    "\\s{1,2}times(?=\\s+(?:the|its|our|baseline|normal|usual|typical|higher|more|slower|stable|average|that|as))",
    "times",
    1,
  ),
  unit(`\\s{0,2}(?:ms|msecs?|millis|milliseconds?)${END}`, "ms", 1),
  unit(`\\s{0,2}(?:µs|us|microseconds?)${END}`, "ms", 0.001),
  unit(`\\s{0,2}-?(?:s|secs?|seconds?|segundos?)${END}`, "ms", 1000),
  unit(`\\s{0,2}-?(?:m|mins?|minutes?|minutos?)${END}`, "ms", 60_000),
  unit(`\\s{0,2}-?(?:h|hrs?|hours?|horas?)${END}`, "ms", 3_600_000),
  unit(`\\s{0,2}-?(?:d|days?)${END}`, "ms", 86_400_000),
  unit(`\\s{0,2}-?(?:weeks?)${END}`, "ms", 604_800_000),
  unit(`\\s{0,2}(?:kib|ki)${END}`, "bytes", 1024),
  unit(`\\s{0,2}(?:mib|mi)${END}`, "bytes", 1024 ** 2),
  unit(`\\s{0,2}(?:gib|gi)${END}`, "bytes", 1024 ** 3),
  unit(`\\s{0,2}(?:tib|ti)${END}`, "bytes", 1024 ** 4),
  unit(`\\s{0,2}kb${END}`, "bytes", 1e3),
  unit(`\\s{0,2}(?:mb|megabytes?)${END}`, "bytes", 1e6),
  unit(`\\s{0,2}(?:gb|gigabytes?|gigs?)${END}`, "bytes", 1e9),
  unit(`\\s{0,2}tb${END}`, "bytes", 1e12),
  unit(`\\s{0,2}bytes?${END}`, "bytes", 1),
];

const SCALE = /(?:k(?![a-z])|\s?(?:thousand|million)(?![a-z]))/y;

function stick(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function numberAt(text: string, at: number): { value: number; end: number } | null {
  if (stick(NOT_A_NUMBER, text, at) !== null) return null;
  const digits = stick(NUMBER, text, at);
  if (digits === null) return wordNumberAt(text, at);
  const value = Number(digits.replaceAll(",", ""));
  const scale = stick(SCALE, text, at + digits.length) ?? "";
  const by = scale === "" ? 1 : scale.includes("m") ? 1e6 : 1000;
  return { value: value * by, end: at + digits.length + scale.length };
}

function wordNumberAt(text: string, at: number): { value: number; end: number } | null {
  const word = stick(NUMBER_WORD, text, at);
  if (word === null) return null;
  const value = LARGER.get(word) ?? COUNTED.indexOf(word);
  return { value, end: at + word.length };
}

/** The digits of a version, a date, a clock time or a percentile that begins at `at`: a word, not a number. */
export const wordOfDigits = (text: string, at: number): string | null => stick(NOT_A_NUMBER, text, at);

const tidy = (value: number): number => Number(value.toPrecision(12));

const MULTIPLE = /(?:doubles?|doubled|twice|triples?|tripled)(?![a-z-])/y;

/** "doubles", "twice the baseline". */
function multipleAt(text: string, at: number): Quantity | null {
  const word = stick(MULTIPLE, text, at);
  if (word === null) return null;
  const value = word.startsWith("t") && word !== "twice" ? 3 : 2;
  return { value, unit: "times", factor: 1, bare: false, plus: /[sd]$/.test(word), end: at + word.length };
}

/** The quantity that begins exactly at `at` of a lower-case text, or null. */
export function quantityAt(text: string, at: number): Quantity | null {
  const number = numberAt(text, at);
  if (!number) return multipleAt(text, at);
  const early = text[number.end] === "+" ? 1 : 0;
  for (const [pattern, name, factor] of UNITS) {
    const written = stick(pattern, text, number.end + early);
    if (written === null) continue;
    const end = number.end + early + written.length;
    const late = text[end] === "+" ? 1 : 0;
    const thing = THING_OF.exec(written)?.[1];
    return {
      value: tidy(number.value * factor),
      unit: name,
      factor,
      bare: false,
      plus: early + late > 0,
      end: end + late,
      ...(thing === undefined ? {} : { thing }),
    };
  }
  if (/[a-z_]/.test(text[number.end] ?? "")) return null;
  return {
    value: number.value,
    unit: "count",
    factor: 1,
    bare: true,
    plus: early > 0,
    end: number.end + early,
  };
}
