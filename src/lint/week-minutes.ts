/**
 * Windows and freezes as minutes of one week. Times of one zone are compared as they stand; of several zones by their
 * standard offsets, with an hour's room for summer time; zones that are not known are not compared with known ones.
 */
import type { Day, WeekWindow } from "../base/index.ts";

const DAYS: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 1440;
const WEEK = 7 * DAY;

/** One flag per minute; shifted ends wrap round the week. */
export type Minutes = Uint8Array;

/** Minutes east of UTC in winter. */
const OFFSETS: ReadonlyMap<string, number> = new Map([
  ["UTC", 0],
  ["Europe/London", 0],
  ["Europe/Lisbon", 0],
  ["Europe/Berlin", 60],
  ["Europe/Paris", 60],
  ["Europe/Vienna", 60],
  ["Europe/Zurich", 60],
  ["Europe/Amsterdam", 60],
  ["Europe/Madrid", 60],
  ["Europe/Rome", 60],
  ["Europe/Stockholm", 60],
  ["Europe/Warsaw", 60],
  ["Europe/Helsinki", 120],
  ["America/New_York", -300],
  ["America/Toronto", -300],
  ["America/Chicago", -360],
  ["America/Denver", -420],
  ["America/Los_Angeles", -480],
  ["America/Sao_Paulo", -180],
  ["Asia/Kolkata", 330],
  ["Asia/Tokyo", 540],
  ["Asia/Seoul", 540],
  ["Asia/Singapore", 480],
  ["Australia/Sydney", 600],
]);

function offsetOf(zone: string): number | null {
  const fixed = /^Etc\/GMT([+-])(\d{1,2})$/.exec(zone);
  if (fixed !== null) return Number(fixed[2]) * (fixed[1] === "+" ? -60 : 60);
  return OFFSETS.get(zone) ?? null;
}

const minuteOf = (time: string): number => {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
};

/** How the windows of a runbook can be laid over each other; null where they cannot. */
export interface Clock {
  readonly shiftOf: (zone: string | null) => number;
  /** Taken off both ends of a freeze, so that summer time never makes one longer than it is. */
  readonly room: number;
}

export function clockOf(windows: readonly WeekWindow[]): Clock | null {
  const timed = windows.filter(({ from, to }) => from !== null || to !== null);
  const zones = [...new Set(timed.map(({ zone }) => zone))];
  if (zones.length <= 1) return { shiftOf: () => 0, room: 0 };
  const offsets = zones.map((zone) => (zone === null ? null : offsetOf(zone)));
  if (offsets.includes(null)) return null;
  return { shiftOf: (zone) => (zone === null ? 0 : (offsetOf(zone) ?? 0)), room: 60 };
}

/** First minute of the week and length, for each day of a window; `room` is taken off both ends. */
function stretches(window: WeekWindow, clock: Clock, room: number): readonly (readonly [number, number])[] {
  const { days, from, to, zone } = window;
  const start = from === null ? 0 : minuteOf(from);
  const end = to === null ? DAY : minuteOf(to);
  // "22:00-06:00" ends on the next day.
  const length = (end > start ? end - start : end + DAY - start) - 2 * room;
  const shift = clock.shiftOf(from === null && to === null ? null : zone);
  return days.map((day) => [DAYS.indexOf(day) * DAY + start + room - shift, length]);
}

export function minutesOf(windows: readonly WeekWindow[], clock: Clock, room = 0): Minutes {
  const minutes = new Uint8Array(WEEK);
  for (const [first, length] of windows.flatMap((window) => stretches(window, clock, room)))
    for (let minute = first; minute < first + length; minute += 1)
      minutes[((minute % WEEK) + WEEK) % WEEK] = 1;
  return minutes;
}

export const someOutside = (a: Minutes, b: Minutes): boolean =>
  a.some((on, index) => on === 1 && b[index] === 0);
export const someInside = (a: Minutes, b: Minutes): boolean =>
  a.some((on, index) => on === 1 && b[index] === 1);

const NAMES: Readonly<Record<Day, string>> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

function dayWords(days: readonly Day[]): string {
  if (days.length === 7) return "every day";
  const at = days.map((day) => DAYS.indexOf(day));
  const run = days.length > 2 && at.every((one, index) => index === 0 || one === (at[index - 1] ?? 0) + 1);
  const [first, last] = [days[0] ?? "mon", days.at(-1) ?? "mon"];
  return run ? `${NAMES[first]}-${NAMES[last]}` : days.map((day) => NAMES[day]).join(", ");
}

/** "Tue-Thu 10:00-16:00", "Fri from 15:00", "every day until 17:00". */
export function windowWords({ days, from, to }: WeekWindow): string {
  const named = dayWords(days);
  if (from === null) return to === null ? named : `${named} until ${to}`;
  return to === null ? `${named} from ${from}` : `${named} ${from}-${to}`;
}
