/** How far a ladder has come, put into a state: a rung that was left for the next one, and a climb that begins anew. */
import { type Draft, nodeState, own, setNode } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import { type ExposureState, noMisses } from "./exposure-state.ts";

type LadderEvent = Extract<ReleaseEvent, { type: "ladder.judged" | "ladder.restarted" }>;

export function applyLadder(draft: Draft, event: LadderEvent): void {
  const { node } = event;
  const mark = draft.state.answered.size;
  const before = draft.state.ladders.get(node)?.passed ?? 0;
  const passed = event.type === "ladder.judged" ? before + 1 : event.rung;
  own(draft, "ladders").set(node, { passed, mark });
  if (event.type !== "ladder.restarted") return;
  const exposure = draft.state.exposures.get(node);
  if (exposure !== undefined) own(draft, "exposures").set(node, { ...exposure, ...restarted(event.rung) });
  reopen(draft, node);
}

/** From the first rung on everything is asked for anew; further up the traffic stays where it is. */
function restarted(rung: number): Partial<ExposureState> {
  const again = { lapsedAt: null, misses: noMisses, lookMisses: noMisses };
  return rung === 0
    ? { ...again, placed: false, aim: 0, risenAt: null, lowered: null, overtaken: false }
    : again;
}

/** It was at its end, and is not any more. */
function reopen(draft: Draft, ladder: string): void {
  if (nodeState(draft.state, ladder).state !== "done") return;
  setNode(draft, ladder, { state: "running", endedAt: null });
  draft.state.doneOrder = draft.state.doneOrder.filter((each) => each !== ladder);
}
