import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDurations, formatDuration, parseDuration, parseDurationRange } from "./duration.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;

describe("parseDuration", () => {
  it.each([
    ["5m", 5 * MIN],
    ["5 min", 5 * MIN],
    ["90s", 90_000],
    ["1h30m", 90 * MIN],
    ["1 h 30 min", 90 * MIN],
    ["2 hours and 5 minutes", 125 * MIN],
    ["two hours", 2 * HOUR],
    ["an hour", HOUR],
    ["half an hour", 30 * MIN],
    ["24 hours", 24 * HOUR],
    ["48 h", 48 * HOUR],
    ["1 week", 168 * HOUR],
    ["30+ minutes", 30 * MIN],
    ["< 5 min", 5 * MIN],
    ["≤ 60 s", MIN],
    ["~2 min", 2 * MIN],
    ["at least 10 minutes", 10 * MIN],
    ["1.5 hours", 90 * MIN],
    ["5-minute", 5 * MIN],
    ["250 ms", 250],
    ["1,000 ms", 1000],
    ["3 business days", 72 * HOUR],
    ["15-30 minutes", 15 * MIN],
  ])("reads %s", (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(["", "5", "5xx", "soon", "p95", "5 apples", "5 min per pod", "v1.2.3", "10%"])(
    "leaves %s",
    (text) => expect(parseDuration(text)).toBeNull(),
  );
});

describe("parseDurationRange", () => {
  it.each([
    ["15-30 minutes", 15 * MIN, 30 * MIN],
    ["15 to 30 min", 15 * MIN, 30 * MIN],
    ["15–30 min", 15 * MIN, 30 * MIN],
    ["30s - 2m", 30_000, 2 * MIN],
    ["two to three hours", 2 * HOUR, 3 * HOUR],
    ["10 min", 10 * MIN, 10 * MIN],
  ])("reads %s", (text, minMs, maxMs) => expect(parseDurationRange(text)).toEqual({ minMs, maxMs }));
});

it("finds lengths inside a sentence and nothing in names", () => {
  const found = findDurations("Wait 5 min, then watch p95 for 10-15 minutes on v1.2.3h and 10.0.0.1s");
  expect(found.map(({ minMs, maxMs }) => [minMs, maxMs])).toEqual([
    [5 * MIN, 5 * MIN],
    [10 * MIN, 15 * MIN],
  ]);
});

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [45_000, "45 s"],
    [5 * MIN, "5 min"],
    [90 * MIN, "1 h 30 min"],
    [24 * HOUR, "1 day"],
    [48 * HOUR, "2 days"],
  ])("says %d ms as %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

  it("is read back exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (ms) => parseDuration(formatDuration(ms)) === ms),
    );
  });
});

it("never throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseDurationRange(text);
      findDurations(text);
    }),
  );
});
