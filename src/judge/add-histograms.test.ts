import { describe, expect, it } from "vitest";
import { addHistograms } from "./add-histograms.ts";
import type { Histogram } from "./latency-cuts.ts";

/** Bounds 2^(from/2), 2^((from+1)/2), and so on. */
const native = (from: number, buckets: readonly number[]): Histogram => ({
  bounds: Array.from({ length: buckets.length - 1 }, (_, at) => 1000 * 2 ** ((from + at) / 2)),
  schema: 1,
  buckets,
});

describe("two histograms as one", () => {
  it("are added bucket by bucket where they have the same bounds", () => {
    const classic = { bounds: [10, 20], schema: null, buckets: [1, 2, 3] };
    expect(addHistograms(classic, { ...classic, buckets: [10, 20, 30] }).buckets).toEqual([11, 22, 33]);
  });

  it.each([
    [native(0, [0, 1, 2, 0]), native(1, [0, 10, 20, 0])],
    [native(1, [0, 10, 20, 0]), native(0, [0, 1, 2, 0])],
  ])("are laid on one grid where they reach over different parts of it", (a, b) => {
    const { bounds, buckets } = addHistograms(a, b);
    for (const [at, bound] of [1000, 1000 * Math.SQRT2, 2000, 2000 * Math.SQRT2].entries())
      expect(bounds[at]).toBeCloseTo(bound, 6);
    expect(buckets).toEqual([0, 1, 12, 20, 0]);
  });

  it("lose nothing, wherever they lie", () => {
    const sum = addHistograms(native(-20, [3, 1, 2, 0]), native(15, [4, 10, 20, 5]));
    expect(sum.buckets.reduce((all, count) => all + count, 0)).toBe(45);
    expect(sum.buckets).toHaveLength(sum.bounds.length + 1);
  });

  it("are not added where that would be a guess", () => {
    const later = { bounds: [10, 30], schema: null, buckets: [1, 2, 3] };
    expect(addHistograms({ bounds: [10, 20], schema: null, buckets: [1, 2, 3] }, later)).toBe(later);
    expect(addHistograms({ ...native(0, [0, 1, 0]), schema: 3 }, native(0, [0, 1, 2, 0])).buckets).toEqual([
      0, 1, 2, 0,
    ]);
  });
});
