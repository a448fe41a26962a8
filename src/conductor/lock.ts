/** One release at a time: the lock is asked for as a step is, and asked for again while another release holds it. */
import type { Outcome } from "../effect/index.ts";
import type { GateNode, Work } from "../plan/index.ts";
import { askFor } from "./asking.ts";
import { askWhetherDone } from "./doubts.ts";
import { meaningOf } from "./outcomes.ts";
import { lastEffect } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, closeWait, openWait, waitAbout } from "./waits.ts";

const EVERY_MS = 5000;
const TIMEOUT_MS = 30_000;

export function carryLock(turn: Turn, place: Place<GateNode>): void {
  const { id } = place;
  const effect = lastEffect(turn.state, id);
  if (effect?.state === "in-doubt") return askWhetherDone(turn, effect, place.node.title);
  const outcome = effect?.outcome ?? null;
  if (effect?.state !== "ended" || outcome === null) return;
  if (outcome.state === "done") {
    const wait = waitAbout(turn.state, { node: id, kind: "lock" });
    if (wait !== undefined) closeWait(turn, wait.id, { as: "taken" });
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  }
  if (typeof outcome.data.holder === "string") return waitFor(turn, place, outcome);
  const meaning = meaningOf(effect, { onCrash: "ask", retries: 0 }, false);
  if (meaning.is === "again") return askForLock(turn, place);
  const why = meaning.is === "failed" ? meaning.why : null;
  emit(turn, { type: "node.ended", node: id, as: "failed", why, answer: null });
}

export function askForLock(turn: Turn, { id, free }: Place<GateNode>): void {
  const { lock } = turn.plan.policy;
  if (lock === null) return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (!free) return;
  const work: Pick<Work, "effect" | "timeoutMs" | "missing"> = {
    effect: { hand: "lock", input: { ...lock } },
    timeoutMs: TIMEOUT_MS,
    missing: [],
  };
  askFor(turn, { node: id, item: null, work, aside: true });
}

function waitFor(turn: Turn, place: Place<GateNode>, outcome: Outcome): void {
  const { id } = place;
  const text = heldText(turn, outcome.data);
  const open = waitAbout(turn.state, { node: id, kind: "lock" });
  // Another holder by now: what is shown should be so.
  if (open !== undefined && open.text !== text) closeWait(turn, open.id, { as: "gone" });
  if (open?.text !== text) openWait(turn, { about: id, kind: "lock", text, node: id, answers: [] });
  if ((askAgainAt(turn, id) ?? turn.at) <= turn.at) askForLock(turn, place);
}

/** When the lock is asked for again; null: it is not waited for. */
export function askAgainAt({ state }: Pick<Turn, "state">, id: string) {
  const effect = lastEffect(state, id);
  if (effect?.state !== "ended" || typeof effect.outcome?.data.holder !== "string") return null;
  return after(effect.endedAt ?? effect.askedAt, EVERY_MS);
}

function heldText({ plan }: Turn, data: Outcome["data"]): string {
  const { service = "", environment = "" } = plan.policy.lock ?? {};
  const part = (key: string, before: string): string =>
    typeof data[key] === "string" && data[key] !== "" ? `${before}${data[key]}` : "";
  const held = `${service} in ${environment} is held by ${String(data.holder)}`;
  return `${held}${part("release", ", release ")}${part("since", ", since ")}${part("step", ", at ")}${part("host", ", on ")}`;
}
