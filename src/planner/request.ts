/** What the planner is given: all of it plain data, none of it looked up by the planner itself. */
import type { Diagnostic, WeekWindow } from "../base/index.ts";
import type { HandCatalog, TextOrSecret } from "../effect/index.ts";
import type { Facts, Plan } from "../plan/index.ts";
import type { ApprovalRule } from "../policy/index.ts";
import type { Reading } from "../runbook/index.ts";

/** What an environment asks of every release into it. */
export interface EnvironmentRules {
  /** Refuses a plan with anything unsure; by default only for an environment named production. */
  readonly strict?: boolean;
  readonly zone?: string;
  readonly windows?: readonly WeekWindow[];
  readonly freezes?: readonly WeekWindow[];
  readonly approvals?: readonly ApprovalRule[];
  readonly onFailure?: "ask" | "rollback" | "stop";
}

export interface ServiceRules {
  /** Files of its runbooks, as the reading names them. */
  readonly runbooks?: readonly string[];
  /** Environment to the name of the target that takes its traffic there. */
  readonly targets?: Readonly<Record<string, string>>;
}

export interface PlannerConfiguration {
  readonly environments: Readonly<Record<string, EnvironmentRules>>;
  readonly services: Readonly<Record<string, ServiceRules>>;
}

export const emptyConfiguration: PlannerConfiguration = { environments: {}, services: {} };

export interface PlanRequest {
  readonly reading: Reading;
  /** What was given with `--set`: names in any spelling. */
  readonly inputs: Readonly<Record<string, TextOrSecret>>;
  readonly configuration: PlannerConfiguration;
  readonly facts: Facts;
  readonly catalog: HandCatalog;
  /** A heading's title or slug; null: the whole runbook. */
  readonly procedure: string | null;
  readonly source: { readonly sha256: string };
  readonly environment: string | null;
}

export type PlanResult = { readonly plan: Plan } | { readonly diagnostics: readonly Diagnostic[] };
