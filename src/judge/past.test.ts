import { describe, expect, it } from "vitest";
import { testsOf } from "./judged.ts";
import type { MetricSample } from "./metric-sample.ts";
import { phiOfPast } from "./past.ts";

const [test] = testsOf("errors");
if (test === undefined) throw new Error("errors have no test");

/** Blocks of a past whose slice fails by turns. */
function past(minutes: number, blockMs: number, fails: readonly number[]): readonly MetricSample[] {
  return Array.from({ length: (minutes * 60_000) / blockMs }, (_, at) => ({
    is: "share" as const,
    fromMs: at * blockMs,
    toMs: (at + 1) * blockMs,
    all: null,
    new: { n: 300, x: fails[at % fails.length] ?? 0 },
    old: { n: 5700, x: 50 },
  }));
}

const withoutSlice = (sample: MetricSample): MetricSample =>
  sample.is === "share" ? { ...sample, new: null, all: { n: 6000, x: 50 + (sample.new?.x ?? 0) } } : sample;

describe("the scatter of the past", () => {
  it("is not known without one, or with hardly any", () => {
    for (const few of [null, [], past(4, 60_000, [3])])
      expect(phiOfPast(few, test, false)).toEqual({ phi0: 2, shrink: 10, calibrated: false });
  });

  it("is told from a slice beside the rest, and counts for as many blocks as there were", () => {
    const calm = phiOfPast(past(60, 60_000, [2, 3, 3, 2]), test, false);
    expect(calm).toEqual({ phi0: 1, shrink: 60, calibrated: true });
    expect(phiOfPast(past(60, 60_000, [0, 0, 12, 0]), test, false).phi0).toBeGreaterThan(5);
  });

  it("is raised where the past is short", () => {
    expect(phiOfPast(past(10, 30_000, [2, 3]), test, false)).toEqual({
      phi0: 1.5,
      shrink: 20,
      calibrated: true,
    });
  });

  it("is told from totals where no slice can be told apart", () => {
    const rough = past(60, 60_000, [0, 40]).map(withoutSlice);
    expect(phiOfPast(rough, test, false).phi0).toBeGreaterThan(3);
    expect(phiOfPast(past(60, 60_000, [0, 2]).map(withoutSlice), test, false).phi0).toBe(1);
  });

  it("is not known where nothing ever failed, and never above a hundred", () => {
    const spotless = past(60, 60_000, [0]).map((sample) =>
      sample.is === "share" ? { ...sample, old: { n: 5700, x: 0 } } : sample,
    );
    expect(phiOfPast(spotless, test, false).calibrated).toBe(false);
    expect(phiOfPast(past(60, 60_000, [0, 0, 0, 0, 0, 300, 300, 300, 300, 300]), test, false).phi0).toBe(100);
  });

  it("leaves out blocks that cannot be", () => {
    const torn = [...past(60, 60_000, [2, 3]), ...past(5, 60_000, [301, Number.NaN])];
    expect(phiOfPast(torn, test, false).phi0).toBeLessThan(100);
    expect(Number.isFinite(phiOfPast(torn, test, false).phi0)).toBe(true);
  });
});
