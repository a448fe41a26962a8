import { describe, expect, it } from "vitest";
import { belowNormal, binomial, poisson } from "./draws.ts";
import { chanceOf } from "./random.ts";

const TIMES = 20_000;

/** The middle of many draws, and how far they lie apart. */
function drawn(draw: () => number): { readonly mean: number; readonly variance: number } {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < TIMES; at += 1) {
    const one = draw();
    sum += one;
    squares += one * one;
  }
  return { mean: sum / TIMES, variance: squares / TIMES - (sum / TIMES) ** 2 };
}

const isNear = (found: number, wanted: number): boolean => Math.abs(found - wanted) <= 0.05 * wanted + 0.01;

describe("draws", () => {
  it.each([0.2, 3, 39, 41, 500])("come %d times on the average", (mean) => {
    const chance = chanceOf(7);
    const found = drawn(() => poisson(chance, mean));
    expect(isNear(found.mean, mean) && isNear(found.variance, mean)).toBe(true);
  });

  it.each([
    [1, 0.3],
    [10, 0.01],
    [100, 0.2],
    [100, 0.9],
    [5_000, 0.001],
    [5_000, 0.4],
  ])("happen to some of %d with the share %d", (count, share) => {
    const chance = chanceOf(8);
    const found = drawn(() => {
      const one = binomial(chance, count, share);
      expect(one >= 0 && one <= count && Number.isInteger(one)).toBe(true);
      return one;
    });
    expect(isNear(found.mean, count * share)).toBe(true);
    expect(isNear(found.variance, count * share * (1 - share))).toBe(true);
  });

  it("happen to none or to all where there is no chance in it", () => {
    const chance = chanceOf(9);
    expect([
      poisson(chance, 0),
      binomial(chance, 10, 0),
      binomial(chance, 10, 1),
      binomial(chance, 0, 0.5),
    ]).toEqual([0, 0, 10, 0]);
  });

  it("know the normal curve", () => {
    for (const [z, share] of [
      [0, 0.5],
      [1, 0.841_345],
      [-1.96, 0.024_998],
      [3, 0.998_65],
    ] as const)
      expect(belowNormal(z)).toBeCloseTo(share, 5);
  });
});
