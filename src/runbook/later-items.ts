/** What is due after the release: the time that the heading or the item names, and what stands behind such a time. */
import { readLater, startsLater } from "./phrases/later.ts";
import type { Place, Walk } from "./walk.ts";

const DAY_MS = 86_400_000;

/** Milliseconds until it is due, or null where it is no follow-up. */
export function laterOf(place: Place, text: string): number | null {
  const { course, role } = place.placed;
  const own = readLater(text)?.withinMs ?? null;
  const above = goesBack(place) ? null : timeAbove(place);
  const due = course === "later" || role === "later" || above !== null;
  if (due) return own ?? above?.withinMs ?? DAY_MS;
  return own !== null && place.guard === null ? own : null;
}

const timeAbove = ({ placed, lead }: Place): ReturnType<typeof readLater> =>
  readLater(placed.title) ?? (lead === null ? null : readLater(lead.text));

/** A time over the steps of going back says what they are for ("a regression within a day"), and never that they can wait. */
const goesBack = ({ placed: { course, role } }: Place): boolean =>
  (course === "rollback" || course === "recover") && role !== "after-rollback";

/** Remembers that what follows in this section is not due before the time that these words name. */
export function noteLater(walk: Walk, { placed: { course } }: Place, words: string): void {
  if (course === "main" || course === "rollback" || course === "recover")
    walk.notBefore = startsLater(words) ?? walk.notBefore;
}

/** What stands behind a later time is done only when a person says that it has come. */
export const whenDue = (walk: Walk, place: Place): Place =>
  walk.notBefore === null || place.when !== null ? place : { ...place, when: walk.notBefore };
