import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAbove, quantileOf, shareAbove } from "./histogram.ts";

const bounds = [100, 200, 400];
const buckets = [10, 60, 25, 5];

describe("shareAbove", () => {
  it("is exact at a bound", () => {
    expect(shareAbove(bounds, buckets, 100)).toBe(0.9);
    expect(shareAbove(bounds, buckets, 400)).toBe(0.05);
    expect(shareAbove([0.1 * 3000], [9, 1], 300)).toBe(0.1);
  });

  it("lies evenly on a logarithmic scale inside a bucket", () => {
    expect(shareAbove(bounds, buckets, Math.sqrt(200 * 400))).toBeCloseTo(0.05 + 0.125, 12);
  });

  it("cannot tell above the last bound, unless nothing lies there", () => {
    expect(shareAbove(bounds, buckets, 401)).toBeNull();
    expect(shareAbove(bounds, [10, 60, 25, 0], 401)).toBe(0);
  });

  it("tells nothing of nothing, nor of what is no histogram", () => {
    expect(shareAbove(bounds, [0, 0, 0, 0], 100)).toBeNull();
    expect(shareAbove(bounds, [1, 2, 3], 100)).toBeNull();
    expect(shareAbove([200, 100], [1, 2, 3], 100)).toBeNull();
    expect(shareAbove(bounds, [1, Number.NaN, 3, 4], 100)).toBeNull();
    expect(shareAbove(bounds, [1, -2, 3, 4], 100)).toBeNull();
  });

  it("never rises with the bound", () => {
    const ms = fc.double({ min: 0.01, max: 400, noNaN: true });
    const counts = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
    const holds = fc.property(ms, ms, counts, (a, b, found) => {
      fc.pre(found.some((count) => count > 0));
      const [low, high] = [
        shareAbove(bounds, found, Math.min(a, b)),
        shareAbove(bounds, found, Math.max(a, b)),
      ];
      expect(low ?? 1).toBeGreaterThanOrEqual((high ?? 0) - 1e-12);
    });
    fc.assert(holds);
  });
});

describe("quantileOf", () => {
  it("is where that share lies below", () => {
    expect(quantileOf(bounds, buckets, 0.7)).toBeCloseTo(200, 9);
    const p90 = quantileOf(bounds, buckets, 0.9) ?? 0;
    expect(shareAbove(bounds, buckets, p90)).toBeCloseTo(0.1, 9);
  });

  it("is not known above the last bound", () => {
    expect(quantileOf(bounds, buckets, 0.99)).toBeNull();
    expect(quantileOf(bounds, [0, 0, 0, 0], 0.5)).toBeNull();
    expect(quantileOf(bounds, buckets, Number.NaN)).toBeNull();
  });
});

describe("countAbove", () => {
  it("tells only what is certain", () => {
    expect(countAbove(bounds, buckets, 200)).toBe(30);
    expect(countAbove(bounds, buckets, 300)).toBeNull();
    expect(countAbove(bounds, [10, 60, 0, 5], 300)).toBe(5);
  });
});
