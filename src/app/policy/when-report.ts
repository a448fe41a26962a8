/** Whether a release could start, as plain data: what stands in its way, what is asked for, and when it may. Keys are added, never changed. */
import type { ApprovalRule, ReadyItem, ReleaseClass } from "../../policy/index.ts";

/** A time in both clocks, and in words on that of the environment. */
export interface Moment {
  readonly utc: string;
  readonly local: string;
  readonly text: string;
}

export interface WhenOpening {
  readonly from: Moment;
  /** Null: it stays open. */
  readonly until: Moment | null;
}

export interface WhenFreeze {
  readonly id: string;
  readonly from: Moment;
  /** Null: until somebody ends it. */
  readonly to: Moment | null;
  readonly why: string;
  readonly except: readonly string[];
  readonly by: string;
  /** It holds this release up at the time that was asked about. */
  readonly holds: boolean;
}

export interface WhenApproval extends ApprovalRule {
  /** In words: the people of the role, where they are known. */
  readonly may: string;
}

export type Hindrance = "plan" | "input" | "clock" | "incident" | "lock" | "ready";

export interface WhenReport {
  readonly rutter: "when/1";
  readonly runbook: string;
  readonly service: string | null;
  readonly environment: string | null;
  /** The hash; null: no plan could be made. */
  readonly plan: string | null;
  readonly at: Moment;
  readonly zone: string;
  /** It could start at that time. */
  readonly now: boolean;
  /** What stands in its way, the first to put right first. */
  readonly hindrances: readonly { readonly kind: Hindrance; readonly text: string }[];
  readonly class: { readonly is: ReleaseClass; readonly because: readonly string[] };
  readonly windows: readonly string[];
  readonly freezes: readonly string[];
  readonly dated: readonly WhenFreeze[];
  readonly clock: {
    readonly open: boolean;
    /** Why it is shut; null: it is open. */
    readonly why: string | null;
    /** When it opens, or shuts; null: never, or it cannot be told. */
    readonly changes: Moment | null;
  };
  /** The next three, the one under way among them; one without an end where the clock holds nothing up. */
  readonly openings: readonly WhenOpening[];
  /** `open` null: it could not be told, and `why` says why, or there is nowhere to ask. */
  readonly incidents: { readonly open: readonly string[] | null; readonly why: string | null };
  readonly approvals: readonly WhenApproval[];
  readonly lock: {
    readonly of: string;
    readonly held: {
      readonly release: string;
      readonly by: string;
      readonly since: Moment;
      readonly step: string | null;
    } | null;
  } | null;
  readonly ready: readonly ReadyItem[];
  /** A line of them that does not hold keeps the release from its first change. */
  readonly readyHolds: boolean;
  /** Inputs without a value. */
  readonly missing: readonly string[];
}
