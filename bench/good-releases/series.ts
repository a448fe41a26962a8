/** Series of releases, all good or all bad in one way, and what came of them; a series is cut into slices for several processes. */

import type { TrafficGiven } from "../../src/drivers/simulation/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { backIn, goodTraffic, release, releasePlan, told } from "./release.ts";

export interface Series {
  readonly name: string;
  readonly good: boolean;
  readonly rps: number;
  readonly releases: number;
  readonly promotion: "dwell" | "evidence";
  /** At each rung. */
  readonly minutes: number;
  /** What is wrong with the new version; null: nothing. */
  readonly wrong: Partial<NonNullable<TrafficGiven["versions"]>[string]> | null;
}

const good = (rps: number, releases: number): Series => ({
  name: `${rps} requests/s`,
  good: true,
  rps,
  releases,
  promotion: "dwell",
  minutes: 2,
  wrong: null,
});

/** No rung without evidence: it takes as long as it takes, and at the end of that a person is asked. */
const proven = (rps: number, releases: number): Series => ({
  ...good(rps, releases),
  name: `${rps} requests/s, \`promotion: evidence\`, 10 min a rung`,
  promotion: "evidence",
  minutes: 10,
});

const bad = (name: string, releases: number, wrong: Series["wrong"]): Series => ({
  name,
  good: false,
  rps: 100,
  releases,
  promotion: "dwell",
  minutes: 2,
  wrong,
});

export const seriesOf = (several: (releases: number) => number): readonly Series[] => [
  good(20, several(1_000)),
  good(100, several(7_000)),
  good(1_000, several(2_000)),
  proven(100, several(200)),
  bad("1 % more of the requests fail", several(60), { errorRate: 0.012 }),
  bad("5 % more of the requests fail", several(60), { errorRate: 0.052 }),
  bad("30 % more of the requests fail", several(60), { errorRate: 0.302 }),
  bad("three times as slow", several(60), { latencyMs: 240 }),
  bad("it answers nobody", several(60), { counts: 0 }),
];

/** What came of some of the releases of a series. */
export interface Found {
  readonly releases: number;
  readonly done: number;
  readonly rolledBack: number;
  /** Guards that stopped one, or asked a person, without cause. */
  readonly asked: number;
  readonly unfinished: number;
  /** Of each that went back: from the verdict to where nobody is on the new version, and from its first users to there. */
  readonly backMs: readonly number[];
  readonly badMs: readonly number[];
}

export const nothingFound: Found = {
  releases: 0,
  done: 0,
  rolledBack: 0,
  asked: 0,
  unfinished: 0,
  backMs: [],
  badMs: [],
};

export const together = (a: Found, b: Found): Found => ({
  releases: a.releases + b.releases,
  done: a.done + b.done,
  rolledBack: a.rolledBack + b.rolledBack,
  asked: a.asked + b.asked,
  unfinished: a.unfinished + b.unfinished,
  backMs: [...a.backMs, ...b.backMs],
  badMs: [...a.badMs, ...b.badMs],
});

/** Those whose number leaves `slice` when it is divided by `slices`. */
export async function run(
  series: Series,
  { slice, slices }: { readonly slice: number; readonly slices: number },
): Promise<Found> {
  const plan = await releasePlan(series);
  let found = nothingFound;
  for (let number = slice; number < series.releases; number += slices)
    found = together(found, await one(plan, series, number + 1));
  return found;
}

async function one(plan: Plan, { rps, wrong, good }: Series, seed: number): Promise<Found> {
  const traffic = goodTraffic(seed, rps);
  const usual = good ? traffic : { ...traffic, usual: { errorRate: 0.002, latencyMs: 80, spread: 0.5 } };
  const versions = wrong === null ? {} : { versions: { 2: wrong } };
  const run = await release(plan, { ...usual, ...versions });
  const { as, trips } = told(run);
  const { sinceEvidenceMs, sinceBadMs } = backIn(run);
  return {
    releases: 1,
    done: as === "done" ? 1 : 0,
    rolledBack: as === "returned" ? 1 : 0,
    asked: trips.some((each) => /^\w+ (?:ask|pause|escalate)/.test(each)) ? 1 : 0,
    unfinished: as === "done" || as === "returned" ? 0 : 1,
    backMs: sinceEvidenceMs === null ? [] : [sinceEvidenceMs],
    badMs: sinceBadMs === null ? [] : [sinceBadMs],
  };
}
