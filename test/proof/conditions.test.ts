/**
 * The conditions of the four example systems, from their own runbooks to what is done: figures are read by the real hand from a
 * Prometheus whose series a test writes. Each trips at the end of its hold, by one tick at most, and never before.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Recorded } from "../../src/conductor/index.ts";
import { counter, openPrometheus, type ScriptedPrometheus } from "./scripted-prometheus.ts";
import {
  clockFrom,
  MINUTE,
  type PlanAsked,
  planOf,
  SECOND,
  START,
  TICK_MS,
  type Watched,
  watch,
} from "./watched-release.ts";

const PAST = START - 30 * MINUTE;
const BOUNDS = [0.1, 0.5, 1, 2, 2.5, 5];

const FIGURES: PlanAsked["figures"] = {
  "error rate": { total: "all_total", bad: "bad_total" },
  latency: { histogram: "seconds", unit: "s" },
  "order success rate": { total: "orders_total", bad: "lost_total" },
  "quotes per hour": { count: "quotes_total" },
  restarts: { query: "restarts" },
  "database connections": { query: "connections" },
};

/** What is true of the service at an instant, so many milliseconds after the release began. */
interface Service {
  readonly rps: number;
  readonly errors: (ms: number) => number;
  /** Shares of the requests up to each bound; what is left takes longer. */
  readonly within: (ms: number) => readonly number[];
  readonly lost: (ms: number) => number;
  readonly quotes: (ms: number) => number;
  readonly restarts: (ms: number) => number;
  readonly connections: (ms: number) => number;
}

const FAST = [0.7, 0.985, 0.995, 0.999, 0.9995, 1];
const usual: Service = {
  rps: 200,
  errors: () => 0.001,
  within: () => FAST,
  lost: () => 0.002,
  quotes: () => 2,
  restarts: () => 0,
  connections: () => 40,
};

/** Good until then, and so from then on. */
const from =
  <Value>(at: number, bad: Value, good: Value) =>
  (ms: number): Value =>
    ms >= at ? bad : good;

function serve(
  prometheus: ScriptedPrometheus,
  services: readonly (Service & { readonly version?: string })[],
): void {
  const put = (
    name: string,
    labels: Readonly<Record<string, string>>,
    at: (ms: number) => number | null,
  ): void => {
    prometheus.series.set(name, [...(prometheus.series.get(name) ?? []), { labels, at }]);
  };
  for (const { version, rps, ...says } of services) {
    const labels = version === undefined ? {} : { version };
    const counted = (name: string, perSecond: (ms: number) => number, more = {}): void =>
      put(
        name,
        { ...labels, ...more },
        counter(PAST, (ms) => perSecond(ms - START)),
      );
    counted("all_total", () => rps);
    counted("bad_total", (ms) => rps * says.errors(ms));
    counted("orders_total", () => rps / 10);
    counted("lost_total", (ms) => (rps / 10) * says.lost(ms));
    counted("quotes_total", says.quotes);
    BOUNDS.forEach((le, at) => {
      counted("seconds_bucket", (ms) => rps * (says.within(ms)[at] ?? 1), { le: String(le) });
    });
    counted("seconds_bucket", () => rps, { le: "+Inf" });
    put("restarts", labels, (ms) => says.restarts(ms - START));
    put("connections", labels, (ms) => says.connections(ms - START));
  }
}

const orderService = {
  example: "order-service",
  file: "runbooks/deploy.md",
  environment: "staging",
  settings: { version: "1.4.0", "database-url": "env:DATABASE_URL" },
};
const polyshop = { example: "polyshop", file: "runbooks/release.md", settings: { version: "1.4.0" } };
const deskStudio = {
  example: "desk-studio",
  file: "runbooks/deploy.md",
  settings: { environment: "production", tag: "2.0.0" },
};
const flags = {
  example: "desk-studio",
  file: "runbooks/feature-flags.md",
  settings: { "flags-token": "env:FLAGS", "flags-url": "http://flags.example", flag: "quotes" },
};
const market = { example: "farmers-market", file: "runbooks/deploy.md", settings: { tag: "v7" } };

type Asked = Omit<PlanAsked, "url" | "figures">;

let prometheus: ScriptedPrometheus;
let now = (): number => START;
beforeEach(async () => {
  prometheus = await openPrometheus(() => now());
});
afterEach(() => prometheus.close());

async function began(asked: Asked, services: Parameters<typeof serve>[1]): Promise<Watched> {
  const time = clockFrom();
  now = time.now;
  serve(prometheus, services);
  return watch(await planOf({ ...asked, url: prometheus.url, figures: FIGURES }), time);
}

type Trip = Extract<Recorded["event"], { readonly type: "guard.tripped" }>;

