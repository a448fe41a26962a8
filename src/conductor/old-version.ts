/** What the version still serving is called, where anything says so. */
import type { Standing } from "./standing.ts";

export function oldNameOf({ state }: Standing): string {
  for (const { before } of state.exposures.values()) if (before !== null) return before;
  return "the version still serving";
}

/** Null: nothing tells the versions apart. */
export function newNameOf({ plan, state }: Standing): string | null {
  // A look before the first rung asks after no version.
  for (const { version } of state.exposures.values()) if (version !== "") return version;
  for (const { asked } of Object.values(plan.metrics)) if (asked.side !== null) return asked.side.version;
  return null;
}
