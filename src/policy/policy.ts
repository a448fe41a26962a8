/** What must be so before a release may start: its class, windows, freezes, approvals, lock and readiness. Data only. */
import type { WeekWindow } from "../base/index.ts";

export type ReleaseClass = "standard" | "hotfix" | "emergency" | "high-risk";

export interface ApprovalRule {
  readonly count: number;
  /** A role or a name; null: anybody who may approve. */
  readonly who: string | null;
  /** What needs it, or null: every release of this runbook. */
  readonly for: string | null;
}

/** One release at a time per service and environment. */
export interface Lock {
  readonly service: string;
  readonly environment: string;
}

/** One line of "can we go back": what must hold, and whether it does; null: not known before the release. */
export interface ReadyItem {
  readonly id: string;
  readonly what: string;
  readonly holds: boolean | null;
}

export interface Policy {
  readonly class: ReleaseClass;
  readonly windows: readonly WeekWindow[];
  readonly freezes: readonly WeekWindow[];
  readonly approvals: readonly ApprovalRule[];
  readonly lock: Lock | null;
  readonly ready: readonly ReadyItem[];
}
