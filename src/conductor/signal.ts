/** What a person or a program tells a release: each with who, when and from where. A signal is known by its id and counts once. */
import type { Instant } from "../base/index.ts";

export const signalKinds = [
  "confirm",
  "answer",
  "approve",
  "reject",
  "waive",
  "ack",
  "pause",
  "continue",
  "retry",
  "skip",
  "rollback",
  "stop",
  "extend",
  "promote",
  "declare",
  "raise-class",
  "break-glass",
] as const;

export type SignalKind = (typeof signalKinds)[number];

/** A name counts as it is given; `signed` where a key has shown that it is so. */
export interface Actor {
  readonly who: string;
  readonly signed: boolean;
  /** The fingerprint of that key. */
  readonly key?: string;
}

export interface Signal {
  readonly id: string;
  readonly kind: SignalKind;
  readonly by: Actor;
  readonly at: Instant;
  /** The way it came: `terminal`, `cli`, `web`, `api`. */
  readonly from: string;
  /** The wait it answers, or the node or item it is about; null: the release. */
  readonly about: string | null;
  /** yes, no, done, not-done, an option of a choice, a value; the hash that is approved. */
  readonly value: string | null;
  /** A reason, or a remark beside an answer. */
  readonly note: string | null;
  /** What shows that it is so: an armoured SSH signature of the hash that is approved. */
  readonly proof?: string;
}
