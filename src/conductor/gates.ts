/** Gates, by their kind. A release that began before the clock and the policy could be told asks a person about them. */
import type { GateNode } from "../plan/index.ts";
import { carryApproval } from "./approvals.ts";
import { carryItem, isItemOver, saidNo } from "./gate-items.ts";
import { carryReady } from "./gate-ready.ts";
import { carryClock } from "./gate-window.ts";
import { askForLock, carryLock } from "./lock.ts";
import { nodeState } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { answersAbout, openWait, waitAbout } from "./waits.ts";

export function carryGate(turn: Turn, place: Place<GateNode>): void {
  if (nodeState(turn.state, place.id).state === "pending") {
    emit(turn, { type: "node.began", node: place.id });
    if (place.node.gate === "lock") return askForLock(turn, place);
  }
  switch (place.node.gate) {
    case "checklist":
    case "question":
      return carryItems(turn, place);
    case "approval":
      return carryApproval(turn, place);
    case "lock":
      return carryLock(turn, place);
    case "window":
    case "freeze":
      return turn.state.conductor === 1 ? askInstead(turn, place) : carryClock(turn, place);
    case "ready":
      return turn.state.conductor === 1 ? askInstead(turn, place) : carryReady(turn, place);
  }
}

/** Everything is asked at once; it is over when the last of it is. */
function carryItems(turn: Turn, place: Place<GateNode>): void {
  const { id, node } = place;
  for (const item of node.items) carryItem(turn, place, item);
  if (!node.items.every((item) => isItemOver(turn, place, item))) return;
  const no = node.items.some((item) => saidNo(turn, item));
  emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: no ? "no" : "yes" });
}

const INSTEAD: Readonly<Record<"window" | "freeze" | "ready", string>> = {
  window: "Is the release window open now? Rutter does not yet tell the time itself",
  freeze: "Is there no freeze now? Rutter does not yet tell the time itself",
  ready: "Is the way back ready? Rutter does not yet look itself",
};

/** By the rules of releases that began before. */
function askInstead(turn: Turn, { id, node, free }: Place<GateNode>): void {
  const kind = node.gate;
  if (kind !== "window" && kind !== "freeze" && kind !== "ready") return;
  const last = answersAbout(turn.state, { node: id, kind }).at(-1);
  if (last?.as === "yes")
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: "yes" });
  if (!free || waitAbout(turn.state, { node: id, kind }) !== undefined) return;
  const before = last?.as === "no" ? ` ${last.by?.who ?? "Somebody"} said no.` : "";
  openWait(turn, {
    about: id,
    kind,
    text: `${INSTEAD[kind]} (${node.title}).${before}`,
    node: id,
    answers: ["yes", "no"],
  });
}
