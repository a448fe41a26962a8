/** Waits that a clock ends: plain timers, and soaks, which end by themselves where no guard watches. */
import type { Instant } from "../base/index.ts";
import type { SoakNode, WaitNode } from "../plan/index.ts";
import type { Actor } from "./signal.ts";
import { nodeState } from "./standing.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, answersAbout, closeWait, dueAt, isTimer, openWait, pausedMs, waitAbout } from "./waits.ts";

export function carryTimer(turn: Turn, place: Place<WaitNode | SoakNode>): void {
  const { id, node, free } = place;
  if (nodeState(turn.state, id).state === "pending") emit(turn, { type: "node.began", node: id });
  const kind = node.kind === "wait" ? "timer" : "soak";
  if (waitAbout(turn.state, { node: id, kind }) !== undefined) return;
  const last = answersAbout(turn.state, { node: id, kind }).at(-1);
  if (last?.as === "time" || last?.as === "promote")
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (!free) return;
  // The seam of guards: with figures that are not quiet a soak lasts longer, up to its longest.
  const ms = node.kind === "wait" ? node.ms : node.minMs;
  openWait(turn, { about: id, kind, text: node.title, node: id, until: after(turn.at, ms) });
}

/** Holds something longer than it would have been: the old wait ends, and one that ends later takes its place. */
export function lengthen(turn: Turn, wait: OpenWait, { ms, by }: { ms: number; by: Actor }): void {
  const { id, kind, node, text } = wait;
  const until = after(after(wait.until ?? turn.at, pausedMs(turn.state, wait.since, turn.at)), ms);
  closeWait(turn, id, { as: "extend", by });
  openWait(turn, { about: id, kind, text: `${text}, held longer`, node, until });
}

/** Timers that fell due, each once. */
export function endTimers(turn: Turn): void {
  for (const wait of [...turn.state.waits.values()]) {
    const due = dueOf(turn, wait);
    if (due !== null && due <= turn.at) closeWait(turn, wait.id, { as: "time" });
  }
}

/** Null: a person ends it, or its clock stands still. */
export function dueOf(turn: Pick<Turn, "state" | "at">, wait: OpenWait): Instant | null {
  return wait.until === null || !isTimer(wait) ? null : dueAt(turn, wait.since, wait.until);
}
