/**
 * Numbered sections come one after the other: what stands behind "Phase 2: Contract (a week later)" and counts on from it is
 * not due before that time either. Sections without a number are left where their words put them.
 */
import { startsLater } from "./phrases/later.ts";

const NUMBERED = /^(phase|step|stage|part|wave)\s*\d/i;

/** For each title the time that a numbered one before it names, or null. */
export function timesOfPhases(titles: readonly string[]): readonly (string | null)[] {
  const times = new Map<string, string>();
  return titles.map((title) => {
    const kind = NUMBERED.exec(title)?.[1]?.toLowerCase();
    if (kind === undefined) return null;
    const before = times.get(kind) ?? null;
    const own = startsLater(title);
    if (own !== null) times.set(kind, own);
    return before;
  });
}
