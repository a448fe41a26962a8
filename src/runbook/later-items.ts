/** What is due after the release: the time that the heading or the item names. */
import { readLater } from "./phrases/later.ts";
import type { Place } from "./walk.ts";

const DAY_MS = 86_400_000;

/** Milliseconds until it is due, or null where it is no follow-up. */
export function laterOf(place: Place, text: string): number | null {
  const own = readLater(text)?.withinMs ?? null;
  const above = readLater(place.placed.title) ?? (place.lead === null ? null : readLater(place.lead.text));
  const due = place.placed.course === "later" || place.placed.role === "later" || above !== null;
  if (due) return own ?? above?.withinMs ?? DAY_MS;
  return own !== null && place.guard === null ? own : null;
}
