/**
 * What a guard does, and when: a row of a decision matrix is done in stages. "Prepare rollback, 2 min" prepares as soon as its
 * condition holds and rolls back if it still does two minutes later; "investigate, consider, 5 min" pages at once and asks then.
 */
import type { GuardAction, PlanGuard } from "../plan/index.ts";
import { leavesOf } from "./guard-verdict.ts";

export interface Stage {
  /** After the hold of the condition; -Infinity: as soon as it is seen at all. */
  readonly afterMs: number;
  readonly does: GuardAction;
}

/** Where neither a hold nor a wait is written, and some time must pass. */
export const SHORTEST_MS = 60_000;

/** The evidence that lets it act without asking is waited for once more as long as the condition had to hold. */
export const furtherMs = (guard: Pick<PlanGuard, "when">): number => holdOf(guard) || SHORTEST_MS;

export const holdOf = ({ when }: Pick<PlanGuard, "when">): number =>
  Math.max(0, ...leavesOf(when).map(({ holdMs }) => holdMs ?? 0));

export function stagesOf(guard: PlanGuard): readonly Stage[] {
  const { action, waitMs, then } = guard;
  if (action === "prepare") return prepared(guard);
  if (then !== null)
    return [
      { afterMs: 0, does: action },
      { afterMs: waitMs ?? furtherMs(guard), does: then },
    ];
  if (action === "ask" && waitMs !== null && waitMs > 0)
    return [
      { afterMs: 0, does: "escalate" },
      { afterMs: waitMs, does: "ask" },
    ];
  return [{ afterMs: action === "note" ? 0 : (waitMs ?? 0), does: action }];
}

function prepared(guard: PlanGuard): readonly Stage[] {
  const then = guard.then ?? "rollback";
  if (guard.waitMs !== null)
    return [
      { afterMs: 0, does: "prepare" },
      { afterMs: guard.waitMs, does: then },
    ];
  // With a hold of its own it is prepared meanwhile; with no time at all a person says when.
  if (holdOf(guard) > 0)
    return [
      { afterMs: Number.NEGATIVE_INFINITY, does: "prepare" },
      { afterMs: 0, does: then },
    ];
  return [
    { afterMs: 0, does: "prepare" },
    { afterMs: 0, does: "ask" },
  ];
}

/** Until its last stage, from when its condition holds. */
export const lastStageMs = (guard: PlanGuard): number =>
  Math.max(0, ...stagesOf(guard).map(({ afterMs }) => afterMs));
