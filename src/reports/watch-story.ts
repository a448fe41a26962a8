/** What traffic, guards and people who were called did in a release, as it is told afterwards. Plain data. */

import type { Instant } from "../base/index.ts";
import type { Actor, ReleaseEvent } from "../conductor/index.ts";

type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { type: Type }>;

export interface StoryMoment {
  readonly at: Instant;
  readonly text: string;
}

export interface StoryTrip
  extends Pick<Of<"guard.tripped">, "guard" | "does" | "value" | "evidence" | "why"> {
  readonly at: Instant;
}

export interface StoryAlarm {
  readonly at: Instant;
  readonly why: string;
  readonly called: readonly { readonly who: string; readonly at: Instant }[];
  readonly nobodyLeft: boolean;
  readonly acknowledged: { readonly by: Actor; readonly at: Instant; readonly note: string | null } | null;
}

export interface WatchStory {
  /** The version that served before, and the one that was to; null: nothing said so. */
  readonly old: string | null;
  readonly fresh: string | null;
  /** When the new version first had any traffic, the most that it had, and when it had none again. */
  readonly exposedAt: Instant | null;
  readonly mostPercent: number;
  readonly backAt: Instant | null;
  readonly trips: readonly StoryTrip[];
  readonly alarms: readonly StoryAlarm[];
  readonly glass: { readonly at: Instant; readonly by: Actor; readonly why: string } | null;
  readonly raised: {
    readonly at: Instant;
    readonly to: string;
    readonly by: Actor;
    readonly why: string;
  } | null;
  /** The highest error rate that a guard saw, in percent. */
  readonly peakErrors: { readonly at: Instant; readonly percent: number } | null;
  /** Requests to the new version that were counted, and how many of them failed; null: they cannot be told apart. */
  readonly counted: { readonly n: number; readonly failed: number } | null;
  /** All of it in its order, in words. */
  readonly moments: readonly StoryMoment[];
}
