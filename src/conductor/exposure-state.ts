/** Where the traffic of a service is, as far as this release moved it. By the ladder that moves it. */
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
  /** It was given back by its target, for want of a lease, and when. */
  readonly lapsedAt: Instant | null;
}
