/**
 * What is shown of a release at one moment: its steps with their marks, what waits and how it is answered, where it
 * stands. Plain data between what is known and how it is drawn; every text in it is as the plan has it, not yet cleaned.
 */
import type { Instant } from "../base/index.ts";
import type { Ending, GuardView, JudgeView, ReleaseStateName, WaitKind } from "../conductor/index.ts";

export type RowState = "pending" | "running" | "done" | "failed" | "skipped" | "undone" | "in-doubt";

export interface SceneRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly lines: readonly [number, number] | null;
  readonly state: RowState;
  readonly beganAt: Instant | null;
  readonly endedAt: Instant | null;
  /** How long it may take, or is meant to; null: nothing says so. */
  readonly mostMs: number | null;
  /** Who answered it. */
  readonly who: readonly string[];
  /** Why it failed or was left out, what was answered. */
  readonly note: string | null;
  readonly exit: number | null;
  /** The last lines that it printed, where it failed. */
  readonly evidence: readonly string[];
  /** What a ladder under way gives the new version now; null: it is no such step. */
  readonly share: { readonly version: string | null; readonly percent: number } | null;
}

export interface SceneWait {
  readonly id: string;
  readonly kind: WaitKind;
  readonly text: string;
  readonly node: string | null;
  readonly item: string | null;
  readonly number: string;
  readonly answers: readonly string[];
  readonly who: string | null;
  readonly since: Instant;
  readonly until: Instant | null;
  /** A clock ends it; nobody is asked. */
  readonly timer: boolean;
  /** A command to type, shown with the question; output that is to be read. */
  readonly shown: readonly string[];
}

/** Where the traffic of a service is. */
export interface SceneExposure {
  readonly service: string;
  /** With traffic, the largest share first. */
  readonly versions: readonly { readonly version: string; readonly percent: number }[];
  /** Until when it stays so unless renewed; null: nothing takes it back. */
  readonly leaseEndsAt: Instant | null;
}

export interface Scene {
  readonly release: string;
  readonly title: string;
  readonly planHash: string;
  readonly version: string | null;
  readonly dryRun: boolean;
  readonly state: ReleaseStateName;
  readonly startedAt: Instant | null;
  readonly startedBy: string | null;
  /** Of the last event. */
  readonly at: Instant | null;
  readonly rows: readonly SceneRow[];
  readonly waits: readonly SceneWait[];
  /** The guards that are watched, and where their figures stand. */
  readonly guards: readonly GuardView[];
  /** Null: the two versions are not compared now. */
  readonly judge: JudgeView | null;
  readonly exposures: readonly SceneExposure[];
  readonly paused: { readonly by: string; readonly note: string | null } | null;
  readonly returning: { readonly why: string; readonly by: string | null } | null;
  readonly ended: {
    readonly as: Ending;
    readonly exit: number;
    readonly why: string | null;
    readonly stands: readonly string[];
    readonly at: Instant;
  } | null;
}

/** What only a person can end. A lock and a shut window end by themselves, and a pause is no question. */
export function isForPeople({ kind, timer, answers }: SceneWait): boolean {
  if (timer || kind === "lock" || kind === "paused") return false;
  return answers.length > 0 || (kind !== "window" && kind !== "freeze");
}
