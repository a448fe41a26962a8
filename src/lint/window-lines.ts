/** The windows and freezes that a runbook states for releases, each with the line its days or hours stand on. */
import type { WeekWindow } from "../base/index.ts";
import { plainText, type WindowItem } from "../runbook/index.ts";
import { type Desk, sectionsAround } from "./desk.ts";

export interface StatedWindow {
  readonly item: WindowItem;
  readonly line: number;
  /** The text of that line and the headings over it. */
  readonly about: string;
}

const DAY_WORDS = /\b(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6})\b|\bweek(?:day|end)s?\b|\bdaily\b/i;

function spellingsOf({ from, to }: WeekWindow): readonly RegExp[] {
  return [from, to].flatMap((time) => {
    if (time === null) return [];
    const [hours = "0", minutes = "00"] = time.split(":");
    const hour = Number(hours);
    const twelve = hour % 12 === 0 ? 12 : hour % 12;
    return [
      new RegExp(`(?<!\\d)(?:0?${hour}[:.h]${minutes}|0?${twelve}(?:[:.]${minutes})? ?[ap]\\.?m)`, "i"),
    ];
  });
}

function lineOf(desk: Desk, item: WindowItem): number {
  const [first, last] = item.lines;
  if (first === last) return first;
  const times = spellingsOf(item);
  const lines = Array.from({ length: Math.min(last - first + 1, 60) }, (_, index) => first + index);
  const text = (line: number): string => (desk.source[line - 1] ?? "").slice(0, 1000);
  const exact = lines.find((line) => times.length > 0 && times.every((time) => time.test(text(line))));
  const named = (line: number): boolean => item.days.some((day) => text(line).toLowerCase().includes(day));
  return (
    exact ?? lines.find((line) => times.length === 0 && (named(line) || DAY_WORDS.test(text(line)))) ?? first
  );
}

/** Nobody keeps more of them apart. */
const MOST = 60;

export function windowsIn(desk: Desk): readonly StatedWindow[] {
  const items = desk.items.filter(
    (item): item is WindowItem => item.kind === "window" || item.kind === "freeze",
  );
  return items.slice(0, MOST).flatMap((item): readonly StatedWindow[] => {
    if (desk.sections.get(item.section ?? "")?.role === "template") return [];
    const line = lineOf(desk, item);
    const titles = sectionsAround(desk, item.section)
      .filter(({ level }) => level > 1)
      .map(({ title }) => title);
    return [
      { item, line, about: plainText([desk.source[line - 1] ?? "", ...titles].join(" ")).slice(0, 600) },
    ];
  });
}
