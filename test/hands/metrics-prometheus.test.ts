/** Figures from a fake Prometheus: differences series by series, sides by a label, and nothing that is guessed. */
import { afterEach, describe, expect, it } from "vitest";
import type { FigureAsked } from "../../src/effect/index.ts";
import {
  asked,
  context,
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
const BAD = 'all{code=~"5.."}';

describe("counters of Prometheus", () => {
  it("give their first reading, and then what happened since", async () => {
    const it = await world();
    const hand = openHand();
    it.series = { all: [series(100), series(3, { code: "500" })], [BAD]: [series(3, { code: "500" })] };
    expect(await sampled(hand, share(it.url))).toEqual({ is: "first", atMs: 1_000_000 });
    it.now = 1_005;
    it.series = { all: [series(150), series(5, { code: "500" })], [BAD]: [series(5, { code: "500" })] };
    expect(await sampled(hand, share(it.url))).toEqual({
      is: "share",
      fromMs: 1_000_000,
      toMs: 1_005_000,
      dropped: 0,
      all: { n: 52, x: 2 },
      new: null,
      old: null,
    });
  });

  it("stand on the side that their label says, with a v before it or without", async () => {
    const it = await world();
    const hand = openHand();
    const figure = share(it.url, { side: SIDE });
    const both = (a: number, b: number): readonly FakeSeries[] => [
      series(a, { version: "v1.1.0", instance: "n" }),
      series(b, { version: "1.0.0" }),
      series(b, { version: "0.9.0", instance: "c" }),
      series(b, { version: "unknown", instance: "d" }),
      series(b, { instance: "e" }),
    ];
    it.series = { all: both(10, 100), [BAD]: [] };
    await sampled(hand, figure);
    it.now += 5;
    it.series = { all: both(12, 110), [BAD]: [] };
    expect(await sampled(hand, figure)).toMatchObject({
      all: { n: 42, x: 0 },
      new: { n: 2, x: 0 },
      old: { n: 20, x: 0 },
    });
  });

  it("have no sides where no series has the label", async () => {
    const it = await world();
    const hand = openHand();
    const figure = share(it.url, { side: SIDE });
    for (const value of [1, 2]) {
      it.now += 5;
      it.series = { all: [series(value)], [BAD]: [] };
      await sampled(hand, figure);
    }
    it.now += 5;
    expect(await sampled(hand, figure)).toMatchObject({ new: null, old: null });
  });

  it("leave out what was reset, is gone or is new, and all that its target counts", async () => {
    const it = await world();
    const hand = openHand();
    const at = (instance: string, value: number, code: string) => series(value, { instance, code });
    it.series = {
      all: [at("a", 100, "200"), at("b", 50, "200"), at("b", 1, "500"), at("gone", 9, "200")],
      [BAD]: [at("b", 1, "500")],
    };
    await sampled(hand, share(it.url));
    it.now += 5;
    it.series = {
      all: [at("a", 110, "200"), at("b", 4, "200"), at("b", 3, "500"), at("new", 70, "200")],
      [BAD]: [at("b", 3, "500")],
    };
    expect(await sampled(hand, share(it.url))).toMatchObject({ dropped: 4, all: { n: 10, x: 0 } });
  });

  it("are counted over the same scrapes: nothing happens until every target was looked at", async () => {
    const it = await world();
    const hand = openHand();
    const figure = share(it.url, { side: SIDE });
    const two = ([a, atA]: readonly [number, number], [b, atB]: readonly [number, number]): void => {
      it.series = {
        all: [series(a, { version: "1.1.0", instance: "n" }, atA), series(b, { version: "1.0.0" }, atB)],
        [BAD]: [],
      };
    };
    two([10, 990], [100, 998]);
    await sampled(hand, figure);
    it.now = 1_006;
    two([15, 1_005], [100, 998]);
    expect(await sampled(hand, figure)).toMatchObject({
      toMs: 1_006_000,
      all: { n: 0 },
      new: { n: 0 },
      old: { n: 0 },
    });
    it.now = 1_014;
    two([15, 1_005], [190, 1_013]);
    expect(await sampled(hand, figure)).toMatchObject({
      fromMs: 1_006_000,
      toMs: 1_014_000,
      new: { n: 5 },
      old: { n: 90 },
    });
  });

  it("do not wait for ever for a target that nobody looks at any more", async () => {
    const it = await world();
    const hand = openHand();
    it.series = { all: [series(1, {}, 990), series(1, { instance: "dead" }, 400)], [BAD]: [] };
    await sampled(hand, share(it.url));
    it.now = 1_095;
    it.series = { all: [series(8, {}, 1_090), series(1, { instance: "dead" }, 400)], [BAD]: [] };
    expect(await sampled(hand, share(it.url))).toMatchObject({ all: { n: 7 } });
  });

  it("never make an interval of nothing or less: the clock is the server's", async () => {
    const it = await world();
    const hand = openHand({ clock: () => 5 });
    it.series = { all: [series(1)], [BAD]: [] };
    await sampled(hand, share(it.url));
    expect(await sampled(hand, share(it.url))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/stood still/),
    });
    it.now = 900;
    expect(await sampled(hand, share(it.url))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/went back/),
    });
    it.now = 910;
    expect(await sampled(hand, share(it.url))).toMatchObject({ is: "share", fromMs: 900_000, toMs: 910_000 });
  });

  it("are asked for once, however many figures read them, all as of one instant", async () => {
    const it = await world();
    it.series = { all: [series(1)], [BAD]: [] };
    const figures = { a: share(it.url), b: asked(fromPrometheus(it.url), { is: "count", count: "all" }) };
    await openHand().perform(input(figures), context());
    expect(it.requests.filter((each) => each.includes("query=all&"))).toHaveLength(1);
    const others = it.requests.filter((each) => !each.includes("time()"));
    expect(others.every((each) => each.includes("time=1000.000"))).toBe(true);
  });

  it("carry the matchers that all share, and more of one figure with or", async () => {
    const it = await world();
    const reads = { is: "share", total: "all", bad: 'all{status=~"5.."} or all{code=~"5.."}' } as const;
    it.series = {
      'all{job="orders"}': [series(10)],
      'all{job="orders",status=~"5.."}': [series(1, { status: "500" })],
      'all{job="orders",code=~"5.."}': [series(2, { code: "500" }), series(1, { status: "500" })],
    };
    const hand = openHand();
    const figure = asked(fromPrometheus(it.url), reads, { select: 'job="orders"' });
    expect(await sampled(hand, figure)).toMatchObject({ is: "first" });
    it.now += 5;
    it.series = {
      'all{job="orders"}': [series(20)],
      'all{job="orders",status=~"5.."}': [series(3, { status: "500" })],
      'all{job="orders",code=~"5.."}': [series(5, { code: "500" }), series(3, { status: "500" })],
    };
    expect(await sampled(hand, figure)).toMatchObject({ all: { n: 10, x: 5 } });
  });
});
