/** What people do about a release, and how long they take: their answers to what waits, and what they do unasked. */
import type { Recorded, ReleaseState, Signal, SignalKind, Wait } from "../../conductor/index.ts";

export interface Saying {
  readonly kind: SignalKind;
  readonly who: string;
  readonly about: string | null;
  readonly value: string | null;
  readonly note: string | null;
}

export interface Move {
  /** 0: in the very moment, before anything else is decided. */
  readonly afterMs: number;
  readonly saying: Saying;
  /** The same signal comes so often: a person clicks twice, a network sends again. */
  readonly times?: number;
}

export interface People {
  /** About a wait that has just opened; none: nobody answers. */
  readonly answer: (wait: Wait, state: ReleaseState) => readonly Move[];
  /** After any event, whether anybody was asked or not. */
  readonly unasked: (recorded: Recorded, state: ReleaseState) => readonly Move[];
}

export const signalOf = (saying: Saying, id: string, at: Signal["at"]): Signal => ({
  id,
  kind: saying.kind,
  // Who approves has a key; nothing else is signed.
  by: { who: saying.who, signed: saying.kind === "approve" },
  at,
  from: "simulation",
  about: saying.about,
  value: saying.value,
  note: saying.note,
});

export const nobody: People = { answer: () => [], unasked: () => [] };
