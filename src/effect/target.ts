/**
 * What every kind of target answers: a place that holds versions of a service and takes its traffic. All but `look` are
 * wishes of how it should stand, so each may be repeated, also by another process after a crash; none of them judges.
 */
import type { TargetLook } from "./target-input.ts";

/** What a target is given with each wish. */
export interface TargetCall {
  /** Milliseconds from now after which nobody waits for it any more: what it began by then it ends. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** A line for the log. */
  readonly log: (line: string) => void;
}

export type TargetAnswer =
  | { readonly state: "done"; readonly look: TargetLook; readonly evidence: readonly string[] }
  | {
      readonly state: "failed" | "timed-out" | "cancelled";
      /** How it stands all the same, where that is known. */
      readonly look: TargetLook | null;
      readonly evidence: readonly string[];
    };

export interface WeightWish {
  readonly version: string;
  readonly percent: number;
  /** Null: until it is told otherwise. */
  readonly leaseMs: number | null;
  /** A user who is on a version stays there, but for those that the change of the share moves. */
  readonly sticky: boolean;
}

export type RenewWish = Pick<WeightWish, "version" | "percent"> & { readonly leaseMs: number };

export interface Target {
  /** As the configuration calls it: `orders/production`. */
  readonly name: string;
  /**
   * The smallest change of the share that it can make, in percent points: 25 where four hosts take the traffic. It gives at
   * least the share that is asked for, and less than this more; 0 and 100 it gives exactly. 0: any share.
   */
  readonly grain: number;
  readonly look: (call: TargetCall) => Promise<TargetAnswer>;
  /** The version beside the one that serves, without traffic. It may answer before the version is well. */
  readonly place: (version: string, call: TargetCall) => Promise<TargetAnswer>;
  /**
   * So much of the traffic on the version and the rest on the serving one, for the lease: without a renewal its own side goes
   * back to the serving one when that has run out. At 0 there is nothing to go back from, and no lease.
   */
  readonly weight: (wish: WeightWish, call: TargetCall) => Promise<TargetAnswer>;
  /** The lease anew, from now; where it had run out nothing is shifted, and the answer says how it stands. */
  readonly renew: (wish: RenewWish, call: TargetCall) => Promise<TargetAnswer>;
  /** The version is the serving one from now on, alone and without a lease. The one before stays until it is retired. */
  readonly keep: (version: string, call: TargetCall) => Promise<TargetAnswer>;
  /** The version is taken away; one that is not there is taken away already. */
  readonly retire: (version: string, call: TargetCall) => Promise<TargetAnswer>;
  readonly close: () => Promise<void>;
}

/** Null: the configuration has none of that name. It throws a `RutterError` where it has one that cannot be opened. */
export type OpenTarget = (name: string) => Promise<Target | null>;
