/** What is due after the release: the time that the heading or the item names. */
import { readLater } from "./phrases/later.ts";
import type { Place } from "./walk.ts";

const DAY_MS = 86_400_000;

/** Milliseconds until it is due, or null where it is no follow-up. */
export function laterOf(place: Place, text: string): number | null {
  const fromHeading =
    readLater(place.placed.title) ?? (place.lead === null ? null : readLater(place.lead.text));
  if (place.placed.course === "later" || place.placed.role === "later" || fromHeading !== null) {
    return readLater(text)?.withinMs ?? fromHeading?.withinMs ?? DAY_MS;
  }
  return null;
}
