/** Windows and freezes in words, as short as a person would put them. */
import type { Day, WeekWindow } from "../base/index.ts";
import { zoneOf } from "./stretches.ts";

const WEEK: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const named = (day: Day | undefined): string =>
  day === undefined ? "" : `${day.charAt(0).toUpperCase()}${day.slice(1)}`;

/** `Mon-Thu`, `Mon, Wed`, `every day`. */
function daysText(days: readonly Day[]): string {
  const on = WEEK.filter((day) => days.includes(day));
  if (on.length === 0 || on.length === WEEK.length) return "every day";
  const first = WEEK.indexOf(on[0] ?? "mon");
  const inARow = on.every((day, i) => day === WEEK[first + i]);
  if (inARow && on.length > 2) return `${named(on[0])}-${named(on.at(-1))}`;
  return on.map(named).join(", ");
}

export function windowText(window: WeekWindow): string {
  const { days, from, to, zone } = window;
  const times = from === null && to === null ? "" : ` ${from ?? ""}-${to ?? ""}`;
  const where = zone === null ? "UTC, for no zone is given" : zoneOf(window);
  return `${daysText(days)}${times} (${where})`;
}

export const windowsText = (windows: readonly WeekWindow[]): string => windows.map(windowText).join("; ");
