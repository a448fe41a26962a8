/** Whether what is known of an exposure is too old to build on: nobody drove meanwhile, or its lease should have ended. */
import type { ExposureState } from "./exposure-state.ts";
import type { Turn } from "./turn.ts";

type Aged = Pick<Turn, "state" | "at">;

/** Its target is looked at before anything else is asked of it. */
export const needsLook = (turn: Aged, exposure: ExposureState): boolean =>
  !exposure.kept && exposure.lapsedAt === null && (isStale(turn, exposure) || isOverdue(turn, exposure));

/** Of some share that is to stand nobody knows whether it does. */
export const isUnseen = (turn: Aged): boolean =>
  [...turn.state.exposures.values()].some(
    (each) => each.lapsedAt !== null || (each.aim > 0 && needsLook(turn, each)),
  );

/** It was last heard of before a time in which nobody drove. */
function isStale({ state }: Aged, { saidAt, look }: ExposureState): boolean {
  const gap = state.gaps.at(-1);
  return look !== null && gap !== undefined && (saidAt === null || saidAt < gap.to);
}

/** By this clock its lease has run out, and its target has not said otherwise since. */
export const isOverdue = (
  { at }: Pick<Turn, "at">,
  { aim, leaseEndsAt, saidAt }: Pick<ExposureState, "aim" | "leaseEndsAt" | "saidAt">,
): boolean => aim > 0 && leaseEndsAt !== null && leaseEndsAt <= at && (saidAt ?? at) < leaseEndsAt;
