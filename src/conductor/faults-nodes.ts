/** Promises about nodes: none begins before its turn or after the end, no shut gate is passed, every undo is seen to its end. */
import { type CourseName, courseNames, type GateNode, nodeOf, type Plan, writes } from "../plan/index.ts";
import type { ReleaseEvent } from "./event.ts";
import type { Moment } from "./faults.ts";
import { isOn, isSettled, itemState, nodeState, primaryOf } from "./standing.ts";
import type { ReleaseState } from "./state.ts";

export function faultsOfNode(moment: Moment): readonly string[] {
  const { event } = moment.recorded;
  // What is in no plan (a tick, a message) has no turn that it could begin before.
  if (event.type === "effect.asked" && event.node.startsWith("~")) return [];
  // A look at a target begins nothing: it goes on while the release is paused, for its lease does.
  if (event.type === "effect.asked" && event.effect.hand === "target" && event.effect.input.do === "look")
    return [];
  if (event.type === "effect.asked" || event.type === "node.began")
    return faultsOfBeginning(moment, event.node);
  if (event.type === "node.ended" && event.as === "done") return faultsOfPassing(moment, event);
  return [];
}

const courseOf = ({ courses }: ReleaseState, id: string): CourseName | null =>
  courseNames.findLast((course) => courses[course]?.includes(id)) ?? null;

function faultsOfBeginning({ plan, before }: Moment, id: string): readonly string[] {
  const node = nodeOf(plan, id);
  const course = courseOf(before, id);
  if (node === undefined || course === null) return [`${id} is on no course that has begun`];
  const faults: string[] = [];
  const { ended, returning, stopping, paused, dryRun } = before;
  const carriesOn = ended?.as === "failed" && course === "diagnose";
  if (ended !== null && course !== "later" && !carriesOn) faults.push(`${id} begins after the end`);
  if (stopping !== null) faults.push(`${id} begins though the release stops`);
  if (paused !== null && course !== "later") faults.push(`${id} begins though the release is paused`);
  if (returning !== null && course === "main") faults.push(`${id} begins though the release goes back`);
  if (dryRun && writes(node)) faults.push(`${id} changes something in a dry run`);
  if (node.kind === "step" && node.absorbedBy !== null) faults.push(`${id} is done by ${node.absorbedBy}`);
  const isOwn = plan.courses[course].includes(id);
  if ((course === "main" || course === "rollback") && isOwn && !plan.levers.includes(id))
    faults.push(...faultsOfTurn({ plan, before }, id, course));
  return faults;
}

/** What comes before it is over, and what it hangs on was answered so. */
function faultsOfTurn(
  { plan, before }: Pick<Moment, "plan" | "before">,
  id: string,
  course: CourseName,
): readonly string[] {
  const node = nodeOf(plan, id);
  const standing = { plan, state: before };
  const early = (node?.after ?? []).filter(
    (each) => isOn(before, course, each) && !isSettled(standing, each),
  );
  const faults = early.map((each) => `${id} begins before ${each} is over`);
  const when = node?.when ?? null;
  if (when === null || before.leftOut.has(when.node) || !isOn(before, course, when.node)) return faults;
  const { state, answer } = nodeState(before, when.node);
  return state === "done" && answer === when.is
    ? faults
    : [...faults, `${id} begins without ${when.is} at ${when.node}`];
}

type Ended = Extract<ReleaseEvent, { type: "node.ended" }>;

/** A gate is done when all that it asked for was given. */
function faultsOfPassing({ plan, before }: Moment, { node: id, answer }: Ended): readonly string[] {
  const node = nodeOf(plan, id);
  if (node?.kind === "step" && node.effect.hand !== "" && !hasOutcome(before, id))
    return [`${id} is done without an outcome`];
  if (node?.kind !== "gate") return [];
  const open = node.items.filter((item) => {
    const { state } = itemState(before, item);
    return Object.hasOwn(plan.items, item) && (state === "pending" || state === "running");
  });
  const faults = open.map((item) => `${id} is passed without ${item}`);
  if (answer === "yes" && !before.dryRun && courseOf(before, id) !== "later")
    for (const item of node.items)
      if (itemState(before, item).state === "failed") faults.push(`${id} is passed though ${item} failed`);
  return [...faults, ...approvalFaults(before, id, node)];
}

const hasOutcome = ({ effects }: ReleaseState, id: string): boolean =>
  [...effects.values()].some((effect) => effect.node === id && effect.state === "ended");

function approvalFaults(
  { answered }: ReleaseState,
  id: string,
  { gate, approval }: GateNode,
): readonly string[] {
  if (gate !== "approval" || approval === null) return [];
  const names = new Set(
    [...answered.values()].flatMap((each) =>
      each.node === id && each.as === "approve" && each.by !== null ? [each.by.who] : [],
    ),
  );
  return names.size >= approval.count ? [] : [`${id} is passed with ${names.size} of ${approval.count}`];
}

/** Once the release has ended, every undo that was begun has ended or is in doubt. */
export function faultsOfUndos(plan: Plan, state: ReleaseState): readonly string[] {
  if (state.ended === null || state.returning === null || primaryOf(plan) !== "main") return [];
  return (state.courses.rollback ?? []).flatMap((id) => {
    const now = nodeState(state, id);
    const doubted = [...state.effects.values()].some((each) => each.node === id && each.state === "in-doubt");
    return now.state === "running" && !doubted ? [`the undo ${id} was begun and is not seen to its end`] : [];
  });
}
