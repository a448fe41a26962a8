/**
 * What follows from a step that failed for good: on the way back the release fails and a person is asked; on the way there
 * it is as the plan says: ask, go back, or stop.
 */
import type { PlanNode, StepNode } from "../plan/index.ts";
import { beginDiagnosis } from "./diagnosis.ts";
import { isExposed } from "./exposure-state.ts";
import { askAboutFailure } from "./failure-wait.ts";
import { beginReturning } from "./returning.ts";
import { canReturn, hasTouched, nodeState, wayThere } from "./standing.ts";
import { emit, type Place, type Turn, titleOf } from "./turn.ts";
import { ending } from "./words.ts";

export function followFailure(turn: Turn, place: Place<PlanNode>): void {
  const { id, course, node } = place;
  if (turn.state.dryRun || course === "diagnose" || course === "later") return;
  if (turn.state.paused !== null) return;
  if (node.kind === "step" && node.effect.hand === "notify" && turn.state.conductor >= 2)
    return goOnUntold(turn, id);
  if (course === "main") beginDiagnosis(turn);
  const policy = turn.state.returning === null ? policyOf(turn, place) : "ask";
  const why = `${titleOf(turn.plan, id)} failed${ending(nodeState(turn.state, id).why)}`;
  if (policy === "rollback" && canReturn(turn)) return beginReturning(turn, { why, by: null });
  if (policy === "stop" && !wayThere(turn).some((each) => hasTouched(turn, each)))
    return emit(turn, { type: "release.stopping", why, by: null });
  askAboutFailure(turn, { place, item: null });
}

/** Traffic that was shifted, or a version that stands beside, is taken back first; then people may think. */
function policyOf({ state }: Turn, { id, node }: Place<PlanNode>): StepNode["onFailure"] {
  if (node.kind === "step") return node.onFailure;
  return node.kind === "ladder" && isExposed(state.exposures.get(id)) ? "rollback" : "ask";
}

/** A message that could not be sent is shown, and holds nothing up. */
function goOnUntold(turn: Turn, id: string): void {
  const why = `not sent${ending(nodeState(turn.state, id).why)}`;
  emit(turn, { type: "node.ended", node: id, as: "skipped", why, answer: null });
}
