/** A stretch of the week in words: `Mon–Thu 09:00–17:00 America/New_York`. It knows no calendar. */
import type { WeekWindow } from "../base/index.ts";
import { type Look, symbolsOf } from "./look.ts";

const capital = (day: string): string => day.charAt(0).toUpperCase() + day.slice(1);
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Days in a row as `Mon–Thu`, others one by one. */
export function daysText(days: readonly string[], look: Look): string {
  if (days.length === 0 || days.length === 7) return "every day";
  const numbers = days.map((day) => WEEK.indexOf(day)).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] + 1 === number) last[1] = number;
    else runs.push([number, number]);
  }
  const name = (number: number): string => capital(WEEK[number] ?? "");
  return runs
    .map(([a, b]) =>
      a === b
        ? name(a)
        : b === a + 1
          ? `${name(a)}, ${name(b)}`
          : `${name(a)}${symbolsOf(look).dash}${name(b)}`,
    )
    .join(", ");
}

export function windowText(window: WeekWindow, look: Look): string {
  const { dash } = symbolsOf(look);
  const hours =
    window.from === null && window.to === null
      ? ""
      : window.from === null
        ? ` until ${window.to}`
        : window.to === null
          ? ` from ${window.from}`
          : ` ${window.from}${dash}${window.to}`;
  return `${daysText(window.days, look)}${hours} ${window.zone ?? "(no time zone)"}`.trim();
}
