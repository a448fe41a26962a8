/** One node of a release as plain data, with the lines of its check list. */
import type { Instant, Lines } from "../base/index.ts";
import { type CourseName, nodeOf, type Plan, type PlanNode, writes } from "../plan/index.ts";
import type { Actor } from "./signal.ts";
import { itemState, lastEffect, nodeState } from "./standing.ts";
import type { ItemState, NodeState, ReleaseState } from "./state.ts";
import { type RungView, viewRung } from "./view-ladder.ts";

export type StepStateName = NodeState["state"] | "in-doubt";

export interface ItemView {
  readonly id: string;
  readonly title: string;
  readonly lines: Lines | null;
  readonly kind: "question" | "check";
  readonly state: ItemState["state"] | "in-doubt";
  readonly by: Actor | null;
  readonly why: string | null;
  readonly effect: string | null;
  readonly exit: number | null;
}

export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly lines: Lines | null;
  readonly state: StepStateName;
  /** The exit status of its last attempt. */
  readonly exit: number | null;
  /** How long it took, or has taken so far. */
  readonly ms: number | null;
  readonly course: CourseName;
  /** As the plan numbers it: 4, r1, u4, d2, l1. */
  readonly number: string;
  readonly kind: PlanNode["kind"];
  readonly writes: boolean;
  readonly beganAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly attempts: number;
  /** The effect of its last attempt, by which its log is found. */
  readonly effect: string | null;
  readonly evidence: readonly string[];
  readonly answer: string | null;
  readonly why: string | null;
  /** How long it may take before it counts as failed; null: nothing says so. */
  readonly timeoutMs: number | null;
  readonly items: readonly ItemView[];
  /** Who approved the plan here; the last word of each. */
  readonly approvals: readonly Actor[];
  /** How far a ladder has climbed; null of all else, and before and after. */
  readonly rung: RungView | null;
}

export interface StepGiven {
  readonly plan: Plan;
  readonly state: ReleaseState;
  readonly at: Instant | null;
  readonly id: string;
  readonly course: CourseName;
  readonly number: string;
}

export function viewStep(given: StepGiven): StepView {
  const { plan, state, id, course, number } = given;
  const node = nodeOf(plan, id);
  const now = nodeState(state, id);
  const effect = lastEffect(state, id);
  return {
    id,
    title: node?.title ?? id,
    lines: node?.lines ?? null,
    state: now.state === "running" && effect?.state === "in-doubt" ? "in-doubt" : now.state,
    exit: numberIn(effect?.outcome?.data.exit),
    ms: msOf(now, given.at),
    course,
    number,
    kind: node?.kind ?? "step",
    writes: node !== undefined && writes(node),
    beganAt: now.beganAt,
    endedAt: now.endedAt,
    attempts: now.attempts,
    effect: effect?.effect.id ?? null,
    evidence: effect?.outcome?.evidence ?? effect?.evidence ?? [],
    answer: now.answer,
    why: now.why,
    timeoutMs: node?.kind === "step" ? node.timeoutMs : null,
    items: node?.kind === "gate" ? node.items.flatMap((item) => viewItem(given, item)) : [],
    approvals: node?.kind === "gate" && node.gate === "approval" ? approvalsOf(state, id) : [],
    rung: viewRung(plan, state, id),
  };
}

function viewItem({ plan, state, id }: StepGiven, item: string): readonly ItemView[] {
  const line = Object.hasOwn(plan.items, item) ? plan.items[item] : undefined;
  if (line === undefined) return [];
  const now = itemState(state, item);
  const effect = lastEffect(state, id, item);
  return [
    {
      id: item,
      title: line.title,
      lines: line.lines,
      kind: line.kind,
      state: now.state === "running" && effect?.state === "in-doubt" ? "in-doubt" : now.state,
      by: now.by,
      why: now.why,
      effect: effect?.effect.id ?? null,
      exit: numberIn(effect?.outcome?.data.exit),
    },
  ];
}

function approvalsOf(state: ReleaseState, id: string): readonly Actor[] {
  const byName = new Map<string, Actor>();
  for (const { kind, node, as, by } of state.answered.values()) {
    if (kind !== "approval" || node !== id) continue;
    if (as === "reject") byName.clear();
    else if (as === "approve" && by !== null) byName.set(by.who, by);
  }
  return [...byName.values()];
}

const numberIn = (value: unknown): number | null => (typeof value === "number" ? value : null);

function msOf({ beganAt, endedAt }: NodeState, at: Instant | null): number | null {
  const end = endedAt ?? at;
  return beganAt === null || end === null ? null : Math.max(0, end - beganAt);
}
