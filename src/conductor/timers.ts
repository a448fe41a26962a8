/** Waits that a clock ends: plain timers, and soaks, which by the first rules end by themselves whatever the figures say. */
import type { Instant } from "../base/index.ts";
import { nodeOf, type SoakNode, type WaitNode } from "../plan/index.ts";
import { isUnseen } from "./exposure-age.ts";
import type { Actor } from "./signal.ts";
import { carrySoak } from "./soaks.ts";
import { nodeState, type Standing } from "./standing.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, answersAbout, closeWait, isTimer, openWait, pausedMs, unseenMs, waitAbout } from "./waits.ts";

export function carryTimer(turn: Turn, place: Place<WaitNode | SoakNode>): void {
  const { id, node, free } = place;
  if (nodeState(turn.state, id).state === "pending") emit(turn, { type: "node.began", node: id });
  if (node.kind === "soak" && turn.state.conductor >= 2) return carrySoak(turn, { ...place, node });
  const kind = node.kind === "wait" ? "timer" : "soak";
  if (waitAbout(turn.state, { node: id, kind }) !== undefined) return;
  const last = answersAbout(turn.state, { node: id, kind }).at(-1);
  if (last?.as === "time" || last?.as === "promote")
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (!free) return;
  const ms = node.kind === "wait" ? node.ms : node.minMs;
  openWait(turn, { about: id, kind, text: node.title, node: id, until: after(turn.at, ms) });
}

/** Holds something longer than it would have been: the old wait ends, and one that ends later takes its place. */
export function lengthen(turn: Turn, wait: OpenWait, { ms, by }: { ms: number; by: Actor }): void {
  const { id, kind, node, text } = wait;
  const until = after(after(wait.until ?? turn.at, stoodMs(turn, wait)), ms);
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

type Clocked = Pick<Turn, "plan" | "state" | "at">;

/** Null: a person ends it, or its clock stands still. */
export function dueOf(turn: Clocked, wait: OpenWait): Instant | null {
  // What soaks is not seen as long as nobody has looked whether its traffic is still there.
  if (wait.until === null || !isTimer(wait) || (wait.kind === "soak" && isUnseen(turn))) return null;
  if (turn.state.paused !== null) return null;
  return after(wait.until, stoodMs(turn, wait));
}

/** What is watched stands still while nobody does; a plain timer is a time that passes anyway. */
const stoodMs = ({ plan, state, at }: Clocked, wait: OpenWait): number =>
  (isWatched({ plan, state }, wait) ? unseenMs : pausedMs)(state, wait.since, at);

const isWatched = ({ plan, state }: Standing, { kind, node }: OpenWait): boolean =>
  state.conductor >= 2 &&
  (kind === "soak" || (kind === "timer" && node !== null && nodeOf(plan, node)?.kind === "ladder"));
