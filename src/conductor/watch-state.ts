/**
 * What is known of the figures of a release: the last ticks, where each guard stands, and the accounts of the judge. Ticks are
 * put in as they came; guards and accounts only as `decide` wrote them down.
 */
import type { Instant } from "../base/index.ts";
import type { ExposureHeld, FigureSample } from "../effect/index.ts";

export interface GuardState {
  readonly state: "quiet" | "rising" | "tripped" | "undecided";
  /** Since when it is so. */
  readonly since: Instant;
  /** What the figure that weighs most showed, in the unit of its condition; null: nothing. */
  readonly value: number | null;
  /** For how long it has held so far, the time in which nobody watched left out. */
  readonly heldMs: number;
  /** From 0 to 1, of a share of requests; null: it is judged without. */
  readonly evidence: number | null;
  /** Why it cannot be told, or what made it trip, in words. */
  readonly why: string | null;
  /** How many ticks in a row it was undecided. */
  readonly undecided: number;
  /** What it was compared with, in words: `1.3.2, at the same time`; null: with a number. */
  readonly against: string | null;
}

/** One account of the judge, and the ones beside it that decide whether a rung may be passed early. Opaque to all but `judge`. */
export type Account = Readonly<Record<string, unknown>>;

export interface JudgeState {
  /** By the id of the metric. */
  readonly accounts: Readonly<Record<string, Account>>;
  /** ln M of the release over all metrics. */
  readonly logM: number;
  readonly says: "go-on" | "roll-back" | "pass" | "amber" | "no-data";
  /** How much of what a pass needs is there, from 0 to 1; null: nothing is compared. */
  readonly toPass: number | null;
  /** The metric that speaks most against the new version. */
  readonly blames: string | null;
}

/** What one tick gave. */
export interface Tick {
  readonly effect: string;
  readonly at: Instant;
  readonly figures: Readonly<Record<string, FigureSample>>;
  readonly held: readonly ExposureHeld[];
  /** The whole of it failed, and why; null: it was carried out. */
  readonly failed: string | null;
}

export interface WatchState {
  /** The last ticks, oldest first. */
  readonly ticks: readonly Tick[];
  /** Sums of those before them, oldest first, as far back as a guard's window may look. */
  readonly earlier: readonly Tick[];
  /** How many there were. */
  readonly count: number;
  /** The last tick that was judged; null: none. */
  readonly judged: string | null;
  readonly guards: Readonly<Record<string, GuardState>>;
  readonly judge: JudgeState | null;
  /** Blocks of the time before the release, by metric; null: not read yet. */
  readonly past: Readonly<Record<string, readonly FigureSample[]>> | null;
  /** What was found for each guard that tripped: when, and what it did. */
  readonly trips: readonly Trip[];
}

export interface Trip {
  readonly guard: string;
  readonly at: Instant;
  readonly does: string;
  readonly value: number | null;
  readonly evidence: number | null;
}

export const nothingWatched: WatchState = {
  ticks: [],
  earlier: [],
  count: 0,
  judged: null,
  guards: {},
  judge: null,
  past: null,
  trips: [],
};
