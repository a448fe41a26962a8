/** What is known of a release after its events so far: plain data, made by `fold` alone. */
import type { Instant } from "../base/index.ts";
import type { Effect, Outcome } from "../effect/index.ts";
import type { CourseName } from "../plan/index.ts";
import type { ReleaseClass } from "../policy/index.ts";
import type { AlarmState } from "./alarm-state.ts";
import type { Ending, ReleaseStateName, Wait, WaitKind } from "./event.ts";
import type { ExposureState } from "./exposure-state.ts";
import type { Actor, Signal } from "./signal.ts";
import type { WatchState } from "./watch-state.ts";

export interface NodeState {
  readonly state: "pending" | "running" | "done" | "failed" | "skipped" | "undone";
  readonly beganAt: Instant | null;
  readonly endedAt: Instant | null;
  /** How often its effect was asked for. */
  readonly attempts: number;
  readonly answer: string | null;
  readonly why: string | null;
}

export interface ItemState {
  readonly state: "pending" | "running" | "done" | "failed" | "waived";
  readonly attempts: number;
  readonly by: Actor | null;
  readonly at: Instant | null;
  readonly why: string | null;
}

export interface EffectState {
  readonly effect: Effect;
  readonly node: string;
  readonly item: string | null;
  readonly attempt: number;
  readonly aside: boolean;
  readonly timeoutMs: number;
  readonly askedAt: Instant;
  readonly endedAt: Instant | null;
  /** `asked`: no outcome is known. */
  readonly state: "asked" | "ended" | "in-doubt";
  readonly outcome: Outcome | null;
  /** What shows of it where it is in doubt. */
  readonly evidence: readonly string[];
}

export interface OpenWait extends Wait {
  readonly since: Instant;
}

/** How a wait that is closed was answered. */
export interface Answered {
  readonly as: string;
  /** What it said that was answered. */
  readonly text: string;
  readonly by: Actor | null;
  readonly note: string | null;
  readonly at: Instant;
  readonly kind: WaitKind;
  readonly node: string | null;
  readonly item: string | null;
}

/** A time in which nothing new began; `to` null: it still lasts. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** How far a ladder has climbed. */
export interface Climbed {
  /** Rungs that were left for the next one. */
  readonly passed: number;
  /** How many waits had been answered when this rung began: later ones are about it. */
  readonly mark: number;
}

/** Why it goes back or stops, since when, and who said so; null: nobody, it follows from the plan. */
export interface Turning {
  readonly why: string;
  readonly by: Actor | null;
  readonly at: Instant;
}

export interface ReleaseState {
  /** The number of the last event; 0: there is none. */
  readonly seq: number;
  readonly release: string;
  readonly planHash: string;
  readonly startedAt: Instant | null;
  readonly startedBy: Actor | null;
  readonly at: Instant | null;
  readonly dryRun: boolean;
  readonly leftOut: ReadonlySet<string>;
  readonly state: ReleaseStateName;
  readonly paused: { readonly by: Actor; readonly at: Instant; readonly note: string | null } | null;
  /** All pauses so far, for the clocks that stand still meanwhile. */
  readonly pauses: readonly Pause[];
  readonly returning: Turning | null;
  readonly stopping: Turning | null;
  /** The order in which nodes ended as done: undos are taken from its end. */
  readonly doneOrder: readonly string[];
  /** What each course that has begun consists of: the rollback may be made of undos. */
  readonly courses: Readonly<Partial<Record<CourseName, readonly string[]>>>;
  readonly endedCourses: Readonly<Partial<Record<CourseName, "done" | "failed">>>;
  readonly nodes: ReadonlyMap<string, NodeState>;
  readonly items: ReadonlyMap<string, ItemState>;
  /** The last effect of each node and item, and every one without an outcome. */
  readonly effects: ReadonlyMap<string, EffectState>;
  readonly waits: ReadonlyMap<string, OpenWait>;
  /** Values that were asked for on the way, by the name of the input. */
  readonly values: ReadonlyMap<string, string>;
  /** How each wait that is closed was answered. */
  readonly answered: ReadonlyMap<string, Answered>;
  readonly seenSignals: ReadonlySet<string>;
  /** Received, and neither taken nor refused yet; in the order they came. */
  readonly pendingSignals: readonly Signal[];
  /** Of the rules that it began with. */
  readonly conductor: 1 | 2;
  readonly watch: WatchState;
  /** By the id of the ladder. */
  readonly exposures: ReadonlyMap<string, ExposureState>;
  /** How far each has climbed; nothing of one that is at its first rung for the first time. */
  readonly ladders: ReadonlyMap<string, Climbed>;
  readonly alarms: ReadonlyMap<string, AlarmState>;
  /** Events that somebody said have happened, by their text. */
  readonly declared: ReadonlyMap<string, { readonly by: Actor; readonly at: Instant }>;
  /** Raised above the class of the plan. */
  readonly raised: {
    readonly to: ReleaseClass;
    readonly by: Actor;
    readonly why: string;
    readonly at: Instant;
  } | null;
  readonly glass: { readonly by: Actor; readonly why: string; readonly at: Instant } | null;
  /** Times in which nobody drove. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly driver: {
    readonly driver: string;
    readonly host: string;
    readonly pid: number;
    readonly since: Instant;
  } | null;
  readonly ended: {
    readonly as: Ending;
    readonly exit: number;
    readonly why: string | null;
    readonly stands: readonly string[];
    readonly at: Instant;
  } | null;
}
