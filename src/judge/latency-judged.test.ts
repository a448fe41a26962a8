import { describe, expect, it } from "vitest";
import { type JudgeAccounts, openJudge } from "./judge.ts";
import { type JudgeSaid, judgeTick } from "./judge-tick.ts";
import type { MetricSample } from "./metric-sample.ts";

const TICK_MS = 5000;
const metrics = [{ id: "latency", judged: "latency" as const, weight: 1 }];

/** Durations as even steps of a heavy-tailed shape: the same ones each time. */
const shape = (count: number, factor: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => factor * 100 * Math.exp(0.6 * spread((at + 0.5) / count)));

/** Nearly the inverse of the normal distribution. */
const spread = (p: number): number => Math.log(p / (1 - p)) / 1.702;

function bucketed(durations: readonly number[], bounds: readonly number[]): readonly number[] {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const ms of durations) {
    const at = bounds.findIndex((bound) => ms <= bound);
    const bucket = at < 0 ? bounds.length : at;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

const CLASSIC = [5, 10, 25, 50, 100, 250, 500, 1000, 2500];
const NATIVE = Array.from({ length: 60 }, (_, at) => 10 * 2 ** (at / 8));

const SOURCES: Readonly<Record<string, (newer: readonly number[], old: readonly number[]) => MetricSample>> =
  {
    "one by one": (newer, old) => ({ is: "durations", new: newer, old }),
    "in classic buckets": (newer, old) => ({
      is: "histogram",
      bounds: CLASSIC,
      schema: null,
      new: bucketed(newer, CLASSIC),
      old: bucketed(old, CLASSIC),
    }),
    "in native buckets": (newer, old) => ({
      is: "histogram",
      bounds: NATIVE,
      schema: 3,
      new: bucketed(newer, NATIVE),
      old: bucketed(old, NATIVE),
    }),
  };

function run(judge: JudgeAccounts, sample: MetricSample, count: number): JudgeSaid {
  const at = (fromMs: number, from: JudgeAccounts): JudgeSaid =>
    judgeTick(from, {
      fromMs,
      toMs: fromMs + TICK_MS,
      stepAgeMs: fromMs + TICK_MS,
      samples: { latency: sample },
    });
  let said = at(0, judge);
  for (let tick = 1; tick < count; tick += 1) said = at(tick * TICK_MS, said.judge);
  return said;
}

describe.each(Object.entries(SOURCES))("latency %s", (_, sampleOf) => {
  const old = shape(475, 1);
  const past = Array.from({ length: 10 }, (_, at) => ({
    ...sampleOf([], shape(2000, 1)),
    fromMs: at * 60_000,
    toMs: (at + 1) * 60_000,
  }));
  const opened = openJudge({ metrics, past: { latency: past }, warmUpMs: 0 });

  it("goes back when the new version takes twice as long", () => {
    expect(run(opened, sampleOf(shape(25, 2), old), 12)).toMatchObject({
      says: "roll-back",
      blames: "latency",
    });
  });

  it("has nothing against one that takes as long, and lets it pass in time", () => {
    const said = run(opened, sampleOf(shape(400, 1), shape(400, 1)), 120);
    expect(said.logM).toBeLessThan(0.1);
    expect(said.says).toBe("pass");
  });

  it("has nothing against one that is slower by less than the margin", () => {
    expect(run(opened, sampleOf(shape(100, 1.05), shape(400, 1)), 120).logM).toBeLessThan(0.1);
  });

  it("learns where to look from the old version, where there is no past", () => {
    const blank = openJudge({ metrics, past: {}, warmUpMs: 0 });
    expect(blank.accounts.latency?.learning).not.toBeNull();
    const bad = sampleOf(shape(25, 2), old);
    expect(run(blank, bad, 2).judge.accounts.latency?.refused).toContain("not known yet");
    const said = run(blank, bad, 30);
    expect(said.says).toBe("roll-back");
    expect(said.judge.accounts.latency).toMatchObject({ learning: null, calibrated: false });
  });
});

describe("latency", () => {
  const classic = SOURCES["in classic buckets"];
  const past = [{ ...classic?.([], shape(2000, 1)), fromMs: 0, toMs: 600_000 } as MetricSample];

  it("is not judged while the new version is cold", () => {
    const opened = openJudge({ metrics, past: { latency: past } });
    const sample = classic?.(shape(25, 3), shape(475, 1)) ?? { is: "none" };
    expect(run(opened, sample, 6).judge.accounts.latency?.refused).toContain("cold");
    expect(run(opened, sample, 20).says).toBe("roll-back");
  });

  it("is not judged in buckets that are others than those it was opened with", () => {
    const opened = openJudge({ metrics, past: { latency: past }, warmUpMs: 0 });
    const other: MetricSample = {
      is: "histogram",
      bounds: [70, 300],
      schema: null,
      new: [1, 2, 3],
      old: [10, 20, 30],
    };
    const said = run(opened, other, 3);
    expect(said.logM).toBe(0);
    expect(said.judge.accounts.latency?.refused).toContain("bounds");
  });

  it("is judged as a share where the source counts the slow ones by itself", () => {
    const share: MetricSample = { is: "share", new: { n: 25, x: 10 }, old: { n: 475, x: 5 } };
    const past = [{ ...share, all: { n: 500, x: 5 }, new: null, old: null, fromMs: 0, toMs: 60_000 }];
    for (const before of [null, past]) {
      const opened = openJudge({ metrics, past: { latency: before }, warmUpMs: 0 });
      expect(run(opened, share, 8)).toMatchObject({ says: "roll-back", blames: "latency" });
    }
  });

  it("is not taken for errors", () => {
    const opened = openJudge({ metrics: [{ id: "latency", judged: "errors", weight: 1 }], past: {} });
    const said = run(opened, classic?.(shape(25, 3), shape(475, 1)) ?? { is: "none" }, 10);
    expect(said.logM).toBe(0);
    expect(said.judge.accounts.latency?.refused).toContain("latency only");
  });
});
