/** One wish while it is carried out, and how much of its time is left. */
import type { HandContext, Target, TargetCall, TargetInput } from "../../effect/index.ts";
import type { Clock } from "./clock.ts";

export interface Job {
  readonly input: TargetInput;
  readonly context: HandContext;
  readonly target: Target;
  readonly clock: Clock;
  readonly beganAt: number;
}

/** Kept back of its time, to see what came of a wish that was not answered. */
const LOOK_MS = 10_000;
const LOOK_SHARE = 0.25;

export const leftMs = ({ context, clock, beganAt }: Job): number =>
  Math.max(1, context.deadlineMs - (clock.now() - beganAt));

export const reserveMs = ({ context }: Job): number => Math.min(LOOK_MS, context.deadlineMs * LOOK_SHARE);

export const callOf = (job: Job, deadlineMs: number): TargetCall => ({
  deadlineMs: Math.max(1, Math.floor(deadlineMs)),
  signal: job.context.signal,
  log: job.context.log,
});

export const versionOf = ({ input }: Pick<Job, "input">): string => input.version ?? "";
