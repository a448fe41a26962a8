/** Escalation as a ladder of people: who is due by now, and when the next one is. It calls nobody. */
import type { Instant } from "../base/index.ts";

export interface Rung {
  readonly who: string;
  /** From the alarm on; null: the first at once, each later one after the one before it. */
  readonly afterMs: number | null;
}

export interface Climb {
  /** To be called now, in their order. */
  readonly due: readonly string[];
  /** When the next one is due; null: there is nobody left. */
  readonly nextAt: Instant | null;
}

/** Where nobody says how long one is given before the next is called. */
export const PATIENCE_MS = 600_000;

/** `climbed`: how many of them were called. Nobody is due before the one above them in the list. */
export function climbOf(
  contacts: readonly Rung[],
  { since, now, climbed }: { readonly since: Instant; readonly now: Instant; readonly climbed: number },
): Climb {
  let at: number = since;
  const due: string[] = [];
  for (const [i, { who, afterMs }] of contacts.entries()) {
    const own = afterMs === null ? (i === 0 ? since : at + PATIENCE_MS) : since + afterMs;
    at = Math.max(at, own);
    if (i < climbed) continue;
    if (at > now) return { due, nextAt: at as Instant };
    due.push(who);
  }
  return { due, nextAt: null };
}
