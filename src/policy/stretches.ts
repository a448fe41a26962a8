/**
 * A window of the week as stretches of real time: one for each of its days, from the instant at which the clock there first
 * shows its beginning to the one at which it last shows its end. A window over midnight belongs to the day that it begins on.
 */
import type { Instant, WeekWindow } from "../base/index.ts";
import { dayAt, instantOf, isKnownZone, type LocalDay, MINUTES_A_DAY, weekdayOf } from "./zoned.ts";

export interface Stretch {
  readonly from: Instant;
  /** The first instant that is no longer in it. */
  readonly to: Instant;
}

/** Where nobody says otherwise. */
export const zoneOf = ({ zone }: Pick<WeekWindow, "zone">): string => zone ?? "UTC";

const CLOCK = /^(\d{1,2}):(\d{2})$/;

function minutesOf(text: string): number | null {
  const [, hour, minute] = CLOCK.exec(text) ?? [];
  if (hour === undefined || minute === undefined || Number(minute) > 59) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes > MINUTES_A_DAY ? null : minutes;
}

/** Why nobody can tell when it is; null: it can be told. */
export function whyUnreadable(window: WeekWindow): string | null {
  if (!isKnownZone(zoneOf(window))) return `${zoneOf(window)} is no time zone that is known`;
  const wrong = [window.from, window.to].find((text) => text !== null && minutesOf(text) === null);
  return wrong == null ? null : `${wrong} is no time of day`;
}

const known = new WeakMap<WeekWindow, Map<LocalDay, Stretch | null>>();
const MOST_KNOWN = 64;

/** Asked again and again for the same few days. */
function stretchOn(window: WeekWindow, day: LocalDay): Stretch | null {
  const days = known.get(window) ?? new Map<LocalDay, Stretch | null>();
  known.set(window, days);
  const found = days.get(day);
  if (found !== undefined) return found;
  const stretch = findStretch(window, day);
  if (days.size >= MOST_KNOWN) days.clear();
  days.set(day, stretch);
  return stretch;
}

/** Null: its day is none of the window's, or no clock ever shows any of it. */
function findStretch(window: WeekWindow, day: LocalDay): Stretch | null {
  if (window.days.length > 0 && !window.days.includes(weekdayOf(day))) return null;
  const zone = zoneOf(window);
  const begin = window.from === null ? 0 : (minutesOf(window.from) ?? 0);
  const end = window.to === null ? MINUTES_A_DAY : (minutesOf(window.to) ?? 0);
  const over = end <= begin;
  const from = instantOf(zone, { day, minutes: begin, which: "first" });
  const to = instantOf(zone, { day: over ? day + 1 : day, minutes: end, which: "last" });
  if (from >= to || (over && !occurs(zone, day))) return null;
  return { from, to };
}

/** Where the date line was moved, a whole day was left out. */
const occurs = (zone: string, day: LocalDay): boolean =>
  instantOf(zone, { day, minutes: 0, which: "first" }) <
  instantOf(zone, { day, minutes: MINUTES_A_DAY, which: "last" });

/** When the last of the stretches that hold this instant ends; null: none does. */
export function coveredUntil(windows: readonly WeekWindow[], at: Instant): Instant | null {
  let until: Instant | null = null;
  for (const window of windows) {
    const today = dayAt(zoneOf(window), at);
    // The day after too: at midnight the clock may go back into the day before.
    for (const day of [today - 1, today, today + 1]) {
      const stretch = stretchOn(window, day);
      if (stretch === null || stretch.from > at || stretch.to <= at) continue;
      if (until === null || stretch.to > until) until = stretch.to;
    }
  }
  return until;
}

/** A week, and a day that may be left out of it, seen from the day before. */
const DAYS_AHEAD = 9;

/** The next beginning after this instant; null: there are no windows. */
export function nextBeginning(windows: readonly WeekWindow[], after: Instant): Instant | null {
  let next: Instant | null = null;
  for (const window of windows) {
    const today = dayAt(zoneOf(window), after);
    for (let day = today - 1; day <= today + DAYS_AHEAD; day += 1) {
      const from = stretchOn(window, day)?.from;
      if (from === undefined || from <= after) continue;
      if (next === null || from < next) next = from;
      break;
    }
  }
  return next;
}
