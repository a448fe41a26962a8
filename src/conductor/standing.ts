/** Questions that the deciding asks of what is known: what is over, what is under way, what has changed the world. */
import { type CourseName, nodeOf, type Plan, type PlanNode, type StepNode, writes } from "../plan/index.ts";
import { effectId } from "./apply-effect.ts";
import { itemState, nodeState } from "./draft.ts";
import { isExposed } from "./exposure-state.ts";
import type { EffectState, ReleaseState } from "./state.ts";

export { itemState, nodeState };

export interface Standing {
  readonly plan: Plan;
  readonly state: ReleaseState;
}

/** The course that is carried out first: of a runbook that only leads back, its way back. */
export const primaryOf = (plan: Plan): CourseName => (plan.courses.main.length > 0 ? "main" : "rollback");

/** What leads back has no way back of its own. */
export const canReturn = ({ plan, state }: Standing): boolean => primaryOf(plan) === "main" && !state.dryRun;

const members = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Is a node on a course that has begun. What a plan says of nodes on other courses holds nothing up here: they never come. */
export function isOn({ courses }: ReleaseState, course: CourseName, id: string): boolean {
  const nodes = courses[course];
  if (nodes === undefined) return false;
  let known = members.get(nodes);
  if (known === undefined) {
    known = new Set(nodes);
    members.set(nodes, known);
  }
  return known.has(id);
}

/** Runs beside what follows it, until that is over. */
export const isTunnel = (node: PlanNode): node is StepNode & { lasts: { until: string } } =>
  node.kind === "step" && node.lasts !== null && "until" in node.lasts;

/** May what comes after it begin. */
export function isSettled({ plan, state }: Standing, id: string): boolean {
  const now = nodeState(state, id);
  if (now.state === "done" || now.state === "skipped" || now.state === "undone") return true;
  const node = nodeOf(plan, id);
  if (node === undefined) return true;
  if (now.state === "running") return isTunnel(node) && underWay(state, id);
  return now.state === "failed" && state.dryRun;
}

export const isOver = (standing: Standing, id: string): boolean =>
  isSettled(standing, id) && nodeState(standing.state, id).state !== "running";

export const lastEffect = (
  state: ReleaseState,
  node: string,
  item: string | null = null,
): EffectState | undefined => {
  const { attempts } = item === null ? nodeState(state, node) : itemState(state, item);
  return attempts === 0 ? undefined : state.effects.get(effectId(item ?? node, attempts));
};

const underWay = (state: ReleaseState, node: string): boolean => lastEffect(state, node)?.state === "asked";

/** Effects of these nodes without an outcome, those in doubt left out. */
export function asked(state: ReleaseState, nodes: Iterable<string>): readonly EffectState[] {
  const wanted = new Set(nodes);
  return [...state.effects.values()].filter((each) => each.state === "asked" && wanted.has(each.node));
}

export const doubts = (state: ReleaseState): readonly EffectState[] =>
  [...state.effects.values()].filter((each) => each.state === "in-doubt");

/** Nodes of the way there; empty before it began. */
export const wayThere = ({ plan, state }: Standing): readonly string[] =>
  state.courses[primaryOf(plan)] ?? [];

/** Some rung of it was reached: people were moved. */
export const hasShifted = (state: ReleaseState, id: string): boolean =>
  [...state.answered.values()].some(
    (each) => each.node === id && each.kind === "rung" && each.as === "yes" && each.by !== null,
  );

/** May it have changed something, whether it came to its end or not. */
export function hasTouched({ plan, state }: Standing, id: string): boolean {
  const node = nodeOf(plan, id);
  if (node === undefined || !writes(node)) return false;
  if (node.kind !== "ladder") return nodeState(state, id).attempts > 0;
  const exposure = state.exposures.get(id);
  return (
    hasShifted(state, id) || isExposed(exposure) || exposure?.risenAt != null || exposure?.retired === true
  );
}

export const hasWritten = (standing: Standing): boolean =>
  wayThere(standing).some((id) => hasTouched(standing, id));

/** A step was left as it ended badly: part of it is there. */
export function isHalfDone({ plan, state }: Standing, id: string): boolean {
  const node = nodeOf(plan, id);
  const now = nodeState(state, id).state;
  if (node?.kind !== "step" || !writes(node) || (now !== "failed" && now !== "skipped")) return false;
  return outcomeIsHalfDone(lastEffect(state, id));
}

/** It ended badly, and not at its very first command. Judged by that alone: it may be about to be tried again. */
export function outcomeIsHalfDone(effect: EffectState | undefined): boolean {
  if (effect?.state === "in-doubt") return true;
  const outcome = effect?.outcome ?? null;
  if (outcome === null || outcome.data.begun === false) return false;
  if (outcome.state === "timed-out" || outcome.state === "cancelled") return true;
  const { command } = outcome.data;
  return outcome.state === "failed" && typeof command === "number" && command > 0;
}

/** What a person passed over stays so, even after its undo was carried out. */
function isTakenBack({ plan, state }: Standing, id: string): boolean {
  const node = nodeOf(plan, id);
  if (node?.kind !== "step" || node.undo === null || state.returning === null) return false;
  return isOn(state, "rollback", node.undo) && nodeState(state, node.undo).state === "done";
}

/** Its ladder was left on the way, and the new version has traffic still. */
const isServing = (state: ReleaseState, id: string): boolean => {
  if (nodeState(state, id).state === "undone") return false;
  return (state.exposures.get(id)?.percent ?? 0) > 0 || (hasShifted(state, id) && !wasShiftedBack(state, id));
};

/** By people, who said so. */
const wasShiftedBack = ({ answered }: ReleaseState, id: string): boolean =>
  [...answered.values()].some((each) => each.node === id && each.kind === "rung" && each.as === "back");

/** What was done, changes something and was not taken back, in the order it was done. */
export function standsOf(standing: Standing): readonly string[] {
  const { plan, state } = standing;
  const done = state.doneOrder.filter((id) => {
    const node = nodeOf(plan, id);
    return node !== undefined && writes(node) && nodeState(state, id).state === "done";
  });
  const there = new Set(wayThere(standing));
  const half = [...there].filter(
    (id) =>
      !done.includes(id) &&
      (isServing(state, id) || (isHalfDone(standing, id) && !isTakenBack(standing, id))),
  );
  return [...done.filter((id) => there.has(id)), ...half];
}
