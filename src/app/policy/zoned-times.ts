/**
 * Times as people type them, on the clock of an environment, to instants; and instants back in words on that clock. What
 * the clock is now is passed in.
 */
import { Temporal } from "temporal-polyfill/implementation";
import { formatInstant, type Instant, instant, parseDuration, parseInstant } from "../../base/index.ts";

export interface TimeAsked {
  readonly text: string;
  readonly zone: string;
  readonly now: Instant;
  /** What a length such as `+3d` and a time of day count from; a day alone is meant to its end where it is an end. */
  readonly from: Instant;
  readonly as: "beginning" | "end";
}

const DAY = /^(\d{4}-\d{2}-\d{2})$/;
const WALL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
const LATER = /^\+\s?(\S.{0,40})$/;

/** Null where it is no time. */
export function readTime(asked: TimeAsked): Instant | null {
  const text = asked.text.trim();
  if (text === "now") return asked.now;
  const length = LATER.exec(text)?.[1];
  try {
    if (length !== undefined) return later(asked, length);
    return onTheClock(text, asked) ?? parseInstant(text);
  } catch {
    // A day or an hour that does not exist, or one beyond all calendars.
    return null;
  }
}

function later({ zone, from }: TimeAsked, text: string): Instant | null {
  const days = /^(\d{1,4})\s?(?:d|days?)$/.exec(text)?.[1];
  // Days go by the calendar: three days later it is as late as now, though the clock was changed between.
  if (days !== undefined) return instant(zoned(from, zone).add({ days: Number(days) }).epochMilliseconds);
  const ms = parseDuration(text);
  return ms === null ? null : instant(from + ms);
}

function onTheClock(text: string, { zone, from, as }: TimeAsked): Instant | null {
  const day = DAY.exec(text)?.[1];
  if (day !== undefined) {
    const date = Temporal.PlainDate.from(day, { overflow: "reject" });
    return instant((as === "end" ? date.add({ days: 1 }) : date).toZonedDateTime(zone).epochMilliseconds);
  }
  const wall = WALL.exec(text);
  if (wall !== null) {
    const at = Temporal.PlainDateTime.from(`${wall[1]}T${wall[2]}`, { overflow: "reject" });
    return instant(at.toZonedDateTime(zone).epochMilliseconds);
  }
  const clock = CLOCK.exec(text);
  if (clock === null) return null;
  const base = zoned(from, zone);
  const time = Temporal.PlainTime.from(`${clock[1]?.padStart(2, "0")}:${clock[2]}`, { overflow: "reject" });
  const same = base.withPlainTime(time);
  // The end of something that begins at 16:00 is 17:00 of that day, or 09:00 of the next.
  const isBefore = as === "end" && same.epochMilliseconds <= from;
  return instant((isBefore ? base.add({ days: 1 }).withPlainTime(time) : same).epochMilliseconds);
}

const zoned = (at: Instant, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const two = (value: number): string => String(value).padStart(2, "0");

/** `Mon 2026-11-23 09:00` */
export function wallText(at: Instant, zone: string): string {
  const { dayOfWeek, year, month, day, hour, minute } = zoned(at, zone);
  return `${DAYS[dayOfWeek - 1]} ${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

/** The end of a day is the day's own, `Sat 2027-01-02 24:00`, as a window writes it. */
export function wallEnd(at: Instant, zone: string): string {
  const { hour, minute } = zoned(at, zone);
  if (hour !== 0 || minute !== 0) return wallText(at, zone);
  return wallText(instant(at - 1), zone).replace(/\d\d:\d\d$/, "24:00");
}

/** `2026-11-23T09:00:00-05:00` */
export const wallIso = (at: Instant, zone: string): string =>
  zoned(at, zone).toString({ timeZoneName: "never", fractionalSecondDigits: 0 });

/** `2026-11-23T14:00:00Z` */
export const utcIso = (at: Instant): string => formatInstant(at).replace(/\.000Z$/, "Z");
