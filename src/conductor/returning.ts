/**
 * Going back: begun once, in the order that was written down then. What is under way is ended first; levers do not wait for
 * that. When it is through, what was taken back is marked so, and the release has returned.
 */
import { plural } from "../base/index.ts";
import { nodeOf, type PlanNode, writes } from "../plan/index.ts";
import { lacksValues } from "./asking.ts";
import { endRelease } from "./end-release.ts";
import { exitWith } from "./exit.ts";
import { isAllBack, isLowered, retireVersions } from "./lower-traffic.ts";
import { type Held, heldLadders, shiftedBy } from "./shifted.ts";
import { isBack, isWithPeople, shiftsBack } from "./shifting-back.ts";
import type { Actor } from "./signal.ts";
import { takenBackBy } from "./skipping.ts";
import {
  asked,
  doubts,
  hasTouched,
  hasWritten,
  isHalfDone,
  isSettled,
  nodeState,
  standsOf,
  wayThere,
} from "./standing.ts";
import { emit, type Turn, titleOf } from "./turn.ts";
import { hasOwnRollback, wayBack } from "./way-back.ts";
import { SKIPPED_BY } from "./words.ts";

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
  if (!isLever && !(isStill(turn) && isLowered(turn))) return false;
  // An undo would take the new version from under its users. What the runbook itself says is done as it says: it may move them.
  if (!isLever && !isOwn && isWithPeople(turn)) return false;
  if (isLever || !isOwn) return list.find((each) => !isSettled(turn, each)) === id;
  const before = list.filter((each) => plan.levers.includes(each) || !plan.courses.rollback.includes(each));
  const after = nodeOf(plan, id)?.after ?? [];
  return [...before, ...after].every((each) => !list.includes(each) || isSettled(turn, each));
}

/** Nothing of the way there moves any more; a step in doubt must be known where its undo hangs on it. */
function isStill(turn: Turn): boolean {
  const there = new Set(wayThere(turn));
  if (asked(turn.state, there).length > 0) return false;
  if (hasOwnRollback(turn.plan)) return true;
  const isStep = (id: string): boolean => nodeOf(turn.plan, id)?.kind === "step";
  return !doubts(turn.state).some(({ node, item }) => item === null && there.has(node) && isStep(node));
}

/** After each undo: what it takes back is taken back. */
export function markUndone(turn: Turn): void {
  for (const undo of turn.state.courses.rollback ?? []) {
    if (nodeState(turn.state, undo).state !== "done") continue;
    for (const step of takenBackBy(turn, undo)) undone(turn, step);
  }
  for (const id of wayThere(turn)) {
    const node = nodeOf(turn.plan, id);
    if (node?.kind !== "ladder") continue;
    if (
      isBack(turn.state, id) ||
      isGivenBack(turn, id) ||
      (node.flag !== null && isSwitchedOff(turn, node.flag))
    )
      undone(turn, id);
  }
}

/** Its target shifted it there, and has said that nothing of it is left. */
const isGivenBack = (turn: Turn, id: string): boolean =>
  shiftedBy(turn, id) !== null && hasTouched(turn, id) && isAllBack(turn) && !isServing(turn, id);

/** For good, and nothing could take it back. */
const isServing = ({ state }: Turn, id: string): boolean => state.exposures.get(id)?.kept === true;

/** A flag that rose by rungs has no undo of its own: its lever takes it back. */
const isSwitchedOff = ({ plan, state }: Turn, flag: string): boolean =>
  (state.courses.rollback ?? []).some((id) => {
    const node = nodeOf(plan, id);
    if (node?.kind !== "step" || node.effect.hand !== "flag" || nodeState(state, id).state !== "done")
      return false;
    return node.effect.input.flag === flag && node.effect.input.percent === 0;
  });

function undone(turn: Turn, id: string, why: string | null = null): void {
  const { state } = nodeState(turn.state, id);
  if (state === "done" || state === "failed")
    emit(turn, { type: "node.ended", node: id, as: "undone", why, answer: null });
}

/** True: the way back is at its end. */
export function endReturning(turn: Turn): void {
  const nodes = turn.state.courses.rollback ?? [];
  const back = shiftsBack(turn) || !isAllBack(turn);
  if (back || !isStill(turn) || !nodes.every((id) => isSettled(turn, id))) return;
  if (hasOwnRollback(turn.plan) && nodes.length > 0 && !leftOutByPerson(turn, nodes)) markAll(turn);
  const stands = standsOf(turn);
  const left = nodes.length === 0 ? stands : neverTakenBack(turn, stands);
  const serving = heldLadders(turn).filter(({ exposure }) => exposure.kept);
  const as = left.length > 0 || serving.length > 0 ? "failed" : "returned";
  if (as === "returned" && turn.state.paused === null && !retireVersions(turn)) return;
  emit(turn, { type: "course.ended", course: "rollback", as: as === "failed" ? "failed" : "done" });
  endRelease(turn, {
    as,
    exit: exitWith(turn.state, as),
    why: servingText(serving) ?? whyEnded(turn, nodes, left),
    stands,
  });
}

function servingText(serving: readonly Held[]): string | null {
  const each = serving.map(
    ({ shifted: { version, service } }) => `${version} serves all traffic of ${service}`,
  );
  return each.length === 0 ? null : `${each.join(", ")}: take it back by hand, then stop the release`;
}

/** What stands though no person said that it may: none of it where the runbook's own rollback was carried out. */
function neverTakenBack(turn: Turn, stands: readonly string[]): readonly string[] {
  if (hasOwnRollback(turn.plan)) return [];
  return stands.filter((id) => {
    const node = nodeOf(turn.plan, id);
    return node?.kind !== "step" || node.undo === null || !passedOver(turn, node.undo);
  });
}

function whyEnded(turn: Turn, nodes: readonly string[], left: readonly string[]): string | null {
  if (left.length > 0) {
    const what = nodes.length === 0 ? "what was done" : named(turn, left);
    return `nothing in this plan takes back ${what}: take it back by hand, then stop the release`;
  }
  return nodes.length > 0 || hasWritten(turn)
    ? (turn.state.returning?.why ?? null)
    : "nothing had been changed, so nothing was taken back";
}

const MOST_NAMED = 3;

function named({ plan }: Turn, ids: readonly string[]): string {
  const titles = ids.slice(0, MOST_NAMED).map((id) => `"${titleOf(plan, id)}"`);
  const more = ids.length - titles.length;
  return `${titles.join(", ")}${more === 0 ? "" : ` and ${plural(more, "other")}`}`;
}

function passedOver({ state }: Turn, id: string): boolean {
  const now = nodeState(state, id);
  return now.state === "skipped" && now.why?.startsWith(SKIPPED_BY) === true;
}

/** A step of the runbook's own rollback that a person passed over: what it takes back cannot be told. */
const leftOutByPerson = (turn: Turn, nodes: readonly string[]): boolean =>
  nodes.some((id) => passedOver(turn, id) && isChange(nodeOf(turn.plan, id)));

const isChange = (node: PlanNode | undefined): boolean => node !== undefined && writes(node);

/** The runbook's own rollback takes back all of it, but for what has an undo in it that was passed over. */
function markAll(turn: Turn): void {
  for (const id of wayThere(turn)) {
    const node = nodeOf(turn.plan, id);
    if (node === undefined || !writes(node) || isServing(turn, id)) continue;
    if (nodeState(turn.state, id).state === "done" || isHalfDone(turn, id))
      undone(turn, id, "by the runbook's own rollback");
  }
}
