/** A share that is less than what was asked for and came about: somebody lowered it, and it is left as they want it. */
import type { Instant } from "../base/index.ts";
import { type ExposureState, ROUNDING } from "./exposure-state.ts";

interface Heard {
  /** As it stood before this was heard. */
  readonly known: ExposureState;
  readonly at: Instant;
}

export function lowered(seen: ExposureState, { known, at }: Heard): ExposureState {
  const { aim, percent, lowered: before } = seen;
  if (seen.kept || seen.lapsedAt !== null || seen.doubted !== null || percent === 0) return seen;
  if (before !== null && percent >= before.from - ROUNDING)
    return { ...seen, aim: before.from, lowered: null, risenAt: at };
  // What a target gives is rounded: only what fell since it was last heard of was lowered.
  if (percent >= Math.min(aim, known.percent) - ROUNDING) return seen;
  return { ...seen, aim: percent, overtaken: false, lowered: { from: before?.from ?? aim, at } };
}
