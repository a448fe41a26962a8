import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENOUGH_EVIDENCE, evidenceOf, openThreshold, updateThreshold } from "./threshold.ts";

const evidenceAfter = (tau: number, seen: readonly { readonly n: number; readonly x: number }[]): number =>
  evidenceOf(
    seen.reduce((state, counts, at) => updateThreshold(state, at * 5000, counts), openThreshold(tau)),
  );

describe("evidence for a threshold", () => {
  it("grows with each request that failed instead", () => {
    const given = fc.record({
      tau: fc.constantFrom(0.001, 0.01, 0.05, 0.3),
      before: fc.array(fc.record({ n: fc.integer({ min: 1, max: 200 }), x: fc.constant(0) }), {
        maxLength: 5,
      }),
      n: fc.integer({ min: 1, max: 500 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const holds = fc.property(given, ({ tau, before, n, part }) => {
      const x = Math.floor(part * (n - 1));
      const less = evidenceAfter(tau, [...before, { n, x }]);
      expect(evidenceAfter(tau, [...before, { n, x: x + 1 }])).toBeGreaterThanOrEqual(less);
      expect(less).toBeGreaterThanOrEqual(0);
    });
    fc.assert(holds, { numRuns: 300 });
  });

  it("is not there after one failure of three, and soon is where a fifth fails", () => {
    expect(evidenceAfter(0.05, [{ n: 3, x: 1 }])).toBeLessThan(0.5);
    const fifth = Array.from({ length: 6 }, () => ({ n: 20, x: 4 }));
    expect(evidenceAfter(0.05, fifth)).toBeGreaterThan(ENOUGH_EVIDENCE);
    expect(
      evidenceAfter(
        0.05,
        fifth.map(({ n }) => ({ n, x: 1 })),
      ),
    ).toBe(0);
  });

  it("is thinner where counts scatter more", () => {
    const calm = updateThreshold(openThreshold(0.05), 0, { n: 100, x: 15 });
    const rough = updateThreshold(openThreshold(0.05), 0, { n: 100, x: 15, phi: 4 });
    expect(evidenceOf(rough)).toBeLessThan(evidenceOf(calm));
  });

  it("stays as it is without requests", () => {
    const state = updateThreshold(openThreshold(0.05), 0, { n: 40, x: 6 });
    expect(updateThreshold(state, 600_000, { n: 0, x: 0 })).toEqual(state);
  });

  it.each([
    [{ n: 10, x: 11 }, "11 events among 10"],
    [{ n: Number.NaN, x: 1 }, "NaN"],
    [{ n: 10, x: -1 }, "-1"],
    [{ n: Number.POSITIVE_INFINITY, x: 1 }, "Infinity"],
  ])("takes %o for no data and says so", (counts, why) => {
    const state = updateThreshold(openThreshold(0.05), 0, counts);
    expect(state.refused).toContain(why);
    expect(evidenceOf(state)).toBe(0);
  });

  it("takes a single failure for proof where none is allowed, and nothing where all are", () => {
    expect(evidenceAfter(0, [{ n: 10, x: 1 }])).toBeGreaterThan(0.9);
    expect(evidenceAfter(1, [{ n: 10, x: 10 }])).toBe(0);
  });
});
