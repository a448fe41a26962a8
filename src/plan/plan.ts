/** A plan: what a release will do, frozen. Plain data; the hash covers what is done, not how it is shown. */
import type { Condition, Diagnostic, Lines } from "../base/index.ts";
import type { TextOrSecret } from "../effect/index.ts";
import type { Evidence } from "../judge/index.ts";
import type { Policy } from "../policy/index.ts";
import type { PlanMetric } from "./metric.ts";
import type { GateItem, PlanNode, Shown } from "./node.ts";

export type CourseName = "main" | "rollback" | "recover" | "diagnose" | "later";

export const courseNames: readonly CourseName[] = ["main", "rollback", "recover", "diagnose", "later"];

export type GuardAction = "rollback" | "prepare" | "ask" | "escalate" | "pause" | "note";

export interface PlanGuard extends Shown {
  readonly id: string;
  readonly when: Condition;
  /** Where its figures come from; null: a person is asked at intervals. */
  readonly source: Readonly<Record<string, unknown>> | null;
  readonly action: GuardAction;
  readonly waitMs: number | null;
  readonly withinMs: number | null;
  readonly then: GuardAction | null;
  /** First and last node during which it is watched; null: there is nothing to watch. */
  readonly armed: { readonly from: string; readonly to: string; readonly forMs: number | null } | null;
  readonly evidence: Evidence;
}

/** A figure's healthy range: read while soaking and promoting, and in the report. It never acts by itself. */
export interface PlanTarget extends Shown {
  readonly id: string;
  readonly when: Condition;
  /** The soaks and ladders that it belongs to; empty: all of the main course. */
  readonly during: readonly string[];
}

export interface PlanContact {
  readonly who: string;
  readonly how: string | null;
  readonly afterMs: number | null;
  readonly when: string | null;
}

/** A text to fill in and send or file; never run. */
export interface PlanTemplate {
  readonly id: string;
  readonly text: string;
}

/** A message that is sent when something happens rather than at a place in the plan. */
export interface Notice {
  readonly on: readonly string[];
  readonly to: string;
  readonly text: string | null;
  readonly template: string | null;
}

/** Somewhere that people are told, by its name in the configuration, and of what. */
export interface PlanChannel {
  readonly to: string;
  readonly on: readonly string[];
}

export type Facts = Readonly<Record<string, unknown>>;

export interface Plan {
  readonly rutter: "plan/1";
  readonly hash: string;
  readonly runbook: { readonly file: string; readonly sha256: string; readonly procedure: string | null };
  readonly environment: string | null;
  readonly service: string | null;
  readonly inputs: Readonly<Record<string, TextOrSecret>>;
  readonly facts: Facts;
  readonly courses: Readonly<Record<CourseName, readonly string[]>>;
  readonly nodes: Readonly<Record<string, PlanNode>>;
  readonly items: Readonly<Record<string, GateItem>>;
  readonly guards: readonly PlanGuard[];
  readonly targets: readonly PlanTarget[];
  /** The figures that are read, by an id of their own. */
  readonly metrics: Readonly<Record<string, PlanMetric>>;
  /** Which metric is meant by a figure of a condition, by the figure's text as it stands there; the others have no source. */
  readonly figures: Readonly<Record<string, string>>;
  /** How often they are read. */
  readonly tickMs: number;
  /** Nodes that lessen exposure at once, cheapest first: pulled before anything of the rollback course. */
  readonly levers: readonly string[];
  readonly policy: Policy;
  readonly contacts: readonly PlanContact[];
  readonly templates: readonly PlanTemplate[];
  readonly notices: readonly Notice[];
  readonly channels: readonly PlanChannel[];
  readonly unread: readonly { readonly lines: Lines; readonly why: string }[];
  readonly diagnostics: readonly Diagnostic[];
}
