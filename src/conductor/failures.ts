/**
 * What follows from a step that failed for good: on the way back the release fails and a person is asked; on the way there
 * it is as the plan says: ask, go back, or stop.
 */
import type { PlanNode } from "../plan/index.ts";
import { beginDiagnosis } from "./diagnosis.ts";
import { askAboutFailure } from "./failure-wait.ts";
import { beginReturning } from "./returning.ts";
import { canReturn, hasTouched, nodeState, wayThere } from "./standing.ts";
import { emit, type Place, type Turn, titleOf } from "./turn.ts";
import { ending } from "./words.ts";

export function followFailure(turn: Turn, place: Place<PlanNode>): void {
  const { id, course, node } = place;
  if (turn.state.dryRun || course === "diagnose" || course === "later") return;
  if (turn.state.paused !== null) return;
  if (course === "main") beginDiagnosis(turn);
  const policy = node.kind === "step" && turn.state.returning === null ? node.onFailure : "ask";
  const why = `${titleOf(turn.plan, id)} failed${ending(nodeState(turn.state, id).why)}`;
  if (policy === "rollback" && canReturn(turn)) return beginReturning(turn, { why, by: null });
  if (policy === "stop" && !wayThere(turn).some((each) => hasTouched(turn, each)))
    return emit(turn, { type: "release.stopping", why, by: null });
  askAboutFailure(turn, { place, item: null });
}
