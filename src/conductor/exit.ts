/** The status that a process ends with when it leaves a release as it stands now. */
import type { Ending } from "./event.ts";
import { doubts } from "./standing.ts";
import type { ReleaseState } from "./state.ts";

const OF: Readonly<Record<Ending, number>> = { done: 0, returned: 2, stopped: 10, failed: 11 };
const IN_DOUBT = 11;
const NOTHING_HALF_DONE = 1;
const WAITS = 4;
const LOCKED = 5;

/** Of a release that ends so. `clean`: it was no person who stopped it, and nothing was changed. */
export function exitWith(state: ReleaseState, as: Ending, clean = false): number {
  if (doubts(state).length > 0) return IN_DOUBT;
  return clean ? NOTHING_HALF_DONE : OF[as];
}

export function exitOf(state: ReleaseState): number {
  if (state.ended !== null) return state.ended.exit;
  if (doubts(state).length > 0) return IN_DOUBT;
  const waits = [...state.waits.values()];
  const isLocked = state.paused === null && waits.some(({ kind }) => kind === "lock");
  return isLocked && waits.every(({ kind }) => kind === "lock") ? LOCKED : WAITS;
}
