/**
 * What is remembered of a guard from one tick to the next, beside what is shown of it: how long each of its comparisons has
 * held, and how far it has acted. It lies among the accounts of the judge, written down with each tick.
 */
import type { Threshold } from "../judge/index.ts";
import type { Account, JudgeState } from "./watch-state.ts";

export type LeafMemory = {
  /** What it was at the last tick; null: it was not looked at yet. */
  readonly was: "clear" | "breach" | "undecided" | "unwatched" | null;
  /** What it was when it was last seen, and how many looks saw nothing since. */
  readonly seen: "clear" | "breach" | null;
  readonly missed: number;
  /** For how long it has held: only between two looks that both saw it. */
  readonly heldMs: number;
  /** When it was last seen to hold or not; null: never. */
  readonly seenAt: number | null;
  /** Evidence that it is no chance, and of which side it tells. */
  readonly threshold: Threshold | null;
  readonly side: string | null;
};

export type GuardMemory = {
  /** By the place of the comparison in its condition. */
  readonly leaves: readonly LeafMemory[];
  /** Since when it has not been quiet; null: it is. */
  readonly since: number | null;
  /** How many of its stages were carried out since. */
  readonly done: number;
  /** A person was asked for want of evidence. */
  readonly asked: boolean;
  /** When it was last looked at. */
  readonly at: number;
  /** Of the last looks, the latest last: `x`, its source was silent; `.`, it was not. */
  readonly silence: string;
};

export const freshLeaf: LeafMemory = {
  was: null,
  seen: null,
  missed: 0,
  heldMs: 0,
  seenAt: null,
  threshold: null,
  side: null,
};

export const freshMemory = (leaves: number, at: number): GuardMemory => ({
  leaves: Array.from({ length: leaves }, () => freshLeaf),
  since: null,
  done: 0,
  asked: false,
  at,
  silence: "",
});

export const memoryKey = (guard: string): string => `guard:${guard}`;

/** As it was written down; null: the guard was not looked at before. */
export const memoryOf = (judge: JudgeState | null, guard: string): GuardMemory | null =>
  (judge?.accounts[memoryKey(guard)] as GuardMemory | undefined) ?? null;

export const asAccount = (memory: GuardMemory): Account => ({ ...memory });