const titleOf = ({ plan }: Watched, guard: string): string =>
  plan.guards.find(({ id }) => id === guard)?.title ?? guard;

/** What guards did, each with so many milliseconds since the release began. */
const trips = (it: Watched): readonly (Pick<Trip, "does"> & { readonly of: string; readonly at: number })[] =>
  it
    .recordeds()
    .flatMap(({ event, at }) =>
      event.type === "guard.tripped"
        ? [{ of: titleOf(it, event.guard), does: event.does, at: at - START }]
        : [],
    );

/** Whether it did so in this time. */
const tripped = (it: Watched, words: string, does: Trip["does"], forMs: number): Promise<boolean> =>
  it.until(
    ({ event }) =>
      event.type === "guard.tripped" && event.does === does && titleOf(it, event.guard).startsWith(words),
    forMs,
  );

/** The first instant at which the mean over the last minute is above the line, counted by itself from the script. */
function crossing(value: (ms: number) => number, above: number, fromMs: number): number {
  const WINDOW_S = 60;
  for (let at = fromMs; at < fromMs + 10 * MINUTE; at += 100) {
    let sum = 0;
    for (let back = 0; back < WINDOW_S * 10; back += 1) sum += value(at - back * 100);
    if (sum / (WINDOW_S * 10) > above) return at;
  }
  throw new Error("it never crosses its line");
}

/** At the hold's end, by one tick at most: a tick before it was seen, and a tick after it was over. */
function expectAt(at: number | undefined, crossedAt: number, holdMs: number): void {
  const late = (at ?? Number.NaN) - (crossedAt + holdMs);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(TICK_MS);
}

interface Case {
  readonly asked: Asked;
  readonly says: string;
  readonly does: Trip["does"];
  /** From 3 minutes on. */
  readonly service: Partial<Service>;
  /** What crosses the line, and the line. */
  readonly value: (ms: number) => number;
  readonly above: number;
  readonly holdMs: number;
}

const BAD_AT = 3 * MINUTE;
const errors = (bad: number) => ({ errors: from(BAD_AT, bad, 0.001) });
/** So large a share of the requests takes longer than 2 s. */
const slower = (share: number, base = FAST) => ({
  within: from(BAD_AT, [0.5, 0.6, 0.7, 1 - share, 1 - share / 2, 1], base),
});
const over2s = (share: number) => from(BAD_AT, share, 1 - 0.999);

const CASES: readonly Case[] = [
  {
    asked: orderService,
    says: "Error rate > 2% for 2 minutes",
    does: "rollback",
    service: errors(0.035),
    value: errors(0.035).errors,
    above: 0.02,
    holdMs: 2 * MINUTE,
  },
  {
    asked: orderService,
    says: "Error rate · > 5% · Roll back immediately",
    does: "rollback",
    service: errors(0.3),
    value: errors(0.3).errors,
    above: 0.05,
    holdMs: 0,
  },
  {
    asked: orderService,
    says: "Order success rate drops below 98%",
    does: "rollback",
    service: { lost: from(BAD_AT, 0.2, 0.002) },
    value: from(BAD_AT, 0.2, 0.002),
    above: 0.02,
    holdMs: 0,
  },
  {
    asked: orderService,
    says: "p99 latency · > 2 s · Monitor, prepare rollback · 2 min",
    does: "prepare",
    service: slower(0.03),
    value: over2s(0.03),
    above: 0.01,
    holdMs: 0,
  },
  {
    asked: orderService,
    says: "p99 latency · > 2 s · Monitor, prepare rollback · 2 min",
    does: "rollback",
    service: slower(0.03),
    value: over2s(0.03),
    above: 0.01,
    holdMs: 2 * MINUTE,
  },
  {
    asked: orderService,
    says: "Error rate · 1-2% · Investigate, consider rollback",
    does: "escalate",
    service: errors(0.015),
    value: errors(0.015).errors,
    above: 0.01,
    holdMs: 0,
  },
  {
    asked: orderService,
    says: "Error rate · 1-2% · Investigate, consider rollback",
    does: "ask",
    service: errors(0.015),
    value: errors(0.015).errors,
    above: 0.01,
    holdMs: 5 * MINUTE,
  },
  {
    asked: polyshop,
    says: "Halt the rollout if error rate > 1%",
    does: "pause",
    service: errors(0.05),
    value: errors(0.05).errors,
    above: 0.01,
    holdMs: 0,
  },
  {
    asked: polyshop,
    says: "Roll back immediately if error rate > 3% for 1 minute",
    does: "rollback",
    service: errors(0.06),
    value: errors(0.06).errors,
    above: 0.03,
    holdMs: MINUTE,
  },
  {
    asked: deskStudio,
    says: "error rate > 2% for 3 minutes",
    does: "rollback",
    service: errors(0.05),
    value: errors(0.05).errors,
    above: 0.02,
    holdMs: 3 * MINUTE,
  },
  {
    asked: flags,
    says: "error rate > 1% for 2 minutes",
    does: "rollback",
    service: errors(0.03),
    value: errors(0.03).errors,
    above: 0.01,
    holdMs: 2 * MINUTE,
  },
  {
    asked: market,
    says: "error rate > 5% for 1 min",
    does: "rollback",
    service: errors(0.2),
    value: errors(0.2).errors,
    above: 0.05,
    holdMs: MINUTE,
  },
  {
    asked: market,
    says: "p95 latency > 2 s for 5 min",
    does: "rollback",
    service: slower(0.2),
    value: over2s(0.2),
    above: 0.05,
    holdMs: 5 * MINUTE,
  },
];

