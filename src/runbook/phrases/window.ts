/**
 * When releases may start and when they may not: "Weekdays 09:00-17:00", "no Friday deploys after 15:00". Weeks only:
 * a freeze between two dates and "business hours" without their hours are left to a person.
 */
import type { Day, WeekWindow } from "../../base/index.ts";
import { type DaysSite, findDays, findTimes, type TimeSite, WEEK } from "./clock.ts";
import { phraseText } from "./plain.ts";
import { zoneIn } from "./zones.ts";

export type ReadWindow = { readonly kind: "window" | "freeze" } & WeekWindow;

const FORBIDS =
  /\b(?:no|not|never|avoid|don['’]?t|cannot|can['’]t|freeze|frozen|freezes|blackout|black-out|prohibited|forbidden|banned|disallowed|without|blocked|except|excluding|off-limits)\b/i;
/** A part of the sentence that turns round what went before: "Mon–Thu, but never on Fridays". */
const TURN =
  /[;.]\s+|,?\s+(?:but|except|excluding)\s+(?=\S)|,\s+(?=(?:no|not|never|avoid)\b)|\s+[-–—]\s+(?=(?:no|never|avoid)\b)|\((?=(?:no|not|never|avoid)\b)/i;

const EXCEPT = /\b(?:except|excluding)\b/i;

interface Stretch {
  readonly days: readonly Day[];
  readonly times: readonly TimeSite[];
}

/** Days go with the times after them; times that stand first go with the days after them. */
function stretches(sites: readonly (DaysSite | TimeSite)[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let days: Day[] = [];
  let times: TimeSite[] = [];
  const flush = () => {
    if (days.length + times.length > 0) found.push({ days: WEEK.filter((day) => days.includes(day)), times });
    days = [];
    times = [];
  };
  let timeFirst = false;
  for (const site of sites) {
    if (site.kind === "time") {
      if (timeFirst && days.length > 0) flush();
      if (days.length === 0 && times.length === 0) timeFirst = true;
      times.push(site);
      continue;
    }
    if (days.length > 0 && times.length > 0 && !timeFirst) flush();
    if (days.length === 0 && times.length === 0) timeFirst = false;
    days.push(...site.days);
  }
  flush();
  return found;
}

function windowsOf(clause: string, zone: string | null, kind: "window" | "freeze"): readonly ReadWindow[] {
  const zoned = zoneIn(clause) !== null;
  const sites = [...findDays(clause), ...findTimes(clause, zoned)].sort((a, b) => a.at - b.at);
  return stretches(sites).flatMap(({ days, times }): ReadWindow[] => {
    const on = days.length > 0 ? days : WEEK;
    // "At 22:00" without a day, or "every day" without a time, bounds nothing.
    if (times.length === 0 && on.length === WEEK.length) return [];
    if (days.length === 0 && times.every(({ point }) => point)) return [];
    if (times.length === 0) return [{ kind, days: on, from: null, to: null, zone }];
    return bounds(times).map(([from, to]) => ({ kind, days: on, from, to, zone }));
  });
}

/** "after 09:00 and before 16:00" is one stretch of the day. */
function bounds(times: readonly TimeSite[]): readonly (readonly [string | null, string | null])[] {
  const [first, second] = times;
  const pair = times.length === 2 && first?.to === null && second?.from === null;
  if (pair && first && second) return [[first.from, second.to]];
  return times.map(({ from, to }) => [from, to]);
}

/** Every window and freeze a text states; empty where it states none. */
export function readWindow(markdown: string, defaultZone?: string): readonly ReadWindow[] {
  const text = phraseText(markdown);
  const zone = zoneIn(text) ?? defaultZone ?? null;
  const found: ReadWindow[] = [];
  let at = 0;
  for (;;) {
    const turn = TURN.exec(text.slice(at));
    const clause = text.slice(at, turn ? at + turn.index : undefined);
    const forbids = FORBIDS.test(clause) || EXCEPT.test(text.slice(Math.max(0, at - 12), at));
    found.push(...windowsOf(clause, zone, forbids ? "freeze" : "window"));
    if (!turn) return found;
    at += turn.index + turn[0].length;
  }
}
