/** Simulated traffic leaves the figures that it should: by share, by version, over time, and none where none can be had. */
import { describe, expect, it } from "vitest";
import { addMs, instant } from "../../src/base/index.ts";
import {
  openTime,
  openTraffic,
  simulateTraffic,
  type TrafficGiven,
} from "../../src/drivers/simulation/index.ts";
import type { FigureAsked, FigureSample, SampleInput } from "../../src/effect/index.ts";

const START = instant(1_000_000);
const source = { kind: "prometheus", url: "http://localhost/", token: null } as const;
const asked = (reads: FigureAsked["reads"]): FigureAsked => ({
  source,
  reads,
  select: null,
  side: { label: "version", version: "2" },
});
const errors = asked({ is: "share", total: "all", bad: "bad" });
const latency = asked({ is: "histogram", histogram: "seconds", unit: "s" });
const held = {
  service: "orders",
  environment: "test",
  target: "orders/test",
  version: "2",
  percent: 20,
  leaseMs: 30_000,
};

function opened(given: Partial<TrafficGiven> = {}) {
  const time = openTime(START);
  const script = simulateTraffic({ rps: 100, serving: "1", ...given });
  const traffic = openTraffic({ script, time, quiet: () => ({ value: 3, few: false }) });
  const read = traffic.reader();
  const sample = (more: Partial<SampleInput> = {}) =>
    read({ figures: { errors }, past: null, hold: [], ...more });
  const shift = (percent: number): void => {
    const { target, service, environment, version, leaseMs } = held;
    const wish = { target, service, environment, version, leaseMs, sticky: true };
    traffic.act({ ...wish, do: "place", percent: null });
    expect(traffic.act({ ...wish, do: "weight", percent }).state).toBe("done");
  };
  const passes = (ms: number) => time.pass(() => time.now() >= START + ms, addMs(START, ms));
  const wait = async (ms: number): Promise<void> => {
    time.after(ms, () => undefined);
    await passes(time.now() - START + ms);
  };
  return { time, traffic, sample, shift, wait };
}

const share = (sample: FigureSample | undefined) => {
  if (sample?.is !== "share") throw new Error(`it is no share: ${JSON.stringify(sample)}`);
  return sample;
};

describe("simulated traffic", () => {
  it("is shared out among the versions, each with its own errors", async () => {
    const { sample, shift, wait } = opened({ versions: { 2: { errorRate: 0.3 } }, usual: { errorRate: 0 } });
    shift(20);
    expect(sample().figures.errors?.is).toBe("first");
    await wait(20_000);
    const found = share(sample().figures.errors);
    expect([found.fromMs, found.toMs, found.dropped]).toEqual([START, START + 20_000, 0]);
    expect(found.all.n).toBe((found.new?.n ?? 0) + (found.old?.n ?? 0));
    expect((found.new?.n ?? 0) / found.all.n).toBeCloseTo(0.2, 1);
    expect((found.new?.x ?? 0) / (found.new?.n ?? 1)).toBeCloseTo(0.3, 1);
    expect(found.old?.x).toBe(0);
  });

  it("begins to go wrong when it is said to, after the version got its first users", async () => {
    const bad = { version: "2", afterMs: 10_000, becomes: { errorRate: 1 } };
    const { sample, shift, wait } = opened({ startsBadAt: bad, usual: { errorRate: 0 } });
    await wait(60_000);
    shift(50);
    sample();
    await wait(9_999);
    expect(share(sample().figures.errors).new?.x).toBe(0);
    await wait(5_001);
    const { new: fresh } = share(sample().figures.errors);
    expect(fresh?.x).toBeGreaterThan(0);
    expect((fresh?.x ?? 0) / (fresh?.n ?? 1)).toBeGreaterThan(0.99);
  });

  it("goes back with its lease, at that very moment, and stays while it is held", async () => {
    const { sample, shift, wait } = opened();
    shift(20);
    await wait(20_000);
    expect(sample({ hold: [held] }).held).toMatchObject([{ percent: 20, leaseEndsMs: START + 50_000 }]);
    await wait(60_000);
    const late = sample({ hold: [held] });
    expect(late.held).toMatchObject([{ percent: 0, leaseEndsMs: null, why: null }]);
    // Half of the interval it had its share, and then none.
    const { all, new: fresh } = share(late.figures.errors);
    expect((fresh?.n ?? 0) / all.n).toBeCloseTo(0.1, 1);
  });

  it("is as slow as its versions", async () => {
    const { sample, shift, wait } = opened({ versions: { 2: { latencyMs: 700, spread: 0.1 } } });
    shift(50);
    sample({ figures: { latency } });
    await wait(30_000);
    const { latency: found } = sample({ figures: { latency } }).figures;
    if (found?.is !== "histogram") throw new Error("it is no histogram");
    const most = (buckets: readonly number[] | null) => (buckets ?? []).indexOf(Math.max(...(buckets ?? [])));
    expect(found.bounds[most(found.new)]).toBe(1000);
    expect(found.bounds[most(found.old)]).toBe(100);
    expect(found.all).toHaveLength(found.bounds.length + 1);
  });

  it("has silent sources, figures of its own, a version that counts nothing, and a past", async () => {
    const { sample, shift, wait } = opened({
      silent: [{ fromMs: 5_000, toMs: 10_000 }],
      versions: { 2: { counts: 0 } },
      figure: (metric, _, atMs) => (metric === "lag" ? { is: "value", atMs, value: 42 } : null),
    });
    shift(50);
    sample();
    await wait(5_000);
    expect(sample().figures.errors).toEqual({ is: "none", why: "the source does not answer", silent: true });
    await wait(5_000);
    const lag = asked({ is: "value", query: "lag" });
    const { figures } = sample({ figures: { errors, lag, other: lag } });
    expect(figures).toMatchObject({ lag: { value: 42 }, other: { value: 3 } });
    expect(share(figures.errors).new?.n).toBe(0);
    expect(share(figures.errors).old?.n).toBeGreaterThan(0);
    const { past } = sample({ past: { ms: 60_000, blockMs: 5_000 } });
    expect(past?.errors).toHaveLength(12);
    expect(share(past?.errors?.[0])).toMatchObject({
      fromMs: START - 60_000,
      toMs: START - 55_000,
      new: null,
    });
  });

  it("is the same for the same seed, and another for another", async () => {
    const run = async (seed: number) => {
      const { sample, shift, wait } = opened({ seed });
      shift(20);
      sample();
      await wait(60_000);
      return sample().figures;
    };
    expect(await run(1)).toEqual(await run(1));
    expect(await run(1)).not.toEqual(await run(2));
  });
});