describe("a condition of an example", () => {
  it.each(CASES)(
    "trips at its hold's end: $says, $does",
    async ({ asked, says, does, service, value, above, holdMs }) => {
      const it = await began(asked, [{ ...usual, ...service }]);
      expect(await tripped(it, says, does, BAD_AT + holdMs + 3 * MINUTE)).toBe(true);
      const found = trips(it);
      const [first] = found.filter((each) => each.of.startsWith(says) && each.does === does);
      expectAt(first?.at, crossing(value, above, BAD_AT), holdMs);
      expect(found.every(({ at }) => at >= BAD_AT)).toBe(true);
    },
  );

  it.each([orderService, polyshop, deskStudio, flags, market])(
    "stays quiet while all is well: $example $file",
    async (asked) => {
      const it = await began(asked, [usual]);
      await it.until(() => false, 9 * MINUTE);
      expect(trips(it)).toEqual([]);
      expect(it.recordeds().filter(({ event }) => event.type === "tick.judged").length).toBeGreaterThan(100);
    },
  );

  it("about a number acts on its hold alone", async () => {
    const connections = from(BAD_AT, 81, 40);
    const it = await began(orderService, [{ ...usual, connections }]);
    const says = "Database connections · > 80 · Monitor, prepare rollback · 5 min";
    expect(await tripped(it, says, "rollback", BAD_AT + 8 * MINUTE)).toBe(true);
    const [prepared, back] = trips(it).filter(({ of }) => of.startsWith(says));
    expect(prepared?.does).toBe("prepare");
    expectAt(prepared?.at, BAD_AT, 0);
    expectAt(back?.at, BAD_AT, 5 * MINUTE);
  });

  it("is quiet again where it held shorter than it must", async () => {
    const short = (ms: number) => (ms < BAD_AT + 20 * SECOND ? from(BAD_AT, 0.2, 0.001)(ms) : 0.001);
    const it = await began(market, [{ ...usual, errors: short }]);
    let rose = false;
    await it.until((_, state) => {
      rose ||= Object.values(state.watch.guards).some((guard) => guard.state === "rising");
      return false;
    }, 15 * MINUTE);
    expect([rose, trips(it)]).toEqual([true, []]);
  });
});

const againstIn = (it: Watched): string | null | undefined =>
  Object.values(it.state().watch.guards).find(({ state }) => state === "tripped")?.against;

describe("a condition against a baseline", () => {
  /** Everything takes five times as long: p95 from a few tenths to over 1.2 s. */
  const SLOW = [0.2, 0.6, 0.7, 0.99, 0.999, 1];

  it.each([
    [deskStudio, "p95 latency > 3x baseline for 5 minutes"],
    [flags, "p95 latency > 1.5x baseline for 5 minutes"],
  ] as const)("of the time before: $0.file, $1", async (asked, says) => {
    const within = from(BAD_AT, SLOW, FAST);
    const it = await began(asked, [{ ...usual, within }]);
    expect(await tripped(it, says, "rollback", 15 * MINUTE)).toBe(true);
    const at = trips(it).find(({ does }) => does === "rollback")?.at ?? 0;
    // More than 5 % take longer than the line once some of the last minute's do: at the latest when all do.
    expect(at).toBeGreaterThanOrEqual(BAD_AT + 5 * MINUTE);
    expect(at).toBeLessThanOrEqual(BAD_AT + 6 * MINUTE + TICK_MS);
    expect(againstIn(it)).toBe("the 10 minutes before");
  });

  it("of what is still serving, where the versions are told apart", async () => {
    // Both get slower together, and then only the new one does.
    const both = from(2 * MINUTE, [0.5, 0.8, 0.96, 0.99, 0.999, 1], FAST);
    const within = (ms: number) => (ms >= 9 * MINUTE ? [0, 0, 0, 0.1, 0.2, 0.9] : both(ms));
    const versions = [
      { ...usual, within: both, version: "1.9.0" },
      { ...usual, within, version: "2.0.0" },
    ];
    const it = await began({ ...deskStudio, version: "tag" }, versions);
    expect(await tripped(it, "p95 latency > 3x baseline", "rollback", 17 * MINUTE)).toBe(true);
    const [back] = trips(it);
    expect(back?.at).toBeGreaterThanOrEqual(14 * MINUTE);
    expect(back?.at).toBeLessThanOrEqual(15 * MINUTE + TICK_MS);
    expect(againstIn(it)).toBe("the version still serving, at the same time");
  });

  it("where something that happens often drops", async () => {
    const quotes = from(BAD_AT, 0.5, 2);
    const it = await began(flags, [{ ...usual, quotes }]);
    const says = "quotes per hour drop below 80% of baseline";
    expect(await tripped(it, says, "rollback", 8 * MINUTE)).toBe(true);
    const [back] = trips(it);
    const crossed = crossing((ms) => -quotes(ms), -1.6, BAD_AT);
    expectAt(back?.at, crossed, 0);
    // Its lever is pulled, and nothing before that.
    const after = it
      .recordeds()
      .slice(it.recordeds().findIndex(({ event }) => event.type === "guard.tripped"));
    const [first] = after.flatMap(({ event }) => (event.type === "effect.asked" ? [event.node] : []));
    expect(first).toBe("switch-off-1");
  });
});

