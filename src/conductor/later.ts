/** What is asked some time after a release that was done: each list opens at its time, whether or not another is answered. */
import type { Instant } from "../base/index.ts";
import { type GateNode, nodeOf } from "../plan/index.ts";
import { carryGate } from "./gates.ts";
import { nodeState } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { after } from "./waits.ts";

export function carryLater(turn: Turn): void {
  const { ended, courses, endedCourses, dryRun } = turn.state;
  if (ended?.as !== "done" || dryRun || endedCourses.later !== undefined) return;
  const nodes = turn.plan.courses.later.filter((id) => nodeOf(turn.plan, id)?.kind === "gate");
  if (nodes.length === 0) return;
  if (courses.later === undefined) emit(turn, { type: "course.began", course: "later", nodes });
  for (const id of nodes) {
    const node = nodeOf(turn.plan, id);
    if (node?.kind !== "gate") continue;
    const { state } = nodeState(turn.state, id);
    if (state === "running" || (state === "pending" && (opensAt(turn, node) ?? turn.at) <= turn.at))
      carryGate(turn, { id, node, course: "later", free: true });
  }
  if (nodes.every((id) => nodeState(turn.state, id).state === "done"))
    emit(turn, { type: "course.ended", course: "later", as: "done" });
}

/** Null: the release has not ended. */
const opensAt = ({ state }: Pick<Turn, "state">, { opensAfterMs }: GateNode): Instant | null =>
  state.ended === null ? null : after(state.ended.at, opensAfterMs ?? 0);

/** When something of it opens next by itself. */
export function laterWakes({ plan, state }: Pick<Turn, "plan" | "state">): readonly Instant[] {
  if (state.ended?.as !== "done" || state.dryRun) return [];
  return plan.courses.later.flatMap((id) => {
    const node = nodeOf(plan, id);
    if (node?.kind !== "gate" || nodeState(state, id).state !== "pending") return [];
    const at = opensAt({ state }, node);
    return at === null ? [] : [at];
  });
}
