import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JudgeAccounts, type JudgedMetric, nextStep, openJudge } from "./judge.ts";
import { type JudgeSaid, judgeTick } from "./judge-tick.ts";
import type { MetricSample } from "./metric-sample.ts";

const TICK_MS = 5000;
type Samples = Readonly<Record<string, MetricSample>>;

const errorsOnly: readonly JudgedMetric[] = [{ id: "errors", judged: "errors", weight: 1 }];
const open = (metrics: readonly JudgedMetric[] = errorsOnly): JudgeAccounts =>
  openJudge({ metrics, past: {}, warmUpMs: 0 });

type Counts = readonly [n: number, x: number];

const share = (newer: Counts, old: Counts = [475, 1]): MetricSample => ({
  is: "share",
  new: { n: newer[0], x: newer[1] },
  old: { n: old[0], x: old[1] },
});

const tick = (judge: JudgeAccounts, at: number, samples: Samples): JudgeSaid =>
  judgeTick(judge, {
    fromMs: at * TICK_MS,
    toMs: (at + 1) * TICK_MS,
    stepAgeMs: (at + 1) * TICK_MS,
    samples,
  });

/** The same samples again and again. */
function ticks(judge: JudgeAccounts, count: number, samples: Samples): JudgeSaid {
  let said = tick(judge, 0, samples);
  for (let at = 1; at < count; at += 1) said = tick(said.judge, at, samples);
  return said;
}

describe("the judge", () => {
  it("goes back when the new version fails, names why, and never by a single scrape", () => {
    const bad = { errors: share([25, 25]) };
    expect(tick(open(), 0, bad).says).toBe("amber");
    expect(ticks(open(), 2, bad)).toMatchObject({ says: "roll-back", blames: "errors", silentMs: 0 });
  });

  it("goes on for a minute at least, and then lets pass what is as good", () => {
    const good = { errors: share([900, 2], [900, 2]) };
    expect(ticks(open(), 11, good)).toMatchObject({ says: "go-on", toPass: 1, blames: null });
    expect(ticks(open(), 12, good).says).toBe("pass");
  });

  it("wants a pass earned anew at each step, and forgets nothing else", () => {
    const said = ticks(open(), 30, { errors: share([500, 2], [500, 2]) });
    const stepped = nextStep(said.judge);
    expect(stepped.accounts.errors?.pass.logM).toBe(0);
    expect(stepped.accounts.errors?.account.rest).toBeCloseTo(
      0.8 * (said.judge.accounts.errors?.account.rest ?? 0),
    );
    expect(tick(stepped, 31, {}).logM).toBeCloseTo(said.logM, 9);
  });

  it("leaves out the interval in which the weight changed", () => {
    const interval = { fromMs: 5000, toMs: 10_000, stepAgeMs: 3000, samples: { errors: share([25, 25]) } };
    const said = judgeTick(open(), interval);
    expect(said.logM).toBe(0);
    expect(said.judge.accounts.errors?.refused).toContain("weight changed");
  });

  it("asks all metrics for a pass, and blames the one that speaks most against", () => {
    const metrics = [...errorsOnly, { id: "orders", judged: "too-few" as const, weight: 1 }];
    const orders = { is: "count" as const, new: 0, old: 200, newExposure: 5, oldExposure: 5 };
    const said = ticks(open(metrics), 4, { errors: share([500, 2], [500, 2]), orders });
    expect(said).toMatchObject({ says: "roll-back", blames: "orders", toPass: 0 });
  });

  it("holds when the new version is silent, and goes back while the old one has traffic", () => {
    const silent = { errors: share([0, 0]) };
    expect(ticks(open(), 11, silent).says).toBe("go-on");
    expect(ticks(open(), 12, silent)).toMatchObject({ says: "no-data", silentMs: 60_000 });
    expect(ticks(open(), 36, silent)).toMatchObject({ says: "roll-back", silentMs: 180_000 });
  });

  it("only holds when nobody has traffic or no source answers", () => {
    expect(ticks(open(), 100, { errors: share([0, 0], [0, 0]) })).toMatchObject({
      says: "no-data",
      silentMs: 0,
    });
    expect(ticks(open(), 100, { errors: { is: "none" } })).toMatchObject({ says: "no-data", silentMs: 0 });
    expect(ticks(open(), 100, {})).toMatchObject({ says: "no-data", silentMs: 0 });
  });

  it("has nothing against a new version that has all the traffic", () => {
    expect(ticks(open(), 100, { errors: share([500, 1], [0, 0]) })).toMatchObject({
      says: "go-on",
      toPass: 0,
      logM: 0,
    });
  });

  it("says what it could not use", () => {
    const said = tick(open(), 0, { errors: share([5, 6]) });
    expect(said.judge.accounts.errors?.refused).toBe("the new version counts 6 events among 5");
    expect(tick(said.judge, 1, { errors: share([25, 0]) }).judge.accounts.errors?.refused).toBeNull();
  });

  it("compares requests themselves with what their weight promises, without asking them for a pass", () => {
    const metrics = [...errorsOnly, { id: "requests", judged: "requests" as const, weight: 0.1 }];
    const requests = { is: "count" as const, new: 5, old: 475, newExposure: 0.25, oldExposure: 4.75 };
    const said = ticks(open(metrics), 20, { errors: share([5, 0]), requests });
    expect(said).toMatchObject({ says: "roll-back", blames: "requests" });
    const fair = ticks(open(metrics), 20, {
      errors: share([500, 1], [500, 1]),
      requests: { ...requests, new: 25 },
    });
    expect(fair.says).toBe("pass");
  });
});

