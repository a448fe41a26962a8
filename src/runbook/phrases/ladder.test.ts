import { describe, expect, it } from "vitest";
import { holdsRungs, readLadder, readRung } from "./ladder.ts";

const MIN = 60_000;
const shown = (text: string) =>
  readLadder(text)?.map(({ percent, dwellMs }) => [percent, dwellMs === null ? null : dwellMs / MIN]);

describe("readLadder", () => {
  it.each([
    [
      "5% → 20% → 50% → 100%",
      [
        [5, null],
        [20, null],
        [50, null],
        [100, null],
      ],
    ],
    [
      "5% -> 25% -> 100% (10 min each)",
      [
        [5, 10],
        [25, 10],
        [100, 10],
      ],
    ],
    [
      "10%, 50%, 100%",
      [
        [10, null],
        [50, null],
        [100, null],
      ],
    ],
    [
      "1, 5, 25, 100 percent of users",
      [
        [1, null],
        [5, null],
        [25, null],
        [100, null],
      ],
    ],
    [
      "5/25/50/100%",
      [
        [5, null],
        [25, null],
        [50, null],
        [100, null],
      ],
    ],
    [
      "Start with 10% traffic, wait 5 minutes, then 50%",
      [
        [10, 5],
        [50, null],
      ],
    ],
    [
      "Canary 1% (15 min) → 10% (30 min) → 100%",
      [
        [1, 15],
        [10, 30],
        [100, null],
      ],
    ],
    [
      "Ramp traffic: 10% for 10 min, 25% for 15 min and then 100%",
      [
        [10, 10],
        [25, 15],
        [100, null],
      ],
    ],
    [
      "Roll out to 5%, 25%, 100% of users, 15 minutes between steps",
      [
        [5, 15],
        [25, 15],
        [100, 15],
      ],
    ],
  ])("%s", (text, rungs) => expect(shown(text)).toEqual(rungs));

  it.each([
    "CPU 70%, memory 80%",
    "Error rate 1% → 5%",
    "50% → 20%",
    "Pay 2% of 15%",
    "> 5% and < 10% of traffic",
    "from 5% to 10%",
    "Coverage went from 60% → 80%",
    "100%",
  ])("not %s", (text) => expect(readLadder(text)).toBeNull());
});

describe("readRung", () => {
  it.each([
    ["Increase to 25% and monitor for 10 minutes", 25, 10],
    ["Phase 2: 25% of users - 24 hours", 25, 1440],
    ["Stage 1 | 5% | 30 min", 5, 30],
    ["2 | 50% | on", 50, null],
    ["**10%:** staff only", 10, null],
    ["Raise traffic from 10% to 25%", 25, null],
    ["Shift 50% of traffic, wait 10 min", 50, 10],
  ])("%s", (text, percent, minutes) =>
    expect(readRung(text)).toEqual({ percent, dwellMs: minutes === null ? null : minutes * MIN }),
  );

  it.each([
    "Error rate < 1%",
    "CPU > 80%",
    "The pool got its share (80%)",
    "Apply a 2% discount",
    "150% of traffic",
    "No numbers",
  ])("not %s", (text) => expect(readRung(text)).toBeNull());
});

describe("the top rung in words", () => {
  it.each([
    ["start with 10%, then 50%, then everybody.", [10, 50, 100]],
    ["5% → 25% → all traffic", [5, 25, 100]],
    ["10%, 50% and the rest.", [10, 50, 100]],
    ["Canary to 10%, then everyone", [10, 100]],
    ["5 percent, then 50 percent, finally full", [5, 50, 100]],
  ])("reads %s", (text, percents) => {
    expect(readLadder(text)?.map(({ percent }) => percent)).toEqual(percents);
  });

  it("is none where the rest stays as it is", () => {
    const percents = readLadder("Shift traffic to 5%, then 10%, the rest stays on the old version");
    expect(percents?.some(({ percent }) => percent === 100) ?? false).toBe(false);
  });

  it("knows a sentence that says how long each rung is held", () => {
    expect(holdsRungs("Wait 10 min between.")).toBe(true);
    expect(holdsRungs("Hold 5 minutes at each step.")).toBe(true);
    expect(holdsRungs("Wait 10 min.")).toBe(false);
    expect(holdsRungs("Between the two, wait for the pods.")).toBe(false);
  });
});
