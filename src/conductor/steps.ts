/** Steps: asked for when their turn comes, tried again where that is safe, ended by their outcome. What failed is for others. */
import type { Instant } from "../base/index.ts";
import type { PlanNode, StepNode } from "../plan/index.ts";
import { askFor, lacksValues, NO_PLACE } from "./asking.ts";
import { holdsFirstChange } from "./before-change.ts";
import { askWhetherDone } from "./doubts.ts";
import { inLanes } from "./lanes.ts";
import { type Meaning, meaningOf } from "./outcomes.ts";
import { isOver, isTunnel, lastEffect, nodeState } from "./standing.ts";
import type { EffectState } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after } from "./waits.ts";

type StepPlace = Place<StepNode>;

export function carryStep(turn: Turn, place: StepPlace): void {
  const { id, node } = place;
  if (nodeState(turn.state, id).state === "pending") return begin(turn, place);
  const effect = lastEffect(turn.state, id);
  if (effect === undefined || effect.state === "asked") return;
  if (effect.state === "in-doubt") return askWhetherDone(turn, effect, node.title);
  // A pause ends a tunnel, so that the process may go; what follows still needs it.
  const cut = isTunnel(node) && effect.outcome?.state === "cancelled" && !isOver(turn, node.lasts.until);
  const meaning: Meaning = cut
    ? { is: "again", notBefore: null }
    : meaningOf(effect, node, node.lasts !== null);
  if (meaning.is === "again") return again(turn, place, meaning);
  const done = meaning.is === "done";
  const why = done ? null : meaning.why;
  emit(turn, { type: "node.ended", node: id, as: done ? "done" : "failed", why, answer: null });
}

function begin(turn: Turn, place: StepPlace): void {
  const { id, node } = place;
  if (lacksValues(turn, { node: id, item: null, work: node })) return;
  if (holdsFirstChange(turn, place)) return;
  emit(turn, { type: "node.began", node: id });
  ask(turn, place);
}

function ask(turn: Turn, place: StepPlace): void {
  const { id, node } = place;
  const aside = place.course === "diagnose" || isTunnel(node) || inLanes(turn.plan, id);
  const work = { ...node, timeoutMs: timeoutOf(node) };
  if (askFor(turn, { node: id, item: null, work, aside })) return;
  emit(turn, { type: "node.ended", node: id, as: "failed", why: NO_PLACE, answer: null });
}

const DAY_MS = 86_400_000;
const GRACE_MS = 60_000;

/** What is ended by the conductor must not run out of time before. */
function timeoutOf({ lasts, timeoutMs }: StepNode): number {
  if (lasts === null) return timeoutMs;
  return "until" in lasts ? Math.max(timeoutMs, DAY_MS) : Math.max(timeoutMs, lasts.ms + GRACE_MS);
}

function again(turn: Turn, place: StepPlace, { notBefore }: Extract<Meaning, { is: "again" }>): void {
  if (!place.free || (notBefore !== null && notBefore > turn.at)) return;
  ask(turn, place);
}

/** When an endless step has lasted long enough; null: it is none, or it is let go by another node. */
export function outlastsAt(effect: EffectState, node: PlanNode | undefined): Instant | null {
  if (node?.kind !== "step" || node.lasts === null || "until" in node.lasts) return null;
  return after(effect.askedAt, node.lasts.ms);
}

/** A tunnel may be just what its last follower needs, so it is let go when that is over. */
export const isOutlived = (turn: Turn, node: PlanNode | undefined): boolean =>
  node !== undefined && isTunnel(node) && isOver(turn, node.lasts.until);
