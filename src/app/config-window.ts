/** A stretch of the week as `rutter.yaml` writes it: `Mon-Thu 09:00-17:00`, `Fri -15:00`, `Sat, Sun`. */
import type { Day, WeekWindow } from "../base/index.ts";

const DAYS: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const dayAt = (text: string): number => DAYS.indexOf(text.trim().toLowerCase().slice(0, 3) as Day);

function daysOf(text: string): readonly Day[] | null {
  const days = new Set<Day>();
  for (const part of text.split(",")) {
    const [from = "", to = from] = part.split(/[-–]/);
    const [first, last] = [dayAt(from), dayAt(to)];
    if (first === -1 || last === -1 || !/^\s*[a-z]{3,9}\s*$/i.test(from)) return null;
    // `Fri-Mon` goes over the weekend.
    for (let day = first; ; day = (day + 1) % DAYS.length) {
      days.add(DAYS[day] ?? "mon");
      if (day === last) break;
    }
  }
  return DAYS.filter((day) => days.has(day));
}

const FORM = /^([a-z ,–-]{3,80}?)(?:\s+(\d{2}:\d{2})?\s*[-–]\s*(\d{2}:\d{2})?)?$/i;
const isTime = (text: string | undefined): boolean =>
  text === undefined || (text <= "24:00" && text.slice(3) < "60");

/** Null where the text is no window. */
export function parseWindow(text: string, zone: string | null): WeekWindow | null {
  const found = FORM.exec(text.trim());
  const days = daysOf(found?.[1] ?? "");
  if (found === null || days === null || !isTime(found[2]) || !isTime(found[3])) return null;
  return { days, from: found[2] ?? null, to: found[3] ?? null, zone };
}
