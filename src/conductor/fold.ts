/**
 * Events to what is known after them. It never judges and never throws: an event that does not fit what is known, which no
 * journal of ours holds, changes nothing but the place in the record.
 */
import type { Instant } from "../base/index.ts";
import { applyEffect } from "./apply-effect.ts";
import { applyLadder } from "./apply-ladder.ts";
import { applyNode } from "./apply-node.ts";
import { applyPolicy } from "./apply-policy.ts";
import { applyRelease } from "./apply-release.ts";
import { applyWait } from "./apply-wait.ts";
import { applyWatch } from "./apply-watch.ts";
import { type Draft, draftOf, laterOf } from "./draft.ts";
import type { Recorded, ReleaseEvent } from "./event.ts";
import type { ReleaseState } from "./state.ts";

export const fold = (state: ReleaseState, recorded: Recorded): ReleaseState => foldAll(state, [recorded]);

export function foldAll(state: ReleaseState, recordeds: readonly Recorded[]): ReleaseState {
  const draft = draftOf(state);
  for (const recorded of recordeds) putIn(draft, recorded);
  return draft.state;
}

export function putIn(draft: Draft, { seq, at, event }: Recorded): void {
  draft.state.seq = seq;
  draft.state.at = laterOf(draft.state.at, at);
  apply(draft, event, draft.state.at);
}

function apply(draft: Draft, event: ReleaseEvent, at: Instant): void {
  switch (event.type) {
    case "node.began":
    case "node.ended":
    case "item.ended":
      return applyNode(draft, event, at);
    case "effect.asked":
    case "effect.ended":
    case "effect.recovered":
    case "effect.doubted":
      return applyEffect(draft, event, at);
    case "wait.opened":
    case "wait.closed":
      return applyWait(draft, event, at);
    case "tick.judged":
    case "guard.tripped":
    case "event.declared":
      return applyWatch(draft, event, at);
    case "ladder.judged":
    case "ladder.restarted":
      return applyLadder(draft, event);
    case "class.raised":
    case "glass.broken":
    case "alarm.raised":
    case "alarm.climbed":
    case "alarm.ended":
      return applyPolicy(draft, event, at);
    default:
      return applyRelease(draft, event, at);
  }
}
