/** Numbers, histograms and the past, from a fake Prometheus. */
import { afterEach, describe, expect, it } from "vitest";
import type { FigureAsked } from "../../src/effect/index.ts";
import {
  asked,
  context,
  dataOf,
  type FakeSeries,
  type FakeWorld,
  fromPrometheus,
  input,
  type Opened,
  opened,
  openHand,
  prometheus,
  sampled,
} from "./metric-servers.ts";

const open: Opened[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function world(): Promise<FakeWorld & Opened> {
  const state: FakeWorld = { now: 1_000, series: {} };
  const server = await opened(prometheus(state));
  open.push(server);
  return Object.assign(state, server);
}

const series = (
  value: number | string,
  labels: Readonly<Record<string, string>> = {},
  at?: number,
): FakeSeries => ({
  metric: { job: "orders", instance: "a", ...labels },
  value: String(value),
  ...(at === undefined ? {} : { at }),
});

const share = (url: string, more: Partial<FigureAsked> = {}): FigureAsked =>
  asked(fromPrometheus(url), { is: "share", total: "all", bad: 'all{code=~"5.."}' }, more);

const SIDE = { label: "version", version: "1.1.0" };

describe("a query of the team's own", () => {
  const value = (url: string): FigureAsked => asked(fromPrometheus(url), { is: "value", query: "max(lag)" });

  it("gives its one number", async () => {
    const it = await world();
    it.series = { "max(lag)": [{ metric: {}, value: "12.5" }] };
    expect(await sampled(openHand(), value(it.url))).toEqual({ is: "value", atMs: 1_000_000, value: 12.5 });
  });

  it.each([
    [
      "several",
      ["1", "2", "3", "4"].map((each) => ({ metric: { topic: each }, value: each })),
      /4 series.*topic="1".*topic="3".* and 1 more/,
    ],
    ["none", [], /nothing/],
    ["NaN", [{ metric: {}, value: "NaN" }], /NaN/],
    ["+Inf", [{ metric: {}, value: "+Inf" }], /infinity/],
    ["a histogram", [{ metric: {}, histogram: {} }], /native histogram/],
  ] as const)("that gives %s is no figure", async (_, found, why) => {
    const it = await world();
    it.series = { "max(lag)": found };
    const sample = await sampled(openHand(), value(it.url));
    expect(sample).toMatchObject({ is: "none", silent: false, why: expect.stringMatching(why) });
    expect(JSON.stringify(sample)).not.toContain('topic=\\"4\\"');
  });
});

describe("histograms of Prometheus", () => {
  const figure = (url: string, more: Partial<FigureAsked> = {}): FigureAsked =>
    asked(fromPrometheus(url), { is: "histogram", histogram: "took_seconds", unit: "s" }, more);
  const buckets = (counts: Readonly<Record<string, number>>, labels: Readonly<Record<string, string>> = {}) =>
    Object.entries(counts).map(([le, count]) => series(count, { le, ...labels }));

  it("are differences between bounds, in milliseconds", async () => {
    const it = await world();
    const hand = openHand();
    it.series = { took_seconds_bucket: buckets({ "0.1": 5, "0.5": 8, "+Inf": 10 }) };
    await sampled(hand, figure(it.url));
    it.now += 5;
    it.series = { took_seconds_bucket: buckets({ "0.1": 7, "0.5": 12, "+Inf": 15 }) };
    expect(await sampled(hand, figure(it.url))).toMatchObject({
      is: "histogram",
      bounds: [100, 500],
      schema: null,
      all: [2, 2, 1],
      new: null,
    });
  });

  it("of two versions with other bounds are added up at those that both have", async () => {
    const it = await world();
    const hand = openHand();
    const both = (more: number): void => {
      it.series = {
        took_seconds_bucket: [
          ...buckets({ "0.1": more, "0.5": 2 * more, "+Inf": 3 * more }, { version: "1.0.0" }),
          ...buckets(
            { "0.25": more, "0.5": more, "1": more, "+Inf": more },
            { version: "1.1.0", instance: "n" },
          ),
        ],
      };
    };
    both(1);
    await sampled(hand, figure(it.url, { side: SIDE }));
    it.now += 5;
    both(11);
    expect(await sampled(hand, figure(it.url, { side: SIDE }))).toMatchObject({
      bounds: [500],
      all: [30, 10],
      old: [20, 10],
      new: [10, 0],
    });
  });

  it("may be native ones, each bucket a power", async () => {
    const it = await world();
    const hand = openHand();
    const native = (counts: readonly (readonly [number, string])[], zero = 0) => {
      const total = counts.reduce((sum, [, count]) => sum + Number(count), zero);
      const edge = (index: number): string => String(2 ** (index / 8));
      return {
        count: String(total),
        sum: "1",
        buckets: [
          [3, "-1e-128", "1e-128", String(zero)],
          ...counts.map(([index, count]) => [0, edge(index - 1), edge(index), count]),
        ],
      };
    };
    it.series = { took_seconds: [{ metric: { job: "o" }, histogram: native([[0, "2"]]) }] };
    await sampled(hand, figure(it.url));
    it.now += 5;
    it.series = {
      took_seconds: [
        {
          metric: { job: "o" },
          histogram: native(
            [
              [0, "3"],
              [2, "4"],
            ],
            1,
          ),
        },
      ],
    };
    const sample = await sampled(hand, figure(it.url));
    expect(sample).toMatchObject({ schema: 3, all: [1, 1, 0, 4, 0] });
    const bounds = "bounds" in sample ? sample.bounds : [];
    expect(bounds[1]).toBeCloseTo(1_000, 6);
    expect(bounds.map((bound, at) => (at === 0 ? 0 : bound / (bounds[at - 1] ?? 1)))[1]).toBeCloseTo(
      2 ** (1 / 8),
      9,
    );
  });

  it.each([
    ["have no last bucket", { "0.1": 1 }, /\+Inf/],
    ["do not add up", { "0.1": 9, "+Inf": 1 }, /do not add up/],
    ["have no bound", { fast: 1, "+Inf": 1 }, /no bound/],
  ] as const)("that %s are none", async (_, counts, why) => {
    const it = await world();
    it.series = { took_seconds_bucket: buckets(counts) };
    expect(await sampled(openHand(), figure(it.url))).toMatchObject({
      is: "none",
      silent: false,
      why: expect.stringMatching(why),
    });
  });
});

describe("the past", () => {
  it("is read in blocks, and renews nothing", async () => {
    const state = { now: 1_000_000 };
    const server = await opened((request, response) => {
      const params = new URL(request.url ?? "", "http://x").searchParams;
      response.setHeader("content-type", "application/json");
      const answer = (resultType: string, result: unknown) =>
        response.end(JSON.stringify({ status: "success", data: { resultType, result } }));
      if (params.get("query") === "time()") return answer("scalar", [state.now, String(state.now)]);
      const [start, end, step] = ["start", "end", "step"].map((name) => Number(params.get(name)));
      const times = Array.from(
        { length: ((end ?? 0) - (start ?? 0)) / (step ?? 1) + 1 },
        (_, at) => (start ?? 0) + at * (step ?? 1),
      );
      const isBad = params.get("query")?.includes("5..") === true;
      // It began anew in the third block.
      const counts = isBad ? [0, 1, 2, 0] : [0, 10, 20, 5];
      answer("matrix", [
        { metric: { job: "o", instance: "a" }, values: times.map((time, at) => [time, String(counts[at])]) },
      ]);
    });
    open.push(server);
    const figures = {
      it: share(server.url),
      json: asked({ kind: "json", url: server.url, token: null }, { is: "value", query: ".a" }),
    };
    const outcome = await openHand().perform(
      input(figures, { past: { ms: 180_000, blockMs: 60_000 }, hold: [] }),
      context(),
    );
    const { past, figures: now, held } = dataOf(outcome);
    expect([now, held, past?.json]).toEqual([{}, [], []]);
    expect(past?.it).toMatchObject([
      { is: "share", toMs: (state.now - 120) * 1_000, all: { n: 10, x: 1 } },
      { is: "share", all: { n: 10, x: 1 }, dropped: 0 },
      { is: "share", all: { n: 0, x: 0 }, dropped: 1 },
    ]);
  });
});
