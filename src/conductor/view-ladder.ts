/** How far a ladder under way has climbed, for people and programs. It decides nothing. */
import { nodeOf, type Plan } from "../plan/index.ts";
import { percentOf } from "./guard-standing.ts";
import { progressOf, shiftedProgress } from "./rungs.ts";
import { shiftedBy } from "./shifted.ts";
import { nodeState } from "./standing.ts";
import type { ReleaseState } from "./state.ts";

export interface RungView {
  /** Of the rung that is being reached or held, from 1. */
  readonly number: number;
  readonly of: number;
  /** The share that it gives, once it is reached. */
  readonly percent: number;
  /** The share that the new version has now, as far as a target or a person said so. */
  readonly has: number;
  /** Null: no input says which. */
  readonly version: string | null;
}

/** Null: it is no ladder, or none that is under way. */
export function viewRung(plan: Plan, state: ReleaseState, id: string): RungView | null {
  const node = nodeOf(plan, id);
  if (node?.kind !== "ladder" || nodeState(state, id).state !== "running") return null;
  const standing = { plan, state };
  const { rung } =
    shiftedBy(standing, id) === null ? progressOf(state, id) : shiftedProgress(state, id, node);
  const of = node.rungs.length;
  const at = Math.min(rung, of - 1);
  const percent = node.rungs[at]?.percent ?? 0;
  return { number: at + 1, of, percent, has: percentOf(standing, id), version: node.version };
}
