/**
 * Outcomes of effects that never began, so that nobody takes back what was not done. An effect that was given to the world
 * once before is never among them, even where this time it was called off in time.
 */
import type { Outcome } from "./effect.ts";

export const notBegun = (why = "it was called off before it began"): Outcome => ({
  state: "cancelled",
  data: { begun: false },
  evidence: [why],
});

/** Of an effect that was asked for again: what an earlier try may have done is there. */
export function begunBefore(outcome: Outcome): Outcome {
  if (outcome.data.begun !== false) return outcome;
  const { begun: _, ...data } = outcome.data;
  return {
    ...outcome,
    data,
    evidence: [...outcome.evidence, "an earlier try of it may have done something"],
  };
}
