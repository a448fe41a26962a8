/**
 * Going back: begun once, in the order that was written down then. What is under way is ended first; levers do not wait for
 * that. When it is through, what was taken back is marked so, and the release has returned.
 */
import { nodeOf, type PlanNode, writes } from "../plan/index.ts";
import { lacksValues } from "./asking.ts";
import { endRelease } from "./end-release.ts";
import { exitWith } from "./exit.ts";
import { isBack, shiftsBack } from "./ladders.ts";
import type { Actor } from "./signal.ts";
import { takenBackBy } from "./skipping.ts";
import { asked, doubts, isHalfDone, isSettled, nodeState, standsOf, wayThere } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { hasOwnRollback, wayBack } from "./way-back.ts";

export interface Turned {
  readonly why: string;
  readonly by: Actor | null;
}

export function beginReturning(turn: Turn, { why, by }: Turned): void {
  if (turn.state.returning !== null) return;

  const nodes = wayBack(turn);
  if (turn.state.state !== "returning") emit(turn, { type: "release.moved", to: "returning", why });
  emit(turn, { type: "release.returning", why, by });
  if (turn.state.paused !== null && by !== null) emit(turn, { type: "release.continued", by });
  emit(turn, { type: "course.began", course: "rollback", nodes });
  // All values at once, so that nobody is called back for the next one.
  for (const node of nodes) {
    const work = nodeOf(turn.plan, node);
    if (work?.kind === "step") lacksValues(turn, { node, item: null, work });
  }
}

/** May a node of the way back begin. */
export function mayReturn(turn: Turn, id: string): boolean {
  const { plan, state } = turn;
  const list = state.courses.rollback ?? [];
  const isLever = plan.levers.includes(id);
  const isOwn = plan.courses.rollback.includes(id);
  if (!isLever && !isStill(turn)) return false;
  if (isLever || !isOwn) return list.find((each) => !isSettled(turn, each)) === id;
  const before = list.filter((each) => plan.levers.includes(each) || !plan.courses.rollback.includes(each));
  const after = nodeOf(plan, id)?.after ?? [];
  return [...before, ...after].every((each) => !list.includes(each) || isSettled(turn, each));
}

/** Nothing of the way there moves any more; what is in doubt must be known where its undo hangs on it. */
function isStill(turn: Turn): boolean {
  const there = new Set(wayThere(turn));
  if (asked(turn.state, there).length > 0) return false;
  return hasOwnRollback(turn.plan) || !doubts(turn.state).some((effect) => there.has(effect.node));
}

/** After each undo: what it takes back is taken back. */
export function markUndone(turn: Turn): void {
  for (const undo of turn.state.courses.rollback ?? []) {
    if (nodeState(turn.state, undo).state !== "done") continue;
    for (const step of takenBackBy(turn, undo)) undone(turn, step);
  }
  for (const id of wayThere(turn)) {
    const node = nodeOf(turn.plan, id);
    if (node?.kind === "ladder" && isBack(turn.state, id)) undone(turn, id);
  }
}

function undone(turn: Turn, id: string): void {
  const { state } = nodeState(turn.state, id);
  if (state === "done" || state === "failed")
    emit(turn, { type: "node.ended", node: id, as: "undone", why: null, answer: null });
}

/** True: the way back is at its end. */
export function endReturning(turn: Turn): void {
  const nodes = turn.state.courses.rollback ?? [];
  const back = shiftsBack(turn);
  if (back || !isStill(turn) || !nodes.every((id) => isSettled(turn, id))) return;
  if (hasOwnRollback(turn.plan) && nodes.length > 0 && !leftOutByPerson(turn, nodes)) markAll(turn);
  const stands = standsOf(turn);
  const as = nodes.length === 0 && stands.length > 0 ? "failed" : "returned";
  emit(turn, { type: "course.ended", course: "rollback", as: as === "failed" ? "failed" : "done" });
  endRelease(turn, { as, exit: exitWith(turn.state, as), why: whyEnded(turn, nodes, stands), stands });
}

function whyEnded(turn: Turn, nodes: readonly string[], stands: readonly string[]): string | null {
  if (nodes.length > 0) return turn.state.returning?.why ?? null;
  return stands.length === 0
    ? "nothing had been changed, so nothing was taken back"
    : "nothing in this plan takes back what was done: take it back by hand, then stop the release";
}

/** A step of the runbook's own rollback that a person passed over: what it takes back cannot be told. */
const leftOutByPerson = (turn: Turn, nodes: readonly string[]): boolean =>
  nodes.some((id) => {
    const { state, attempts } = nodeState(turn.state, id);
    return state === "skipped" && attempts > 0 && isChange(nodeOf(turn.plan, id));
  });

const isChange = (node: PlanNode | undefined): boolean => node !== undefined && writes(node);

/** The runbook's own rollback takes back all of it, but for what has an undo in it that was passed over. */
function markAll(turn: Turn): void {
  for (const id of wayThere(turn)) {
    const node = nodeOf(turn.plan, id);
    if (node === undefined || !writes(node)) continue;
    if (nodeState(turn.state, id).state === "done" || isHalfDone(turn, id)) undone(turn, id);
  }
}
