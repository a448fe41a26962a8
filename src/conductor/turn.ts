/**
 * One deciding: the plan, the instant, and what is known, which grows by every event that is decided. What is decided is
 * folded at once, so that the next thought sees it as a driver will.
 */
import type { Instant } from "../base/index.ts";
import { type CourseName, nodeOf, type Plan, type PlanNode } from "../plan/index.ts";
import { type Draft, draftOf, laterOf } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import { putIn } from "./fold.ts";
import type { ReleaseState } from "./state.ts";
import { withoutStop } from "./words.ts";

export interface Turn {
  readonly plan: Plan;
  readonly at: Instant;
  /** Always as after the last event that was decided. */
  readonly state: ReleaseState;
  readonly draft: Draft;
  readonly events: ReleaseEvent[];
}

export function openTurn(plan: Plan, state: ReleaseState, at: Instant): Turn {
  const draft = draftOf(state);
  return { plan, at: laterOf(state.at, at), state: draft.state, draft, events: [] };
}

export function emit(turn: Turn, event: ReleaseEvent): void {
  turn.events.push(event);
  putIn(turn.draft, { seq: turn.state.seq + 1, at: turn.at, event });
}

/** A node where it stands; `free`: something new may begin there. */
export interface Place<Node extends PlanNode = PlanNode> {
  readonly id: string;
  readonly node: Node;
  readonly course: CourseName;
  readonly free: boolean;
}

export const titleOf = (plan: Plan, id: string): string => withoutStop(nodeOf(plan, id)?.title ?? id);