describe("where evidence is thin", () => {
  it("a condition asks at its hold's end, and acts after one further hold", async () => {
    // A request every 10 seconds, of which every third fails: far over the line, and a handful in all.
    const thin = { ...usual, rps: 0.1, errors: from(BAD_AT, 0.34, 0), within: () => [1], lost: () => 0 };
    const it = await began(market, [thin]);
    const says = "error rate > 5% for 1 min";
    expect(await tripped(it, says, "ask", 10 * MINUTE)).toBe(true);
    const [ask] = trips(it);
    expect(ask?.at).toBeGreaterThanOrEqual(BAD_AT + MINUTE);
    expect(it.state().returning).toBeNull();
    expect([...it.state().waits.values()].map(({ kind }) => kind)).toContain("guard");
    expect(await tripped(it, says, "rollback", 10 * MINUTE)).toBe(true);
    const [, back] = trips(it);
    expect((back?.at ?? 0) - (ask?.at ?? 0)).toBe(MINUTE);
  });
});

describe("a crash in the middle of a hold", () => {
  const HOLD_MS = 3 * MINUTE;
  const says = "error rate > 2% for 3 minutes";
  const bad = errors(0.035);
  const crossed = crossing(bad.errors, 0.02, BAD_AT);
  const heldIn = (it: Watched): number => Object.values(it.state().watch.guards)[0]?.heldMs ?? 0;

  it.each([
    ["shorter than the hold", 30 * SECOND, true],
    ["longer than the hold", 20 * MINUTE, false],
  ] as const)(
    "leaves a gap that is shown and counted neither as quiet nor as breach: %s",
    async (_, gapMs, kept) => {
      const it = await began(deskStudio, [{ ...usual, ...bad }]);
      await it.until(() => false, crossed + MINUTE);
      const held = heldIn(it);
      expect(held).toBeGreaterThan(50 * SECOND);
      const diedAt = it.time.now();
      await it.dies(gapMs);
      const tookAt = diedAt + gapMs;
      expect(await tripped(it, says, "rollback", 10 * MINUTE)).toBe(true);
      expect(it.state().gaps.at(-1)).toEqual({ from: diedAt, to: tookAt });
      const [back] = trips(it);
      // What was held before the gap counts where the gap is shorter than the hold; the gap itself never does.
      const leftMs = kept ? HOLD_MS - held : HOLD_MS;
      const late = (back?.at ?? 0) - (tookAt - START) - leftMs;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(TICK_MS);
    },
  );

  it("leaves a source that was silent meanwhile undecided, and the hold where it was", async () => {
    const it = await began(deskStudio, [{ ...usual, ...bad }]);
    await it.until(() => false, crossed + MINUTE);
    const held = heldIn(it);
    prometheus.silent = { fromMs: it.time.now(), toMs: it.time.now() + 30 * SECOND };
    const silentFor = 30 * SECOND;
    await it.until(() => false, silentFor - TICK_MS);
    expect(Object.values(it.state().watch.guards)[0]).toMatchObject({ state: "undecided", heldMs: held });
    expect([...it.state().alarms.values()].length).toBeGreaterThan(0);
    expect(await tripped(it, says, "rollback", 10 * MINUTE)).toBe(true);
    const watched = (trips(it)[0]?.at ?? 0) - crossed - silentFor;
    expect(watched).toBeGreaterThanOrEqual(HOLD_MS);
    expect(watched).toBeLessThanOrEqual(HOLD_MS + 2 * TICK_MS);
  });
});