const anyNumber = fc.oneof(
  fc.nat(1_000_000_000),
  fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5, 0, -0, 1e300),
);
const anyCounted = fc.option(fc.record({ n: anyNumber, x: anyNumber }));
const anyBuckets = fc.option(fc.array(anyNumber, { minLength: 2, maxLength: 5 }));
const anySample: fc.Arbitrary<MetricSample> = fc.oneof(
  fc.record({ is: fc.constant("share" as const), new: anyCounted, old: anyCounted }),
  fc.record({
    is: fc.constant("count" as const),
    new: fc.option(anyNumber),
    old: fc.option(anyNumber),
    newExposure: fc.option(anyNumber),
    oldExposure: fc.option(anyNumber),
  }),
  fc.record({
    is: fc.constant("histogram" as const),
    bounds: fc.constantFrom([100, 200, 400], [1], [3, 2, 1, 0]),
    schema: fc.constantFrom(null, 3, 0),
    new: anyBuckets,
    old: anyBuckets,
  }),
  fc.record({
    is: fc.constant("durations" as const),
    new: fc.option(fc.array(anyNumber)),
    old: fc.option(fc.array(anyNumber)),
  }),
  fc.constantFrom<MetricSample>({ is: "none", why: "it hangs" }, { is: "first" }, { is: "value" }),
);

const KINDS = ["errors", "latency", "too-many", "too-few", "requests"] as const;
const allKinds: readonly JudgedMetric[] = KINDS.map((judged, at) => ({ id: judged, judged, weight: at + 1 }));
const anySamples = fc.record(Object.fromEntries(KINDS.map((judged) => [judged, anySample])));

describe("whatever is read", () => {
  it("is never judged to be no number, and survives being written down", () => {
    const holds = fc.property(fc.array(anySamples, { maxLength: 8 }), fc.option(anySamples), (all, past) => {
      const blocks = Object.entries(past ?? {}).map(([id, sample]) => [
        id,
        Array.from({ length: 30 }, () => sample),
      ]);
      let judge = openJudge({ metrics: allKinds, past: Object.fromEntries(blocks), warmUpMs: 0 });
      for (const [at, samples] of all.entries()) {
        const said = tick(judge, at, samples);
        expect(Number.isFinite(said.logM)).toBe(true);
        expect(said.toPass).toBeGreaterThanOrEqual(0);
        const read = JSON.parse(JSON.stringify(said.judge)) as JudgeAccounts;
        expect(read).toEqual(said.judge);
        judge = at % 2 === 0 ? read : said.judge;
      }
    });
    fc.assert(holds, { numRuns: 200 });
  });

  it("is judged the same in whichever order the metrics are listed", () => {
    const holds = fc.property(
      fc.array(anySamples, { maxLength: 6 }),
      fc.shuffledSubarray([...allKinds], { minLength: 5 }),
      (all, shuffled) => {
        let [one, other] = [open(allKinds), open(shuffled)];
        for (const [at, samples] of all.entries()) {
          const [a, b] = [tick(one, at, samples), tick(other, at, samples)];
          expect(b).toEqual(a);
          [one, other] = [a.judge, b.judge];
        }
      },
    );
    fc.assert(holds, { numRuns: 100 });
  });

  it("changes nothing of the accounts where it is no data", () => {
    const before = ticks(open(), 5, { errors: share([25, 1]) });
    const nothing: readonly MetricSample[] = [
      { is: "none" },
      { is: "first" },
      share([0, 0]),
      share([25, 26]),
      share([Number.NaN, 0]),
      share([25, 0], [0, 0]),
      { is: "share", new: null, old: { n: 1, x: 0 } },
    ];
    for (const errors of nothing) {
      const said = ticks(before.judge, 30, { errors });
      expect(said.judge.accounts.errors).toEqual({
        ...before.judge.accounts.errors,
        refused: expect.any(String),
      });
      expect(said.logM).toBe(before.logM);
    }
  });
});
