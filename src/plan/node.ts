/**
 * The nodes of a plan: what is done, asked, chosen, shifted or waited for. `after` carries all order; a node whose
 * `when` was answered otherwise, or whose asking node was skipped, is skipped and counts as done.
 */
import type { Lines } from "../base/index.ts";
import type { Effect, Expect } from "../effect/index.ts";
import type { Promotion } from "../judge/index.ts";

export type Sureness = "exact" | "inferred" | "unsure";
export type Danger = "read" | "write" | "destroy";

/** Carried out only where node `node` was answered `is`: `yes` of a gate, the first node of a choice's option. */
export interface OnlyWhen {
  readonly node: string;
  readonly is: string;
}

/** Shown to people, not hashed. */
export interface Shown {
  readonly title: string;
  readonly lines: Lines | null;
  readonly sure: Sureness;
}

interface NodeBase extends Shown {
  readonly when: OnlyWhen | null;
  readonly after: readonly string[];
}

/** What is asked, and of what effect; steps and checks of a list have it in common. */
export interface Work {
  readonly effect: Omit<Effect, "id">;
  readonly host: string | null;
  readonly danger: Danger;
  readonly onCrash: "repeat" | "probe" | "ask";
  readonly timeoutMs: number;
  readonly retries: number;
  readonly expect: readonly Expect[];
  /** What a check shows; null: the step is done for its own sake. */
  readonly establishes: string | null;
  /** Inputs without a value, asked for before it runs; only off the main course. */
  readonly missing: readonly string[];
  /** Shown, not hashed: what the runbook says it should give, where its exit status judges. */
  readonly remarks: readonly string[];
}

/** An effect that never returns by itself: observed for a time, or until a node has begun. Null: it returns. */
export type Lasts = { readonly ms: number } | { readonly until: string } | null;

export interface StepNode extends NodeBase, Work {
  readonly kind: "step";
  readonly lasts: Lasts;
  readonly onFailure: "ask" | "rollback" | "stop";
  /** The node that reverses it, or null. */
  readonly undo: string | null;
  /** Shown, not hashed; null: there is no undo. */
  readonly undoSure: Sureness | null;
  /** The node that does this one's work, so that it is not run; null: it runs. */
  readonly absorbedBy: string | null;
}

export type GateKind = "checklist" | "question" | "approval" | "window" | "freeze" | "lock" | "ready";

export interface GateNode extends NodeBase {
  readonly kind: "gate";
  readonly gate: GateKind;
  /** Ids in the plan's `items`, all asked at once. */
  readonly items: readonly string[];
  /** For an approval: how many, of whom, of what, for how long it holds. */
  readonly approval: Approval | null;
  /** What "no" does: leave out the nodes that hang on it, or hold the release. */
  readonly onNo: "skip" | "hold";
  /** The step whose output is shown with the question, or null. */
  readonly shows: string | null;
  /** Opens this long after the release's end; null: at its place. */
  readonly opensAfterMs: number | null;
}

export interface Approval {
  readonly count: number;
  readonly who: string | null;
  readonly for: string | null;
  readonly not: "starter" | null;
  /** A name without a signature does not count. */
  readonly signed: boolean;
  readonly expiresMs: number;
}

export interface ChoiceNode extends NodeBase {
  readonly kind: "choice";
  /** Alternatives: exactly one is taken. Branches: one that fits the circumstances, or none. */
  readonly among: "alternatives" | "branches";
  /** The first node of each option. */
  readonly of: readonly string[];
  /** Taken without asking; null: a person chooses. */
  readonly default: string | null;
  /** Shown, not hashed: the title of each option by its first node. */
  readonly options: Readonly<Record<string, string>>;
  /** Shown, not hashed: options that are not in this plan because another is the default. */
  readonly others: readonly string[];
}

export interface Rung {
  readonly percent: number;
  /** Null: until a person promotes. */
  readonly dwellMs: number | null;
}

export interface LadderNode extends NodeBase {
  readonly kind: "ladder";
  readonly service: string | null;
  /** What shifts the traffic; null: nothing does, so a person is asked to at each rung. */
  readonly target: string | null;
  /** The version that it brings; null: no input says which, so nothing can be shifted to it. */
  readonly version: string | null;
  /** The flag whose share rises instead of traffic, or null. */
  readonly flag: string | null;
  readonly rungs: readonly Rung[];
  readonly promotion: Promotion;
  readonly sticky: boolean;
  readonly leaseMs: number;
}

export interface WaitNode extends NodeBase {
  readonly kind: "wait";
  readonly ms: number;
}

export interface SoakNode extends NodeBase {
  readonly kind: "soak";
  readonly minMs: number;
  readonly maxMs: number;
}

export type PlanNode = StepNode | GateNode | ChoiceNode | LadderNode | WaitNode | SoakNode;

/** One line of a check list: a person's answer, or a check that runs by itself. */
export interface QuestionLine extends Shown {
  readonly kind: "question";
  readonly establishes: string;
  /** Something to type at a terminal, shown with the question; or null. */
  readonly command: string | null;
  /** A role that may waive it; null: whoever may waive anything. */
  readonly waive: string | null;
}

export interface CheckLine extends Shown, Work {
  readonly kind: "check";
  /** What a person reads in its output, where no program can; null: its exit status and `expect` decide. */
  readonly look: string | null;
  readonly waive: string | null;
}

export type GateItem = QuestionLine | CheckLine;
