import { expect, it } from "vitest";
import { onlyNumber } from "./sql-read.ts";

it.each([
  [[[42]], 42],
  [[["1.50"]], 1.5],
  [[["7"]], 7],
])("takes %j for its number", (rows, value) => {
  expect(onlyNumber(rows)).toBe(value);
});

it.each([
  [[], /no row/],
  [[[1], [2]], /2 rows/],
  [[[1, 2]], /2 columns/],
  [[[null]], /null/],
  [[["many"]], /no finite number/],
  [[["NaN"]], /no finite number/],
  [[[true]], /no finite number/],
])("takes %j for none", (rows, why) => {
  expect(onlyNumber(rows)).toMatchObject({ silent: false, why: expect.stringMatching(why) });
});
