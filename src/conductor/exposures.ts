/** The traffic that this release holds on its new versions, and whether it must be put there anew. */
import type { HeldExposure } from "../effect/index.ts";
import type { Turn } from "./turn.ts";

/** Renewed with every tick. */
export const heldExposures = (_turn: Turn): readonly HeldExposure[] => [];
