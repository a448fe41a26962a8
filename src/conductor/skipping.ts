/** Why a node whose turn has come is passed over: left out, not needed after an answer, done by another, or only looked at. */
import {
  type GateNode,
  nodeOf,
  type OnlyWhen,
  type Plan,
  type PlanNode,
  type StepNode,
} from "../plan/index.ts";
import { isHalfDone, isOn, nodeState, wayThere } from "./standing.ts";
import { type Place, type Turn, titleOf } from "./turn.ts";

/** Null: it is carried out. */
export function skipReason(turn: Turn, place: Place): string | null {
  const { id, node } = place;
  if (turn.state.leftOut.has(id) && !isLeave(node)) return "left out by --from";
  const asks = node.when !== null && isOn(turn.state, place.course, node.when.node);
  const unmet = asks && node.when !== null ? unmetReason(turn, node.when) : null;
  if (unmet !== null) return unmet;
  if (node.kind === "step" && node.absorbedBy !== null)
    return `done by "${titleOf(turn.plan, node.absorbedBy)}"`;
  if (turn.state.dryRun && !onlyLooks(turn.plan, node)) return "dry run";
  if (place.course === "rollback" && turn.state.returning !== null) return notDoneReason(turn, id);
  return null;
}

/** Leave to release at all is never left out: beginning further on is no way round it. */
const LEAVES: readonly GateNode["gate"][] = ["approval", "window", "freeze", "lock", "ready"];
const isLeave = (node: PlanNode): boolean => node.kind === "gate" && LEAVES.includes(node.gate);

function unmetReason(turn: Turn, when: OnlyWhen): string | null {
  const answer = answerOf(turn, when.node);
  if (answer === when.is) return null;
  const asking = nodeOf(turn.plan, when.node);
  const title = titleOf(turn.plan, when.node);
  if (answer === null) return `"${title}" was passed over`;
  return asking?.kind === "choice" ? `not chosen at "${title}"` : `"${title}": ${answer}`;
}

/** Where the asking node was left out, beginning at a node says what would have been answered for it. */
function answerOf(turn: Turn, id: string): string | null {
  const { state, answer } = nodeState(turn.state, id);
  if (state === "done") return answer;
  if (!turn.state.leftOut.has(id)) return null;
  const from = wayThere(turn).find((each) => !turn.state.leftOut.has(each) && !isLeaveOf(turn.plan, each));
  const seen = new Set<string>();
  for (let at = from; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const when = nodeOf(turn.plan, at)?.when ?? null;
    if (when?.node === id) return when.is;
    at = when?.node;
  }
  return null;
}

const isLeaveOf = (plan: Plan, id: string): boolean => {
  const node = nodeOf(plan, id);
  return node !== undefined && isLeave(node);
};

function onlyLooks(plan: Plan, node: PlanNode): boolean {
  if (node.kind === "step") return node.danger === "read";
  if (node.kind === "choice") return node.default !== null;
  if (node.kind !== "gate" || isLeave(node)) return false;
  return node.items.some((id) => checkOf(plan, id));
}

const checkOf = (plan: Plan, id: string): boolean =>
  Object.hasOwn(plan.items, id) && plan.items[id]?.kind === "check";

/** Steps that a node takes back. */
export const takenBackBy = (turn: Turn, undo: string): readonly string[] =>
  wayThere(turn).filter((id) => undoOf(nodeOf(turn.plan, id)) === undo);

const undoOf = (node: PlanNode | undefined): StepNode["undo"] => (node?.kind === "step" ? node.undo : null);

/** What was never done is not taken back; a node of the runbook's own rollback is carried out in any case. */
function notDoneReason(turn: Turn, id: string): string | null {
  if (turn.plan.courses.rollback.includes(id)) return null;
  const steps = takenBackBy(turn, id);
  if (steps.length === 0) return null;
  const isDone = (step: string): boolean =>
    nodeState(turn.state, step).state === "done" || isHalfDone(turn, step);
  return steps.some(isDone) ? null : `"${titleOf(turn.plan, steps[0] ?? id)}" was not done`;
}
