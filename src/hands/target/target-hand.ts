/**
 * Asks a target for how it should stand, and believes what it sees of it rather than what it is told: a version is placed when
 * it is well and says that it is that version, a share counts when it was read back. It decides nothing of a release.
 */
import { RutterError } from "../../base/index.ts";
import {
  type Hand,
  notBegun,
  type OpenTarget,
  type Outcome,
  type Probed,
  refusedBy,
  type TargetAnswer,
  type TargetCall,
  type TargetInput,
  type TargetLook,
  targetInput,
  unjudged,
} from "../../effect/index.ts";
import { type Clock, realClock } from "./clock.ts";
import { callOf, type Job, leftMs, reserveMs, versionOf } from "./job.ts";
import {
  versionsText,
  whyNotKept,
  whyNotPlaced,
  whyNotRetired,
  whyNotShared,
  whyNotToRetire,
} from "./standing.ts";
import { untilPlaced } from "./until-placed.ts";

export interface TargetHandGiven {
  readonly open: OpenTarget;
  /** Left out: that of this machine. */
  readonly clock?: Clock;
}

export const targetHand = ({ open, clock = realClock }: TargetHandGiven): Hand<TargetInput> => ({
  name: "target",
  input: targetInput,
  repeat: "safe",
  probes: true,
  describe,
  perform: async (input, context) => {
    if (context.signal.aborted) return notBegun();
    // Nothing is shifted where it is clear before that what is expected of it cannot hold.
    const wrong = unjudged(context.expect, []) ?? lackOf(input);
    if (wrong !== null) return unbegun(wrong);
    try {
      const target = await open(input.target);
      if (target === null) return unbegun(`rutter.yaml has no target ${input.target}`);
      return await carryOut({ input, context, target, clock, beganAt: clock.now() });
    } catch (error) {
      if (error instanceof RutterError) return refusedBy(error);
      throw error;
    }
  },
  probe: async (input, context) => {
    try {
      const target = await open(input.target);
      if (target === null) return { state: "not-begun" };
      return await standsAfterwards({ input, context, target, clock, beganAt: clock.now() });
    } catch (error) {
      if (error instanceof RutterError) return { state: "happened", outcome: refusedBy(error) };
      throw error;
    }
  },
});

/**
 * What came of a wish whose process is gone, as it stands now. A share that is not there is not asked for again: its lease may
 * have run out by now, and users would jump to it. Any other wish may be had again.
 */
async function standsAfterwards(job: Job): Promise<Probed> {
  const answer = await job.target.look(callOf(job, leftMs(job)));
  const isShare = job.input.do === "weight";
  if (answer.state !== "done")
    return isShare ? { state: "happened", outcome: outcomeOf(answer) } : { state: "not-begun" };
  const why = job.input.do === "look" ? null : whyNot(job, answer.look);
  if (why === null) return { state: "happened", outcome: outcomeOf(answer) };
  if (!isShare) return { state: "not-begun" };
  const evidence = [`${why}; nobody drove it meanwhile`];
  return { state: "happened", outcome: { state: "failed", data: { ...answer.look }, evidence } };
}

function describe({ do: does, target, version, percent }: TargetInput): string {
  switch (does) {
    case "look":
      return `look at ${target}`;
    case "place":
      return `place ${version} at ${target}`;
    case "weight":
      return `${percent} % of ${target} to ${version}`;
    case "keep":
      return `keep ${version} at ${target}`;
    case "retire":
      return `retire ${version} from ${target}`;
  }
}

function lackOf({ do: does, version, percent }: TargetInput): string | null {
  if (does !== "look" && version === null) return `no version is given to ${does}`;
  return does === "weight" && percent === null ? "no share is given to shift" : null;
}

const unbegun = (why: string): Outcome => ({ state: "failed", data: { begun: false }, evidence: [why] });

async function carryOut(job: Job): Promise<Outcome> {
  const { input, target } = job;
  if (input.do === "look") return outcomeOf(await target.look(callOf(job, leftMs(job))));
  const before = input.do === "retire" ? await whyKept(job) : null;
  if (before !== null) return before;
  const answer = await wish(job, callOf(job, leftMs(job) - reserveMs(job)));
  if (input.do === "place" && answer.state === "done") return untilPlaced(job, answer);
  return judged(job, answer);
}

/** A version that has traffic, or will have it again, is not taken away, whatever the target would do. */
async function whyKept(job: Job): Promise<Outcome | null> {
  const answer = await job.target.look(callOf(job, leftMs(job) - reserveMs(job)));
  if (answer.state !== "done") return outcomeOf(answer, "whether it has traffic cannot be told");
  const why = whyNotToRetire(answer.look, versionOf(job));
  return why === null ? null : { state: "failed", data: { ...answer.look, begun: false }, evidence: [why] };
}

function wish({ input, target }: Job, call: TargetCall): Promise<TargetAnswer> {
  const version = versionOf({ input });
  switch (input.do) {
    case "place":
      return target.place(version, call);
    case "keep":
      return target.keep(version, call);
    case "retire":
      return target.retire(version, call);
    case "weight": {
      const { percent, leaseMs, sticky } = input;
      return target.weight({ version, percent: percent ?? 0, leaseMs, sticky }, call);
    }
    case "look":
      return target.look(call);
  }
}

/** What speaks against its being done; null: it stands as it was asked to. */
function whyNot({ input, target }: Pick<Job, "input" | "target">, look: TargetLook): string | null {
  const version = versionOf({ input });
  if (input.do === "place") return whyNotPlaced(look, version);
  if (input.do === "keep") return whyNotKept(look, version);
  if (input.do === "retire") return whyNotRetired(look, version);
  const { percent, leaseMs } = input;
  return whyNotShared(look, { version, percent: percent ?? 0, grain: target.grain, leaseMs });
}

/** The answer to a wish, held against how the target stands: it is looked at where the answer says too little. */
async function judged(job: Job, answer: TargetAnswer): Promise<Outcome> {
  if (answer.state === "done") {
    const why = whyNot(job, answer.look);
    if (why === null) return outcomeOf(answer);
    return { state: "failed", data: { ...answer.look }, evidence: [...answer.evidence, why] };
  }
  if (answer.state === "cancelled" || job.context.signal.aborted) return outcomeOf(answer);
  const seen = answer.look ?? (await seenOf(job));
  if (seen === null) return outcomeOf(answer);
  const why = whyNot(job, seen);
  // Only silence is doubted: who says that it failed knows more than can be seen of it. Traffic that is gone is gone, though.
  if (why === null && (answer.state === "timed-out" || job.input.percent === 0))
    return {
      state: "done",
      data: { ...seen },
      evidence: [...answer.evidence, "it took effect all the same"],
    };
  const evidence = [...answer.evidence, why ?? `it stands so: ${versionsText(seen)}`];
  return { state: answer.state, data: { ...seen }, evidence };
}

async function seenOf(job: Job): Promise<TargetLook | null> {
  const answer = await job.target.look(callOf(job, leftMs(job)));
  return answer.state === "done" ? answer.look : null;
}

function outcomeOf(answer: TargetAnswer, ...more: readonly string[]): Outcome {
  const { state, look, evidence } = answer;
  const shown = look !== null && state === "done" ? [versionsText(look)] : [];
  return { state, data: { ...look }, evidence: [...evidence, ...more, ...shown] };
}
