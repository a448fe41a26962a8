/** What targets said of the traffic, put into a state: with the end of each effect on one, and with each tick. */
import type { Draft } from "./draft.ts";
import type { EffectState } from "./state.ts";

/** A `target` effect ended. */
export function applyTarget(_draft: Draft, _ended: EffectState): void {}

/** A tick ended: what it said of the exposures that it held. */
export function applyHeld(_draft: Draft, _ended: EffectState): void {}
