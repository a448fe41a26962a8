/** What clocks on walls show, told by Intl alone: another way to the same answer, to hold windows against. */
import fc from "fast-check";
import type { Day, WeekWindow } from "../../src/base/index.ts";

export const WEEK: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, fresh);
  return fresh;
}

export interface Shown {
  readonly day: Day;
  readonly minutes: number;
  /** Of its date, for telling one day from another. */
  readonly date: string;
  /** As though the clock ran in UTC. */
  readonly utc: number;
}

export function shownAt(zone: string, at: number): Shown {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { weekday = "", year, month, day, hour, minute } = parts;
  return {
    day: weekday.toLowerCase() as Day,
    minutes: Number(hour) * 60 + Number(minute),
    date: `${year}-${month}-${day}`,
    utc: Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)),
  };
}

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Is what the clock shows within the window, as a person at the wall would say. */
export function showsOpen(window: WeekWindow, at: number): boolean {
  const { day, minutes } = shownAt(window.zone ?? "UTC", at);
  const begin = window.from === null ? 0 : minutesOf(window.from);
  const end = window.to === null ? 1440 : minutesOf(window.to);
  const yesterday = WEEK[(WEEK.indexOf(day) + 6) % 7] ?? "mon";
  if (end > begin) return window.days.includes(day) && minutes >= begin && minutes < end;
  return (
    (window.days.includes(day) && minutes >= begin) || (window.days.includes(yesterday) && minutes < end)
  );
}

const AROUND = 4 * 60;

/**
 * Open as the clock shows it; and where the clock went back, all of the time from the first to the last occurrence of what is
 * within the window.
 */
export function mayBeOpen(window: WeekWindow, at: number): boolean {
  if (showsOpen(window, at)) return true;
  const zone = window.zone ?? "UTC";
  const shift = (time: number): number => shownAt(zone, time).utc - Math.floor(time / MINUTE) * MINUTE;
  const near = (sign: 1 | -1): number | undefined =>
    Array.from({ length: AROUND }, (_, i) => at + sign * (i + 1) * MINUTE).find((time) =>
      showsOpen(window, time),
    );
  const [before, behind] = [near(-1), near(1)];
  return before !== undefined && behind !== undefined && shift(behind) < shift(before);
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

const LIVELY = [
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "America/St_Johns",
  "Asia/Beirut",
  "America/Havana",
  "Pacific/Apia",
];

export const anyZone = fc.oneof(
  fc.constantFrom(...LIVELY),
  fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
);

/** Within what the zone tables of every system hold. */
export const anyTime = fc.integer({ min: 10_000_000, max: 34_000_000 }).map((minutes) => minutes * MINUTE);

export const anyWindow = (zone: fc.Arbitrary<string | null>): fc.Arbitrary<WeekWindow> =>
  fc.record({
    days: fc.subarray([...WEEK], { minLength: 1 }),
    from: fc.option(time),
    to: fc.option(time),
    zone,
  });

/** Instants around the changes of a zone's clock, where mistakes live. */
export function changesOf(zone: string, year: number): readonly number[] {
  const found: number[] = [];
  const offset = (at: number): number => shownAt(zone, at).utc - at;
  const HOUR = 60 * MINUTE;
  const end = Date.UTC(year + 1, 0, 1);
  for (let at = Date.UTC(year, 0, 1); at < end; at += 12 * HOUR) {
    if (offset(at) === offset(at + 12 * HOUR)) continue;
    let [low, high] = [at, at + 12 * HOUR];
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}
