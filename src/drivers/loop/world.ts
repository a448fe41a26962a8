/**
 * All that the loop knows of the world: a clock that it can wait on, the journal, the hands. A simulation passes in others,
 * in which a week takes no time. The loop itself reads no clock and no environment.
 */
import type { Instant } from "../../base/index.ts";
import type { SecretRef } from "../../effect/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { Performer } from "./performer.ts";

export interface World {
  readonly now: () => Instant;
  /** Milliseconds since some moment, by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** So long by `elapsed`. Ends early, and without complaint, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly journal: Journal;
  /** By the name that an effect calls for. */
  readonly hands: ReadonlyMap<string, Performer>;
  /** The value behind a reference. */
  readonly secret: (ref: SecretRef) => Promise<string>;
  /** A line for the log of an effect's step. */
  readonly log: (effect: string, line: string) => void;
  /** What an effect is at just now, in words: shown, and kept nowhere. */
  readonly progress: (effect: string, words: string) => void;
  /** An error that stands for the end of this very process: nothing is written or put right after it. */
  readonly isDeath: (error: unknown) => boolean;
}
