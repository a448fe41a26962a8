/** What a rehearsal found: each fault with what Rutter does about it, and the gaps. Plain data, printed as `rehearsal/1`; keys may be added, never changed. */
import type { Lines } from "../../base/index.ts";

export const faultKinds = [
  "fails",
  "hangs",
  "lies",
  "slow",
  "rutter-dies",
  "machine-dies",
  "no-answer",
  "answered-no",
  "goes-bad",
  "goes-silent",
  "nobody-acks",
  "half-placed",
  "health-flaps",
  "answer-lost",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/**
 * In one word: `stop`, nothing more is done; `back`, taken back without asking; `ask`, a person decides; `held`, neither on
 * nor back is possible without one; `wait`, for somebody who does not come; `on`, it goes on; `read`, it goes on, for what
 * became of the step was read; `repeat`, done again, since that is safe; `lease`, its traffic went back by itself and it began
 * at the first rung again; `seen`, a later check notices; `unseen`, nobody does; `call`, people are called.
 */
// From the harmless to what needs a person: of many moments of one fault the worst is shown.
export const responses = [
  "on",
  "read",
  "repeat",
  "lease",
  "seen",
  "unseen",
  "stop",
  "back",
  "wait",
  "call",
  "ask",
  "held",
] as const;

export const isWorse = (one: Response, other: Response): boolean =>
  responses.indexOf(one) > responses.indexOf(other);

export type Response = (typeof responses)[number];

export interface RehearsedStep {
  readonly id: string;
  /** As people say it: `7`, `r2`, `u15`. */
  readonly number: string;
  readonly title: string;
  readonly lines: Lines | null;
  /** Does it, asks somebody, or lets time pass. */
  readonly kind: "step" | "ask" | "time";
}

/** Something that is not as it was before the release. */
export interface Stands {
  readonly what: string;
  /** The number of the step that made it so. */
  readonly by: string;
  /** The step was broken off: nobody knows how much of it was done. */
  readonly half: boolean;
}

/**
 * Somebody that is called, and how long after the figure went bad, or where nobody acknowledges after the alarm; `who` null:
 * nobody is left.
 */
export interface Called {
  readonly who: string | null;
  readonly ms: number;
}

/** What a rung or a soak under a fault comes to. */
export interface AtRung {
  /** The guard whose figure it is; null: it is about no guard. */
  readonly guard: string | null;
  /** The share of the traffic that the new version had; null: none is shifted. */
  readonly percent: number | null;
  /** Until the traffic was back, or where no target shifts it until the way back began; null: it did not go back. */
  readonly backMs: number | null;
  /** How many of all simulated requests failed in that time; null: its figure is about something else. */
  readonly requests: { readonly failed: number; readonly all: number } | null;
  readonly called: readonly Called[];
}

export interface RehearsedFault {
  readonly step: string;
  readonly lines: Lines | null;
  readonly fault: FaultKind;
  readonly onTheWayBack: boolean;
  readonly response: Response;
  /** The same in a few words. */
  readonly does: string;
  /** `done`, `returned`, `stopped`, `failed`, `held` or `waiting`. */
  readonly ends: string;
  readonly exit: number | null;
  readonly stands: readonly Stands[];
  /** In simulated time, from the start of the release. */
  readonly ms: number;
  /** Null: it is about no rung and no soak. */
  readonly atRung: AtRung | null;
}

export const gapKinds = [
  "not-taken-back",
  "rollback-cannot-run",
  "nobody-answers",
  "guard-without-source",
] as const;

export type GapKind = (typeof gapKinds)[number];

export interface RehearsalGap {
  readonly kind: GapKind;
  readonly what: string;
  readonly step: string | null;
  readonly lines: Lines | null;
}

export interface RehearsalNote {
  readonly what: string;
  readonly lines: Lines | null;
}

export interface Rehearsal {
  readonly rutter: "rehearsal/1";
  readonly plan: string;
  readonly runbook: string;
  readonly procedure: string | null;
  readonly environment: string | null;
  readonly steps: readonly RehearsedStep[];
  /** How it goes where nothing goes wrong. */
  readonly undisturbed: { readonly ends: string; readonly ms: number };
  readonly faults: readonly RehearsedFault[];
  readonly gaps: readonly RehearsalGap[];
  readonly notes: readonly RehearsalNote[];
}
