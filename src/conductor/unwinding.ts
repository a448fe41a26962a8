/**
 * The way there is left, because the release stops or goes back: what runs is ended, what is open is closed, and nothing of
 * it begins. How each ended stays to be seen.
 */
import { nodeOf, type PlanNode } from "../plan/index.ts";
import { askWhetherDone } from "./doubts.ts";
import { meaningOf } from "./outcomes.ts";
import { lastEffect, nodeState, primaryOf } from "./standing.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { dropWaits } from "./waits.ts";
import { hasOwnRollback } from "./way-back.ts";

export interface Left {
  readonly nodes: readonly string[];
  /** Said beside what was begun and did not come to its end. */
  readonly why: string;
  /** Whether it was done must be known before it can be gone on. */
  readonly asksDoubts: boolean;
}

/** What stopping leaves: everything that was begun. */
export const leftByStopping = ({ state }: Turn): Left => ({
  nodes: [...new Set([...(state.courses.main ?? []), ...(state.courses.rollback ?? [])])],
  why: "the release was stopped",
  asksDoubts: false,
});

export const leftByReturning = (turn: Turn): Left => ({
  nodes: turn.state.courses[primaryOf(turn.plan)] ?? [],
  why: "the release went back",
  asksDoubts: !hasOwnRollback(turn.plan),
});

export function unwind(turn: Turn, left: Left): void {
  const nodes = new Set(left.nodes);
  dropWaits(turn, (wait) => isLeft(turn, wait, { ...left, nodes }));
  for (const id of nodes) {
    const node = nodeOf(turn.plan, id);
    if (node !== undefined && isBegun(turn, id)) endOne(turn, { id, node, left });
  }
}

/** What failed and was to be tried again is begun too, though it is not yet asked for. */
function isBegun({ state: release }: Turn, id: string): boolean {
  const { state, attempts } = nodeState(release, id);
  return state === "running" || (state === "pending" && attempts > 0);
}

function isLeft(
  { plan }: Turn,
  wait: OpenWait,
  left: { nodes: ReadonlySet<string>; asksDoubts: boolean },
): boolean {
  if (wait.node === null || !left.nodes.has(wait.node) || wait.kind === "paused") return false;
  if (wait.answers.includes("back")) return false;
  // A check of a list changes nothing, so its doubt holds up nothing.
  const isStep = wait.item === null && plan.nodes[wait.node]?.kind === "step";
  return !(wait.kind === "in-doubt" && left.asksDoubts && isStep);
}

function endOne(turn: Turn, { id, node, left }: { id: string; node: PlanNode; left: Left }): void {
  const end = (as: "done" | "failed" | "skipped", why: string | null): void =>
    emit(turn, { type: "node.ended", node: id, as, why, answer: null });
  if (node.kind === "ladder") return end("failed", left.why);
  if (node.kind !== "step") {
    const runs = [...turn.state.effects.values()].some((each) => each.node === id && each.state === "asked");
    return runs ? undefined : end("skipped", left.why);
  }
  const effect = lastEffect(turn.state, id);
  if (effect === undefined) return end("skipped", left.why);
  if (effect.state === "asked") return;
  if (effect.state === "in-doubt")
    return left.asksDoubts
      ? askWhetherDone(turn, effect, node.title)
      : end("failed", `${left.why}; whether it was done is not known`);
  const meaning = meaningOf(effect, { onCrash: "ask", retries: 0 }, node.lasts !== null);
  if (meaning.is === "done") end("done", null);
  else end("failed", meaning.is === "failed" ? meaning.why : "it was not done");
}
