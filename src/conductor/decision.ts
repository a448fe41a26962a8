/** What is to be written down and done next. An empty decision with no `wakeAt` and nothing asked means: until a signal comes. */
import type { Instant } from "../base/index.ts";
import type { ReleaseEvent } from "./event.ts";

export interface Decision {
  /** To be appended together. After they are folded, deciding again at the same instant gives none. */
  readonly events: readonly ReleaseEvent[];
  /** Ids of effects without an outcome that nobody wants any more: their hands are told to end them. */
  readonly cancel: readonly string[];
  /** When to decide again though nothing happened; null: only when something does. */
  readonly wakeAt: Instant | null;
  /** The same for a process that need not stay: without what is only tried again to tell people. Left out: as `wakeAt`. */
  readonly restAt?: Instant | null;
}
