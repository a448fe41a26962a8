/** Where the traffic of a service is, as far as a target of this release moved it. By the ladder that moves it. */
import type { Instant } from "../base/index.ts";
import type { TargetLook } from "../effect/index.ts";

export interface ExposureState {
  readonly ladder: string;
  readonly service: string;
  readonly target: string;
  readonly version: string;
  /** What the target was last known to give to the new version. */
  readonly percent: number;
  /** The version beside it is there and healthy. */
  readonly placed: boolean;
  /** The lease of it was lifted: the new version is the serving one. */
  readonly kept: boolean;
  /** Until when it lasts unless renewed; null: it has none, or there is nothing to return. */
  readonly leaseEndsAt: Instant | null;
  /** Its last look: before the release it says what served. */
  readonly look: TargetLook | null;
  /** The version that served when the release began; null: not known. */
  readonly before: string | null;
  /** It was given back by its target, for want of a lease, and when. Null again once its ladder has begun anew. */
  readonly lapsedAt: Instant | null;
  /** The share that was asked for last and came about, which ticks renew: a target gives it as finely as it can. */
  readonly aim: number;
  /** Since when it is so; null: nothing was shifted yet. */
  readonly risenAt: Instant | null;
  /** A wish that ended so that nobody can tell whether it came about; null: it is known how it stands. */
  readonly doubted: Wish | null;
  /** When its target last said how it stands. */
  readonly saidAt: Instant | null;
  /** Tries in a row that failed: to place or to shift, to look, to take all of it back. */
  readonly misses: Misses;
  readonly lookMisses: Misses;
  readonly zeroMisses: Misses;
  /** The latest time that any lease of it could end, for all that was asked. */
  readonly leaseAtMost: Instant | null;
  /** It was asked to take the new version away, whatever came of that. */
  readonly retired: boolean;
  /** Somebody gave it less than was asked for: since when, and how much it had. No clock raises it again. */
  readonly lowered: { readonly from: number; readonly at: Instant } | null;
  /** A renewal that was asked for before the share was changed came after it, and brought the one of before. */
  readonly overtaken: boolean;
}

export interface Wish {
  readonly do: "place" | "weight";
  readonly percent: number;
  /** The share before it. */
  readonly from: number;
}

export interface Misses {
  readonly count: number;
  readonly at: Instant | null;
  readonly why: string | null;
}

/** Shares that differ by less are the same: they are rounded on the way there and back. */
export const ROUNDING = 0.02;

export const noMisses: Misses = { count: 0, at: null, why: null };

export type Shifting = Pick<ExposureState, "ladder" | "service" | "target" | "version">;

export const freshExposure = (of: Shifting): ExposureState => ({
  ...of,
  percent: 0,
  placed: false,
  kept: false,
  leaseEndsAt: null,
  look: null,
  before: null,
  lapsedAt: null,
  aim: 0,
  risenAt: null,
  doubted: null,
  saidAt: null,
  misses: noMisses,
  lookMisses: noMisses,
  zeroMisses: noMisses,
  leaseAtMost: null,
  retired: false,
  lowered: null,
  overtaken: false,
});

/** Something of the new version is there, or may be. */
export const isExposed = (exposure: ExposureState | undefined): boolean =>
  exposure !== undefined &&
  (exposure.percent > 0 || exposure.placed || exposure.doubted !== null || isThere(exposure));

const isThere = ({ look, version, before }: ExposureState): boolean =>
  version !== before && (look?.versions.some((each) => each.version === version) ?? false);
