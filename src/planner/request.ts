/** What the planner is given: all of it plain data, none of it looked up by the planner itself. */
import type { Diagnostic, WeekWindow } from "../base/index.ts";
import type { HandCatalog, TextOrSecret } from "../effect/index.ts";
import type { Facts, Plan, PlanChannel, PlanMetric } from "../plan/index.ts";
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
  /** A role or a name that may override a window, a freeze or a red line with a reason. */
  readonly overrides?: string;
  /** Freezes added by hand and open incidents are asked after when a release wants to start. */
  readonly calendar?: boolean;
  /** The environment in which the same version must have been released before. */
  readonly after?: string;
}

/** A figure as the configuration has it: which version is the new one is known once the inputs are. */
export interface MetricRule extends Omit<PlanMetric, "asked"> {
  readonly asked: Omit<PlanMetric["asked"], "side">;
  /** The label that tells the versions apart; null: nothing does. */
  readonly side: string | null;
}

export interface TargetRule {
  /** As the configuration calls it: `orders/production`. */
  readonly name: string;
  /** What commands call that which it deploys: `deployment/orders`; null: it goes by the service's name. */
  readonly workload: string | null;
  /** Its own side returns to the serving version when a lease has run out. */
  readonly leases: boolean;
}

export interface ServiceRules {
  /** Files of its runbooks, as the reading names them. */
  readonly runbooks?: readonly string[];
  /** Environment to the target that takes its traffic there, where it can be opened. */
  readonly targets?: Readonly<Record<string, TargetRule>>;
  /** The input that is the version. */
  readonly version?: string;
  /** Its figures by id, and how often they are read. */
  readonly metrics?: Readonly<Record<string, MetricRule>>;
  readonly tickMs?: number;
}

export interface PlannerConfiguration {
  readonly environments: Readonly<Record<string, EnvironmentRules>>;
  readonly services: Readonly<Record<string, ServiceRules>>;
  /** People by role; "*" is everybody. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Who is told of a release, by name. */
  readonly channels?: readonly PlanChannel[];
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
