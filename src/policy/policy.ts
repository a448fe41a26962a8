/** What must be so before a release may start: its class, windows, freezes, approvals, lock and readiness. Data only. */
import type { ReleaseClass, WeekWindow } from "../base/index.ts";

export interface ApprovalRule {
  readonly count: number;
  /** A role or a name; null: anybody who may approve. */
  readonly who: string | null;
  /** What needs it, or null: every release of this runbook. */
  readonly for: string | null;
  /** Who may not, though the role has them. */
  readonly not: "starter" | null;
  /** A name without a signature does not count. */
  readonly signed: boolean;
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
  /** What makes it of this class, in words. */
  readonly because: readonly string[];
  readonly windows: readonly WeekWindow[];
  readonly freezes: readonly WeekWindow[];
  readonly approvals: readonly ApprovalRule[];
  /** What a class asks for besides, should the release be raised to it. */
  readonly raised: Readonly<Partial<Record<ReleaseClass, readonly ApprovalRule[]>>>;
  /** People by role; "*" is everybody. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** A role or a name that may open a window, a freeze or a red line with a reason; null: anybody. */
  readonly overrides: string | null;
  /** Freezes that were added by hand, and open incidents, are asked after when the gate is reached. */
  readonly calendar: boolean;
  readonly lock: Lock | null;
  readonly ready: readonly ReadyItem[];
}

/** Asks for nothing. */
export const noPolicy: Policy = {
  class: "standard",
  because: [],
  windows: [],
  freezes: [],
  approvals: [],
  raised: {},
  roles: {},
  overrides: null,
  calendar: false,
  lock: null,
  ready: [],
};
