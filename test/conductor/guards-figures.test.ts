/** What a comparison is held against: tails, counts, numbers, the version beside it and the time before; and groups of them. */
import { describe, expect, it } from "vitest";
import type { Condition, FigureCondition } from "../../src/base/index.ts";
import { viewOf } from "../../src/conductor/index.ts";
import type { FigureSample } from "../../src/effect/index.ts";
import {
  figure,
  type Given,
  GOOD,
  guard,
  guarded,
  MINUTE,
  type Past,
  started,
  stateOf,
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { waits } from "./play.ts";

const look = (when: Condition, given: Given, past: Past = {}) =>
  stateOf(tick(started(guarded({ guards: [guard(when, { action: "note" })] }), past), given));

const p99 = (value: number | null, more: Partial<FigureCondition> = {}) =>
  figure("latency", ">", value, { unit: "ms", stat: "p99", holdMs: MINUTE, ...more });

describe("a tail", () => {
  // 985 of 1000 within 2 s.
  const slow = { latency: { all: [500, 300, 100, 60, 25, 15, 0] } };

  it("is a share of requests that took longer", () => {
    expect(look(p99(2000), slow)).toMatchObject({ state: "rising" });
    expect(look(p99(2000), slow)?.value).toBeGreaterThan(2000);
    expect(look(p99(5000), slow)?.state).toBe("quiet");
    expect(look(p99(1000, { stat: "p95" }), slow)?.state).toBe("quiet");
    expect(look(p99(999, { stat: null }), slow)?.value).toBeLessThan(1000);
  });

  it("that lies just on the line is no breach", () => {
    const just = { latency: { all: [990, 0, 0, 0, 0, 10, 0] } };
    expect(look(p99(2000), just)?.state).toBe("quiet");
    const over = { latency: { all: [989, 0, 0, 0, 0, 11, 0] } };
    expect(look(p99(2000), over)?.state).toBe("rising");
  });

  it("cannot be told above the last bound", () => {
    const off = { latency: { all: [900, 0, 0, 0, 0, 0, 100] } };
    expect(look(p99(2000), off)?.state).toBe("rising");
    expect(look(p99(60_000), off)).toMatchObject({ state: "undecided" });
    expect(look(p99(60_000), off)?.why).toContain("its buckets end below");
  });

  it("has evidence of its own", () => {
    expect(look(p99(2000), { latency: { all: [2, 0, 0, 0, 0, 1, 0] } })?.evidence).toBeLessThan(0.9);
    expect(look(p99(2000), { latency: { all: [500, 0, 0, 0, 0, 50, 0] } })?.evidence).toBeGreaterThan(0.95);
  });

  it("without a unit is nobody's guess", () => {
    expect(look(p99(500, { unit: "count" }), slow)?.why).toContain("says no unit: write it in ms or s");
  });
});

describe("counts and numbers", () => {
  it("are so many per second, or so many in the window", () => {
    const orders = { orders: 40 };
    expect(look(figure("orders", "<", 10, { unit: "per-second" }), orders)).toMatchObject({ value: 8 });
    expect(look(figure("orders", ">", 10, { unit: "count" }), orders)).toMatchObject({ value: 40 });
    const errors = { errors: { new: [100, 3], old: [100, 2] } } as const;
    expect(look(figure("error rate", ">", 4, { unit: "count" }), errors)).toMatchObject({
      value: 5,
      why: "error rate 5 > 4",
    });
    expect(look(figure("error rate", ">", 0.5, { unit: "per-second" }), errors)).toMatchObject({ value: 1 });
  });

  it("that are too few are told by a full window", () => {
    const when = figure("orders", "<", 100, { unit: "count" });
    const play = tick(started(guarded({ guards: [guard(when, { action: "note" })] })), { orders: 5 });
    expect(stateOf(play)).toMatchObject({ state: "undecided", undecided: 0 });
    expect(stateOf(ticks(play, MINUTE, { orders: 5 }))).toMatchObject({ state: "tripped", value: 60 });
  });

  it("are taken as the team's query gives them, without evidence", () => {
    const when = figure("lag", ">", 100, { unit: "ms" });
    expect(look(when, { lag: 100 })?.state).toBe("quiet");
    expect(look(when, { lag: 101 })).toMatchObject({ state: "tripped", value: 101, evidence: null });
    expect(look(when, { lag: Number.NaN })?.state).toBe("undecided");
  });

  it("act on the hold alone", () => {
    const when = figure("lag", ">", 100, { holdMs: MINUTE });
    const play = ticks(started(guarded({ guards: [guard(when)] })), MINUTE + TICK_MS, { lag: 200 });
    expect(trips(play)).toEqual(["g rollback"]);
    expect(play.state.returning?.why).toBe("lag 200 > 100 for 1 min");
  });
});

describe("a baseline", () => {
  const twice = figure("error rate", ">", 2, { unit: "times", of: "baseline", holdMs: MINUTE });

  const block = (n: number, x: number): FigureSample => ({
    is: "share",
    fromMs: 0,
    toMs: MINUTE,
    dropped: 0,
    all: { n, x },
    new: null,
    old: null,
  });

  it("is the version beside it, at the same time, where the two can be told apart", () => {
    const given = { errors: { new: [1000, 30], old: [10_000, 100] } } as const;
    expect(look(twice, given, { past: { errors: [block(1000, 500)] } })).toMatchObject({
      state: "rising",
      value: 3,
      against: "the version still serving, at the same time",
    });
    expect(look(twice, { errors: { new: [1000, 20], old: [10_000, 100] } })?.state).toBe("quiet");
  });

  it("else is the time before", () => {
    const past = { errors: [block(6000, 60), block(4000, 40)] };
    expect(look(twice, { errors: { all: [1000, 30] } }, { past })).toMatchObject({
      state: "rising",
      against: "the 10 minutes before",
    });
    expect(look(twice, { errors: { all: [1000, 20] } }, { past })?.state).toBe("quiet");
  });

  it("of nothing at all is taken as one in as many", () => {
    const past = { errors: [block(1000, 0)] };
    expect(look(twice, { errors: { all: [1000, 2] } }, { past })?.state).toBe("quiet");
    expect(look(twice, { errors: { all: [1000, 3] } }, { past })?.state).toBe("rising");
  });

  it("that is not known leaves it undecided", () => {
    expect(look(twice, GOOD)?.why).toBe(
      "error rate: nothing is known of the time before the release to compare it with",
    );
  });

  it("is risen above, or fallen below, by so much", () => {
    const rise = figure("error rate", ">", 50, { of: "baseline" });
    const past = { errors: [block(1000, 100)] };
    expect(look(rise, { errors: { all: [1000, 150] } }, { past })?.state).toBe("quiet");
    expect(look(rise, { errors: { all: [1000, 151] } }, { past })?.state).toBe("tripped");
    const fall = figure("orders", "<", 20, { unit: "percent", of: "baseline" });
    const orders = [
      { is: "count", fromMs: 0, toMs: MINUTE, dropped: 0, all: 600, new: null, old: null },
    ] as const;
    expect(look(fall, { orders: 40 }, { past: { orders } })).toMatchObject({ state: "quiet", value: 8 });
    expect(look(fall, { orders: 39 }, { past: { orders } })?.state).toBe("tripped");
  });

  it("of a tail is its own quantile", () => {
    const when = p99(2, { unit: "times", of: "stable", holdMs: null });
    const old = [980, 0, 20, 0, 0, 0, 0];
    expect(look(when, { latency: { new: [980, 0, 20, 0, 0, 0, 0], old } })?.state).toBe("quiet");
    expect(look(when, { latency: { new: [900, 0, 0, 0, 100, 0, 0], old } })?.state).toBe("tripped");
  });
});

describe("groups", () => {
  const errors = figure("error rate", ">", 5);
  const lag = figure("lag", ">", 100, { holdMs: MINUTE });
  const bad = { errors: { all: [500, 50] } } as const;
  const silent = { none: { lag: "HTTP 500" } };

  it("any: the worst decides", () => {
    const any = { any: [lag, errors] };
    expect(look(any, { ...bad, lag: 5 })).toMatchObject({ state: "tripped", value: 10 });
    expect(look(any, { ...bad, ...silent })?.state).toBe("tripped");
    expect(look(any, { ...GOOD, ...silent })?.state).toBe("undecided");
    expect(look(any, { ...GOOD, lag: 500 })).toMatchObject({ state: "rising", value: 500 });
    expect(look(any, { ...GOOD, lag: 5 })?.state).toBe("quiet");
  });

  it("all: every one must hold, each for its own time", () => {
    const all = { all: [lag, errors] };
    expect(look(all, { ...bad, lag: 5 })?.state).toBe("quiet");
    expect(look(all, { ...GOOD, ...silent })?.state).toBe("quiet");
    expect(look(all, { ...bad, ...silent })?.state).toBe("undecided");
    expect(look(all, { ...bad, lag: 500 })?.state).toBe("rising");
    const play = ticks(started(guarded({ guards: [guard(all)] })), MINUTE + TICK_MS, { ...bad, lag: 500 });
    expect(trips(play)).toEqual(["g rollback"]);
    expect(play.state.returning?.why).toMatch(/^lag 500 > 100 and error rate 10 % > 5 % for 1 min/);
  });

  it("any: what nothing reads is left to a person, and holds up nothing", () => {
    const any = { any: [figure("conversion", "<", 2), errors] };
    expect(look(any, GOOD)?.state).toBe("quiet");
    expect(look(any, bad)?.state).toBe("tripped");
  });
});

describe("what nothing reads", () => {
  it("is asked of a person once, beside everything else", () => {
    const guards = [
      guard(figure("conversion", "<", 2), { id: "c", title: "Conversion drops" }),
      guard(figure("latency", ">", null, { of: "slo" }), { id: "l", title: "Above the SLO" }),
    ];
    const plan = guarded({ guards });
    const play = started(plan);
    expect([waits(play), play.state.state]).toEqual([["guard look", "soak s"], "watching"]);
    expect(play.state.waits.get("look")?.text).toContain("- Conversion drops\n- Above the SLO");
    expect(viewOf(plan, play.state).guards.map(({ state, why }) => [state, why])).toEqual([
      ["undecided", "no source says what the conversion is"],
      ["undecided", "which slo is meant stands nowhere"],
    ]);
  });
});

describe("target figures", () => {
  it("are read while it soaks, and shown", () => {
    const shown = { title: "Healthy", lines: null, sure: "exact", during: ["s"] } as const;
    const targets = [
      { ...shown, id: "t1", when: figure("error rate", "<", 1) },
      { ...shown, id: "t2", when: figure("lag", "<=", 100) },
      { ...shown, id: "t3", when: figure("conversion", ">", 2) },
    ];
    const plan = { ...guarded({ guards: [] }), targets };
    const play = tick(started(plan), { ...GOOD, lag: 200 });
    expect(viewOf(plan, play.state).figures.map(({ value, holds }) => [value, holds])).toEqual([
      [0.4, true],
      [200, false],
      [null, null],
    ]);
  });
});
