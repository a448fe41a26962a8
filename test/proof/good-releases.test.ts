/**
 * Whole releases in virtual time, drawn with seeds: good ones reach all users and are not rolled back, and of bad ones the traffic
 * is back within two ticks of the verdict. Ten thousand of them: `npm run bench:good-releases`.
 */
import { describe, expect, it } from "vitest";
import { backIn, goodTraffic, release, releasePlan, told } from "../../bench/good-releases/release.ts";

const RUNS = Number(process.env.RUTTER_SIM_RUNS ?? 1);
const GOOD = Math.ceil(300 * RUNS);
const TICK_MS = 5_000;

describe("good releases", () => {
  it("reach all users without a person, and are not rolled back", { timeout: 300_000 }, async () => {
    const plan = await releasePlan({ minutes: 1 });
    const ends = { done: 0, returned: 0, asked: 0, other: 0 };
    for (let seed = 1; seed <= GOOD; seed += 1) {
      const run = await release(plan, goodTraffic(seed, 100));
      ends[told(run).as] += 1;
    }
    // One in a hundred is what is stated; that many more than it of so few is no chance.
    expect(ends.returned).toBeLessThanOrEqual(0.01 * GOOD + 3 * Math.sqrt(0.01 * GOOD));
    expect(ends.done).toBeGreaterThanOrEqual(0.9 * GOOD);
    expect(ends.other).toBe(0);
  });
});

describe("a bad release", () => {
  it.each([
    ["fails more often", { errorRate: 0.05 }],
    ["fails at once", { errorRate: 0.5 }],
    ["is slow", { latencyMs: 400 }],
    ["answers nobody", { counts: 0 }],
  ])("has its traffic back within two ticks of the verdict: it %s", async (_, wrong) => {
    const plan = await releasePlan();
    for (let seed = 1; seed <= 5; seed += 1) {
      const run = await release(plan, { rps: 100, seed, versions: { 2: wrong } });
      expect(told(run).as).toBe("returned");
      expect(backIn(run).sinceEvidenceMs).toBeLessThanOrEqual(2 * TICK_MS);
    }
  });

  it("that turns bad after its first minutes is found out too, on whichever rung", async () => {
    const plan = await releasePlan();
    for (let seed = 1; seed <= 8; seed += 1) {
      const startsBadAt = { version: "2", afterMs: seed * 45_000, becomes: { errorRate: 0.3 } };
      const run = await release(plan, { rps: 100, seed, startsBadAt });
      expect(told(run).as).toBe("returned");
      expect(backIn(run).sinceEvidenceMs).toBeLessThanOrEqual(2 * TICK_MS);
      expect((backIn(run).sinceBadMs ?? 0) - startsBadAt.afterMs).toBeLessThanOrEqual(160_000);
    }
  });
});
