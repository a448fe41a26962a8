/** Days of the week and clock times in a text, with their places: "Mon–Thu", "weekends", "9am-4pm", "after 15:00". */
import type { Day } from "../../base/index.ts";

export interface DaysSite {
  readonly kind: "days";
  readonly days: readonly Day[];
  readonly at: number;
}

export interface TimeSite {
  readonly kind: "time";
  readonly from: string | null;
  readonly to: string | null;
  /** Only a point in time ("at 22:00"), not a bound of a stretch. */
  readonly point: boolean;
  readonly at: number;
}

export const WEEK: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAYS = WEEK.slice(0, 5);
const WEEKEND = WEEK.slice(5);

const FULL = "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?";
/** Short names in capitals, for "sat" and "sun" are words too. */
const SHORT = "Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN";
const NAME = `(?:${SHORT}|${FULL.replaceAll(/([mtwfs])(?=onday|uesday|ednesday|hursday|riday|aturday|unday)/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})`;
const DAYS = new RegExp(
  `(?<![A-Za-z])(?:(${NAME})\\.?\\s{0,2}(?:-|–|—|to|through|thru|until)\\s{0,2}(${NAME})|(${NAME})|([Ww]eek-?days?|(?<!(?:\\d|one|two|three|four|five|six|seven|ten|few|several) )(?:[Ww]orking|[Bb]usiness) days)|([Ww]eek-?ends?)|([Dd]aily|[Ee]very day|[Aa]ny ?day|24/7|all week))(?![A-Za-z])`,
  "g",
);

const dayOf = (name: string): number => WEEK.indexOf(name.slice(0, 3).toLowerCase() as Day);

function between(from: string, to: string): readonly Day[] {
  const [first, last] = [dayOf(from), dayOf(to)];
  return first <= last ? WEEK.slice(first, last + 1) : [...WEEK.slice(first), ...WEEK.slice(0, last + 1)];
}

/** Feasts that are called after a day: "the week of Black Friday" is no Friday. */
const FEAST =
  /\b(?:black|good|cyber|easter|ash|holy|maundy|palm|whit|boxing|super|giving|bank holiday|shrove) $/i;

export function findDays(text: string): readonly DaysSite[] {
  const named = [...text.matchAll(DAYS)].filter(
    (match) => !FEAST.test(text.slice(Math.max(0, match.index - 16), match.index)),
  );
  return named.map((match): DaysSite => {
    const [, from, to, one, weekdays, weekend] = match;
    const at = match.index;
    if (from !== undefined && to !== undefined) return { kind: "days", days: between(from, to), at };
    if (one !== undefined) return { kind: "days", days: WEEK.filter((_, index) => index === dayOf(one)), at };
    return {
      kind: "days",
      days: weekdays !== undefined ? WEEKDAYS : weekend !== undefined ? WEEKEND : WEEK,
      at,
    };
  });
}

const CLOCK = "(\\d{1,2})(?:[:.h](\\d{2}))?\\s{0,2}([ap])?(?:\\.?m\\.?)?";
const RANGE = new RegExp(
  `(?<![\\d:.,/v-])${CLOCK}\\s{0,2}(?:[A-Z]{2,4}\\s{0,2})?(?:-|–|—|to|until|and|till)\\s{0,2}${CLOCK}(h|hrs)?(?![\\d:%a-z])`,
  "gi",
);
const EDGE =
  /(after|from|since|past|before|until|till|by|starting(?: at)?|[-–—]|at|@)\s{0,2}(?:(\d{1,2})(?:[:.](\d{2}))?\s{0,2}([ap])?(?:\.?m\.?)?|(noon|midday|midnight))(?![\d:%a-z]|\.\d)/gi;
const SINGLE =
  /(?<![\d:.,/+-])(\d{1,2}):(\d{2})\s{0,2}([ap])?(?:\.?m\.?)?(?![\d:])|(?<![\d:.,/+-])(\d{1,2})\s{0,2}([ap])\.?m\b/gi;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** It says "am", "pm" or minutes, so that it is a time and no other number. */
  readonly said: boolean;
}

function clockOf(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): Clock | null {
  const said = minute !== undefined || half !== undefined;
  let hours = Number(hour ?? Number.NaN);
  if (half !== undefined) hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const minutes = Number(minute ?? 0);
  return hours >= 0 && hours <= 24 && minutes < 60 ? { hour: hours, minute: minutes, said } : null;
}

const spoken = ({ hour, minute }: Clock): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

function rangeOf(match: RegExpMatchArray, zoned: boolean): TimeSite | null {
  const [, hour, minute, half, toHour, toMinute, toHalf, hours] = match;
  const to = clockOf(toHour, toMinute, toHalf);
  // "1-3pm" lends its half of the day to the first hour; "10-2pm" began in the morning.
  const plain = clockOf(hour, minute, half ?? toHalf);
  const lent = half === undefined && toHalf !== undefined && plain && to && plain.hour > to.hour;
  const from = lent ? clockOf(hour, minute, "a") : plain;
  const told = from?.said || to?.said || hours !== undefined || zoned;
  return from && to && told
    ? { kind: "time", from: spoken(from), to: spoken(to), point: false, at: match.index ?? 0 }
    : null;
}

function edgeOf(match: RegExpMatchArray): TimeSite | null {
  const [, word = "", hour, minute, half, named] = match;
  const clock =
    named === undefined
      ? clockOf(hour, minute, half)
      : { hour: named === "midnight" ? 0 : 12, minute: 0, said: true };
  if (!clock?.said) return null;
  const ends = /^(?:before|until|till|by|[-–—])$/i.test(word);
  const at = match.index ?? 0;
  if (ends) return { kind: "time", from: null, to: spoken(clock), point: false, at };
  return { kind: "time", from: spoken(clock), to: null, point: /^(?:at|@)$/i.test(word), at };
}

/** Ranges first, then bounds, then single times, none inside another. `zoned`: a zone follows, so "9-17" is a time. */
export function findTimes(text: string, zoned: boolean): readonly TimeSite[] {
  const sites: TimeSite[] = [];
  const taken: (readonly [number, number])[] = [];
  const add = (match: RegExpMatchArray, site: TimeSite | null) => {
    const [at, end] = [match.index ?? 0, (match.index ?? 0) + match[0].length];
    if (site === null || taken.some(([from, to]) => at < to && from < end)) return;
    sites.push(site);
    taken.push([at, end]);
  };
  for (const match of text.matchAll(RANGE)) add(match, rangeOf(match, zoned));
  for (const match of text.matchAll(EDGE)) add(match, edgeOf(match));
  for (const match of text.matchAll(SINGLE)) {
    const clock = clockOf(match[1] ?? match[4], match[2], match[3] ?? match[5]);
    add(match, clock && { kind: "time", from: spoken(clock), to: null, point: true, at: match.index });
  }
  return sites.sort((a, b) => a.at - b.at);
}
