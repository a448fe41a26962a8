import { describe, expect, it } from "vitest";
import { shareAbove } from "./histogram.ts";
import { cutsOfDurations, cutsOfHistogram } from "./latency-cuts.ts";

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

describe("where durations are compared", () => {
  it("is at the median, p95 and p99, and further out on the new version", () => {
    const cuts = cutsOfDurations(times(1000));
    expect(cuts.map(({ p0, oldMs }) => [p0, oldMs])).toEqual([
      [0.5, 500],
      [0.05, 950],
      [0.01, 990],
    ]);
    expect(cuts[0]?.newMs).toBeCloseTo(550, 9);
    expect(cuts[0]?.passMs).toBeCloseTo(625, 9);
  });

  it("is not at p99 with few requests, and nowhere with hardly any", () => {
    expect(cutsOfDurations(times(999)).map(({ p0 }) => p0)).toEqual([0.5, 0.05]);
    expect(cutsOfDurations(times(99))).toEqual([]);
  });
});

describe("where histograms are compared", () => {
  const bounds = [50, 100, 250, 500, 1000];
  const buckets = [2000, 4000, 3400, 500, 90, 10];

  it("is at up to three bounds of a classic one, and what the margin moves over them is allowed", () => {
    const cuts = cutsOfHistogram({ bounds, schema: null, buckets });
    expect(cuts.map(({ oldMs, newMs, passMs }) => [oldMs, newMs, passMs])).toEqual([
      [100, 100, 100],
      [250, 250, 250],
      [500, 500, 500],
    ]);
    for (const cut of cuts) {
      expect(cut.p0 + cut.delta).toBeCloseTo(shareAbove(bounds, buckets, cut.oldMs / 1.1) ?? 0, 12);
      expect(cut.passDelta).toBeGreaterThan(cut.delta);
    }
  });

  it("leaves out bounds above which hardly anything or nearly all lies", () => {
    expect(cutsOfHistogram({ bounds, schema: null, buckets: [1, 0, 0, 0, 9999, 0] })).toEqual([]);
    expect(cutsOfHistogram({ bounds, schema: null, buckets: [9999, 1, 0, 0, 0, 0] })).toEqual([]);
  });

  it.each([
    [3, 1],
    [4, 2],
    [5, 4],
  ])("of a native one at schema %i lies %i buckets further out on the new version", (schema, shift) => {
    const factor = 2 ** (2 ** -schema);
    const native = Array.from({ length: 80 }, (_, at) => 100 * factor ** at);
    const counts = [...native.map((_, at) => (at < 40 ? 50 : 10)), 5];
    const cuts = cutsOfHistogram({ bounds: native, schema, buckets: counts });
    expect(cuts).toHaveLength(3);
    for (const { oldMs, newMs, passMs, delta } of cuts) {
      expect(newMs).toBeCloseTo(oldMs * factor ** shift, 6);
      expect(passMs / oldMs).toBeLessThanOrEqual(1.25);
      expect(passMs).toBeGreaterThan(newMs);
      expect(delta).toBe(0);
    }
  });

  it("of a coarse native one is as of a classic one", () => {
    const native = Array.from({ length: 12 }, (_, at) => 2 ** at);
    const counts = native.map((_, at) => (at < 6 ? 500 : 20));
    const [cut] = cutsOfHistogram({ bounds: native, schema: 0, buckets: [...counts, 1] });
    expect(cut?.newMs).toBe(cut?.oldMs);
    expect(cut?.delta).toBeGreaterThan(0);
  });
});
