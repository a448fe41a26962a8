/**
 * Of what the way back consists: levers first; then the runbook's own rollback where it can be carried out, else the undos
 * of what was done, newest first. It is made once, when the release turns, and carried out as it is written down.
 */
import { nodeOf, type Plan, type StepNode } from "../plan/index.ts";
import { takenBackBy } from "./skipping.ts";
import { hasWritten, lastEffect, nodeState, outcomeIsHalfDone, wayThere } from "./standing.ts";
import type { Turn } from "./turn.ts";

export function wayBack(turn: Turn): readonly string[] {
  // Where nothing was changed, taking back would take back what was there before.
  if (!hasWritten(turn)) return [];
  const levers = turn.plan.levers.filter((id) => isPulled(turn, id));
  const rest = hasOwnRollback(turn.plan) ? turn.plan.courses.rollback : undos(turn);
  return [...new Set([...levers, ...rest])];
}

/**
 * The runbook's rollback can be carried out: it does something, and nothing in it could mean two things. What a target does
 * instead of it is done as well.
 */
export function hasOwnRollback(plan: Plan): boolean {
  const steps = plan.courses.rollback.flatMap((id): readonly StepNode[] => {
    const node = nodeOf(plan, id);
    return node?.kind === "step" ? [node] : [];
  });
  const isDone = ({ absorbedBy }: StepNode): boolean => absorbedBy !== null;
  return (
    steps.some((step) => isDone(step) || step.danger !== "read") &&
    steps.every((step) => isDone(step) || step.sure !== "unsure")
  );
}

/** A lever that takes a step back is pulled where that step was begun; others in any case. */
function isPulled(turn: Turn, id: string): boolean {
  if (nodeOf(turn.plan, id)?.kind !== "step" || wayThere(turn).includes(id)) return false;
  const steps = takenBackBy(turn, id);
  return steps.length === 0 || steps.some((step) => nodeState(turn.state, step).attempts > 0);
}

/** Newest first, what is still under way before all of it: by then it is known whether it was done. */
function undos(turn: Turn): readonly string[] {
  const { plan, state } = turn;
  const open = wayThere(turn).filter((id) => {
    const effect = lastEffect(state, id);
    return effect !== undefined && (effect.state !== "ended" || outcomeIsHalfDone(effect));
  });
  const done = state.doneOrder.filter((id) => nodeState(state, id).state === "done");
  return [...done, ...open.filter((id) => !done.includes(id))].reverse().flatMap((id) => {
    const node = nodeOf(plan, id);
    if (node?.kind !== "step" || node.undo === null || node.undoSure === "unsure") return [];
    return nodeOf(plan, node.undo) === undefined ? [] : [node.undo];
  });
}
