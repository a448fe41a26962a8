/**
 * Clocks on walls: which day it is somewhere at an instant, and at which instant a clock there shows a time. The only file
 * that knows the package for time zones; it never asks what time it is now.
 */
import { Temporal } from "temporal-polyfill/implementation";
import type { Day, Instant } from "../base/index.ts";

/** Days since 1970-01-01, as a calendar on a wall there counts them. */
export type LocalDay = number;

export const MINUTES_A_DAY = 1440;
const MINUTE_MS = 60_000;
const DAY_MS = MINUTES_A_DAY * MINUTE_MS;

/** From the day of 1970-01-01 on. */
const DAYS = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"] as const satisfies readonly Day[];

export const weekdayOf = (day: LocalDay): Day => DAYS[((day % 7) + 7) % 7] ?? "thu";

const zonedAt = (zone: string, at: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

export function isKnownZone(zone: string): boolean {
  try {
    return zonedAt(zone, 0 as Instant).epochMilliseconds === 0;
  } catch {
    return false;
  }
}

/** What the clock there shows, as milliseconds since its own 1970-01-01 00:00. */
const shownMs = (zone: string, at: Instant): number =>
  at + Math.round(zonedAt(zone, at).offsetNanoseconds / 1_000_000);

export const dayAt = (zone: string, at: Instant): LocalDay => Math.floor(shownMs(zone, at) / DAY_MS);

/**
 * The instant at which a clock there comes to show this. A time that occurs twice: the first or the last time that the clock
 * comes to it from the minute before, and not by being set back to it; one that does not occur: the next instant that does,
 * which is the change of the clock itself.
 */
export function instantOf(
  zone: string,
  {
    day,
    minutes,
    which,
  }: { readonly day: LocalDay; readonly minutes: number; readonly which: "first" | "last" },
): Instant {
  const ms = day * DAY_MS + minutes * MINUTE_MS;
  const shown = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO("UTC").toPlainDateTime();
  const early = shown.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (!early.toPlainDateTime().equals(shown)) {
    const change = early.getTimeZoneTransition("next");
    return (change ?? early).epochMilliseconds as Instant;
  }
  if (which === "first") return early.epochMilliseconds as Instant;
  const late = shown.toZonedDateTime(zone, { disambiguation: "later" }).epochMilliseconds as Instant;
  const isReached = shownMs(zone, (late - 1) as Instant) === ms - 1;
  return isReached ? late : (early.epochMilliseconds as Instant);
}

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** `Mon 2026-03-09 09:00 (America/New_York)`. */
export function formatLocal(at: Instant, zone: string): string {
  const zoned = zonedAt(zone, at);
  const day = weekdayOf(dayAt(zone, at));
  const name = `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
  const date = `${pad(zoned.year, 4)}-${pad(zoned.month)}-${pad(zoned.day)}`;
  return `${name} ${date} ${pad(zoned.hour)}:${pad(zoned.minute)} (${zone})`;
}
