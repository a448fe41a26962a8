/**
 * A release as it is told afterwards: what ran when and for how long, who answered what, what went wrong and what stands.
 * Taken from the recorded events alone, once through them; it judges nothing and knows no clock.
 */
import type { Instant } from "../base/index.ts";
import type { Actor, Ending, Recorded, Wait } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import type { WatchStory } from "./watch-story.ts";

export interface StoryStep {
  readonly id: string;
  /** As it is shown everywhere: by place in its course. */
  readonly number: string;
  readonly title: string;
  readonly lines: readonly [number, number] | null;
  readonly state: "pending" | "running" | "done" | "failed" | "skipped" | "undone";
  readonly beganAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Of its last command; null: none was run, or a signal ended it. */
  readonly exit: number | null;
  readonly attempts: number;
  readonly answer: string | null;
  readonly why: string | null;
}

/** A line of a check list and how it ended. */
export interface StoryItem {
  readonly id: string;
  readonly text: string;
  readonly as: "done" | "failed" | "waived" | "open";
  readonly by: Actor | null;
  readonly at: Instant | null;
  readonly why: string | null;
}

export interface StoryWait {
  readonly wait: Wait;
  readonly since: Instant;
  readonly until: Instant | null;
  /** Null: it is open. */
  readonly as: string | null;
  readonly by: Actor | null;
  readonly note: string | null;
}

export interface StoryRemark {
  readonly at: Instant;
  readonly text: string;
}

export interface Story {
  readonly release: string;
  readonly plan: Plan;
  readonly dryRun: boolean;
  readonly startedAt: Instant | null;
  readonly startedBy: Actor | null;
  readonly endedAt: Instant | null;
  readonly ending: Ending | null;
  readonly why: string | null;
  readonly steps: readonly StoryStep[];
  readonly items: readonly StoryItem[];
  readonly waits: readonly StoryWait[];
  readonly returning: { readonly at: Instant; readonly why: string; readonly by: Actor | null } | null;
  /** Numbers and titles of what was done and not undone. */
  readonly stands: readonly string[];
  /** Of which it cannot be told whether they happened. */
  readonly doubted: readonly string[];
  readonly leftOut: readonly string[];
  /** Pauses, refused signals, crashes: what a reader of the log asks about. */
  readonly remarks: readonly StoryRemark[];
  /** Traffic, guards, and who was called. */
  readonly watch: WatchStory;
}

export interface StoryGiven {
  readonly plan: Plan;
  readonly recordeds: readonly Recorded[];
  /** The number that each node is shown under. */
  readonly numbers: ReadonlyMap<string, string>;
  /** What each node is called elsewhere; left out: its title. */
  readonly titleOf?: (id: string) => string;
}
