/** Small releases drawn with seeds, and how many of them the judge rolls back. */
import { type JudgeOpening, judgeTick, type MetricSample, openJudge } from "../../src/judge/index.ts";
import { type Random, randomFrom } from "../fuzz/random.ts";

const TICK_MS = 5000;

export interface Release {
  readonly newRequests: number;
  readonly oldRequests: number;
  /** Of requests, failing; of the old version by tick. */
  readonly oldRate: (tick: number) => number;
  readonly newRate: (tick: number) => number;
  readonly ticks: number;
}

function fails(random: Random, requests: number, rate: number): number {
  let count = 0;
  for (let request = 0; request < requests; request += 1) if (random.chance(rate)) count += 1;
  return count;
}

/** The tick at whose end it is rolled back; null: it is not. */
export function rolledBack(release: Release, seed: number, how: Partial<JudgeOpening> = {}): number | null {
  const random = randomFrom(seed);
  let judge = openJudge({ metrics: [{ id: "errors", judged: "errors", weight: 1 }], past: {}, ...how });
  for (let tick = 0; tick < release.ticks; tick += 1) {
    const errors: MetricSample = {
      is: "share",
      new: { n: release.newRequests, x: fails(random, release.newRequests, release.newRate(tick)) },
      old: { n: release.oldRequests, x: fails(random, release.oldRequests, release.oldRate(tick)) },
    };
    const toMs = (tick + 1) * TICK_MS;
    const said = judgeTick(judge, { fromMs: tick * TICK_MS, toMs, stepAgeMs: toMs, samples: { errors } });
    if (said.says === "roll-back") return tick;
    judge = said.judge;
  }
  return null;
}

export function shareRolledBack(release: Release, releases: number, how: Partial<JudgeOpening> = {}): number {
  let count = 0;
  for (let seed = 1; seed <= releases; seed += 1) if (rolledBack(release, seed, how) !== null) count += 1;
  return count / releases;
}
