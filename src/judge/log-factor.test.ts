import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GRID_DOWN, GRID_LATENCY, GRID_PASS, GRID_PASS_LATENCY, GRID_UP } from "./defaults.ts";
import { type Bet, logFactor } from "./log-factor.ts";

/** The chance of each count from 0 to n, were each event to happen by itself. */
function binomial(n: number, p: number): readonly number[] {
  let chances = [1];
  for (let trial = 0; trial < n; trial += 1)
    chances = [...chances, 0].map((stay, x) => stay * (1 - p) + (chances[x - 1] ?? 0) * p);
  return chances;
}

interface World {
  readonly nc: number;
  readonly nb: number;
  readonly pc: number;
  readonly pb: number;
}

/** What a bet of 1 is worth on average after one interval, by going through all that can happen. */
function meanWorth(o: number, { nc, nb, pc, pb }: World, bet: Partial<Bet>): number {
  let mean = 0;
  for (const [xc, chanceC] of binomial(nc, pc).entries())
    for (const [xb, chanceB] of binomial(nb, pb).entries())
      mean += chanceC * chanceB * Math.exp(logFactor(o, { nc, xc, nb, xb }, bet));
  return mean;
}

const counts = { nc: fc.integer({ min: 1, max: 7 }), nb: fc.integer({ min: 1, max: 12 }) };
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("logFactor", () => {
  it("gains nothing on average while the new version is within the margin", () => {
    const given = fc.record({
      ...counts,
      pb: share,
      below: share,
      o: fc.constantFrom(...GRID_UP, ...GRID_LATENCY),
      p0: fc.constantFrom(0, 0.01, 0.05, 0.5),
      delta: fc.constantFrom(0, 0.0005, 0.01, 0.1),
    });
    const holds = fc.property(given, ({ nc, nb, pb, below, o, p0, delta }) => {
      const pc = Math.min(1, pb + delta) * below;
      expect(meanWorth(o, { nc, nb, pc, pb }, { p0, delta })).toBeLessThanOrEqual(1 + 1e-9);
    });
    fc.assert(holds, { numRuns: 300 });
  });

  it("gains nothing on average by the early pass while the new version is worse than its margin", () => {
    const given = fc.record({
      ...counts,
      pb: share,
      above: share,
      o: fc.constantFrom(...GRID_PASS, ...GRID_PASS_LATENCY),
      p0: fc.constantFrom(0, 0.01, 0.5),
      delta: fc.constantFrom(0, 0.005, 0.1),
    });
    const holds = fc.property(given, ({ nc, nb, pb, above, o, p0, delta }) => {
      const least = Math.min(1, pb + delta);
      fc.pre(pb + delta <= 1);
      const pc = least + (1 - least) * above;
      expect(meanWorth(o, { nc, nb, pc, pb }, { p0, delta })).toBeLessThanOrEqual(1 + 1e-9);
    });
    fc.assert(holds, { numRuns: 300 });
  });

  it("gains nothing on average where rates may differ by a ratio", () => {
    const given = fc.record({
      ...counts,
      pb: share,
      up: fc.constantFrom(...GRID_UP),
      down: fc.constantFrom(...GRID_DOWN),
    });
    const holds = fc.property(given, ({ nc, nb, pb, up, down }) => {
      const many = { nc, nb, pb, pc: Math.min(1, 1.1 * pb) };
      const few = { nc, nb, pb, pc: 0.9 * pb };
      expect(meanWorth(up, many, { rho0: 1.1 })).toBeLessThanOrEqual(1 + 1e-9);
      expect(meanWorth(down, few, { rho0: 0.9 })).toBeLessThanOrEqual(1 + 1e-9);
    });
    fc.assert(holds, { numRuns: 200 });
  });

  it("gains nothing on average beside a number", () => {
    for (const tau of [0, 0.01, 0.05, 0.5, 1])
      for (const o of GRID_UP)
        for (const n of [1, 3, 10]) {
          const mean = binomial(n, tau).reduce((sum, chance, xc) => {
            const seen = { nc: n, xc, nb: null, xb: null };
            return sum + chance * Math.exp(logFactor(o, seen, { p0: tau }));
          }, 0);
          expect(mean).toBeLessThanOrEqual(1 + 1e-9);
        }
  });

  it("keeps its digits at a thousand million requests", () => {
    const seen = { nc: 1e9, xc: 1e6, nb: 1e9, xb: 1e6 };
    for (const o of [...GRID_UP, ...GRID_DOWN]) {
      const once = logFactor(o, { nc: 1e3, xc: 1, nb: 1e3, xb: 1 }, { delta: 0.0005 });
      expect(logFactor(o, seen, { delta: 0.0005 }) / 1e6).toBeCloseTo(once, 9);
    }
  });

  it.each([
    ["no new requests", { nc: 0, xc: 0, nb: 100, xb: 1 }],
    ["no old requests", { nc: 100, xc: 1, nb: 0, xb: 0 }],
    ["not a number", { nc: Number.NaN, xc: 1, nb: 100, xb: 1 }],
    ["less than nothing", { nc: 100, xc: -1, nb: 100, xb: 1 }],
    ["without end", { nc: 100, xc: 1, nb: Number.POSITIVE_INFINITY, xb: 1 }],
  ])("is nothing with %s", (_, seen) => {
    for (const o of GRID_UP) expect(logFactor(o, seen, { delta: 0.0005 })).toBe(0);
  });

  it("is nothing where more went wrong than happened", () => {
    expect(logFactor(3, { nc: 10, xc: 11, nb: 100, xb: 1 }, { p0: 0.05 })).toBe(0);
  });
});
