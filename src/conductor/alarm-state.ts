/** An escalation: people are called one after the other until one of them acknowledges it. */
import type { Instant } from "../base/index.ts";
import type { Actor } from "./signal.ts";

export interface AlarmState {
  readonly id: string;
  readonly why: string;
  /** The guard that called; null: something else did. */
  readonly guard: string | null;
  readonly since: Instant;
  /** How many of the contacts were called. */
  readonly climbed: number;
  readonly climbedAt: Instant | null;
  readonly acknowledged: { readonly by: Actor; readonly at: Instant; readonly note: string | null } | null;
  /** What it was about is over. */
  readonly over: boolean;
}
