/** One course carried on: each of its nodes, in the plan's order, as far as it can go at this instant. */
import { type CourseName, nodeOf, type PlanNode } from "../plan/index.ts";
import { holdsFirstChange } from "./before-change.ts";
import { carryChoice } from "./choices.ts";
import { mayDiagnose } from "./diagnosis.ts";
import { followFailure } from "./failures.ts";
import { carryGate } from "./gates.ts";
import { asksAboutGuard } from "./guard-standing.ts";
import { stopsHalfway } from "./halfway.ts";
import { carryLadder } from "./ladders.ts";
import { mayReturn } from "./returning.ts";
import { skipReason } from "./skipping.ts";
import { isOn, isSettled, nodeState } from "./standing.ts";
import { carryStep } from "./steps.ts";
import { carryTimer } from "./timers.ts";
import { emit, type Place, type Turn } from "./turn.ts";

export function advance(turn: Turn, course: CourseName): void {
  let free = false;
  let known = -1;
  for (const id of turn.state.courses[course] ?? []) {
    const node = nodeOf(turn.plan, id);
    if (node === undefined) continue;
    // Asked anew after each event: what follows from one may be that nothing else begins.
    if (known !== turn.events.length) free = isFree(turn, course);
    known = turn.events.length;
    carryOne(turn, { id, node, course, free });
  }
}

function isFree(turn: Turn, course: CourseName): boolean {
  const { paused, stopping, returning, ended } = turn.state;
  if (paused !== null || stopping !== null) return false;
  if (course === "diagnose") return ended === null || ended.as === "failed";
  if (ended !== null) return false;
  return returning !== null ? course === "rollback" : !stopsHalfway(turn) && !asksAboutGuard(turn);
}

function carryOne(turn: Turn, place: Place): void {
  switch (nodeState(turn.state, place.id).state) {
    case "pending":
      return place.free && mayBegin(turn, place) ? begin(turn, place) : undefined;
    case "running":
      // What is asked for again waits for what it stands on: a tunnel may have broken meanwhile.
      return carry(turn, { ...place, free: place.free && mayBegin(turn, place) });
    case "failed":
      return place.free ? followFailure(turn, place) : undefined;
    default:
      return;
  }
}

function mayBegin(turn: Turn, { id, node, course }: Place): boolean {
  if (course === "diagnose") return mayDiagnose(turn, id);
  if (course === "rollback" && turn.state.returning !== null) return mayReturn(turn, id);
  return node.after.every((each) => !isOn(turn.state, course, each) || isSettled(turn, each));
}

function begin(turn: Turn, place: Place): void {
  const why = skipReason(turn, place);
  if (why === null) return carry(turn, place);
  emit(turn, { type: "node.ended", node: place.id, as: "skipped", why, answer: null });
}

function carry(turn: Turn, place: Place): void {
  const { node } = place;
  switch (node.kind) {
    case "step":
      return carryStep(turn, on(place, node));
    case "gate":
      return carryGate(turn, on(place, node));
    case "choice":
      return carryChoice(turn, on(place, node));
    case "ladder": {
      const isFirst = nodeState(turn.state, place.id).state === "pending";
      return isFirst && holdsFirstChange(turn, place) ? undefined : carryLadder(turn, on(place, node));
    }
    case "wait":
    case "soak":
      return carryTimer(turn, on(place, node));
  }
}

const on = <Node extends PlanNode>(place: Place, node: Node): Place<Node> => ({ ...place, node });
