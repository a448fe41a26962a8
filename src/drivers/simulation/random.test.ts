import { expect, it } from "vitest";
import { chanceOf } from "./random.ts";

const drawn = (seed: number, name?: string): readonly number[] => {
  const chance = name === undefined ? chanceOf(seed) : chanceOf(seed).apart(name);
  return Array.from({ length: 2_000 }, () => chance.next());
};

it("gives the same numbers for a seed, others for its neighbour and for what is drawn apart", () => {
  expect(drawn(7)).toEqual(drawn(7));
  const firsts = [drawn(7)[0], drawn(8)[0], drawn(7, "people")[0], drawn(7, "fates")[0]];
  expect(new Set(firsts).size).toBe(4);
});

it("spreads them evenly", () => {
  const numbers = drawn(1);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
});
