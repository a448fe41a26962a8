/** Slow releases before Rutter's judge, told their durations in three ways, and before rules on the minute's own p99. */
import { type JudgeAccounts, judgeTick, type MetricSample, openJudge } from "../../src/judge/index.ts";
import { rare, table } from "./cells.ts";
import { seedOf } from "./draws.ts";
import { AS_FAST, type Durations, durationsOf, P99_MS, SLOWNESSES } from "./latency-stream.ts";
import { HORIZON_MS, TICK_MS, TICKS } from "./scenarios.ts";
import { MINUTE_TICKS } from "./threshold-rules.ts";

const CLASSIC: readonly number[] = [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500];
const NATIVE: readonly number[] = Array.from({ length: 100 }, (_, at) => 2 ** (at / 8));
const PAST_MINUTES = 60;
/** A past is costly to draw: so many releases share one. */
const SHARING = 10;

type Told = (durations: Durations) => MetricSample;

const inBuckets = (bounds: readonly number[], schema: number | null): Told => {
  const count = (durations: readonly number[]): readonly number[] => {
    const counts = new Array<number>(bounds.length + 1).fill(0);
    for (const ms of durations) {
      let at = 0;
      while (at < bounds.length && ms > (bounds[at] ?? 0)) at += 1;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  };
  return ({ newer, old }) => ({ is: "histogram", bounds, schema, new: count(newer), old: count(old) });
};

const TOLD: Readonly<Record<string, Told>> = {
  "**Rutter**, each duration": ({ newer, old }) => ({ is: "durations", new: newer, old }),
  "**Rutter**, native histogram, schema 3": inBuckets(NATIVE, 3),
  "**Rutter**, classic buckets": inBuckets(CLASSIC, null),
};

/** The minute's p99 more than a quarter above the old version's, told exactly; so many times. */
const RULES: Readonly<Record<string, number>> = {
  "Argo Rollouts, p99 ≤ 1.25 ×, failureLimit 0": 1,
  "Argo Rollouts, p99 ≤ 1.25 ×, failureLimit 3": 4,
  "Flagger, p99 ≤ 1.25 ×, threshold 5": 5,
};

function opened(told: Told, drawn: readonly Durations[]): JudgeAccounts {
  const past = drawn.map((durations, at) => ({
    ...told(durations),
    fromMs: at * TICK_MS,
    toMs: (at + 1) * TICK_MS,
  }));
  return openJudge({ metrics: [{ id: "p", judged: "latency", weight: 1 }], past: { p: past }, warmUpMs: 0 });
}

function judged(from: JudgeAccounts, told: Told, release: readonly Durations[]): number {
  let judge = from;
  for (const [tick, durations] of release.entries()) {
    const toMs = (tick + 1) * TICK_MS;
    const samples = { p: told(durations) };
    const said = judgeTick(judge, { fromMs: toMs - TICK_MS, toMs, stepAgeMs: toMs, samples });
    if (said.says === "roll-back") return toMs;
    judge = said.judge;
  }
  return Number.POSITIVE_INFINITY;
}

function ruled(failures: number, release: readonly Durations[]): number {
  let failed = 0;
  for (let end = MINUTE_TICKS; end <= release.length; end += MINUTE_TICKS) {
    const minute = release.slice(end - MINUTE_TICKS, end).flatMap(({ newer }) => newer);
    const p99 = minute.sort((a, b) => a - b)[Math.ceil(0.99 * minute.length) - 1] ?? 0;
    if (p99 > 1.25 * P99_MS) failed += 1;
    if (failed >= failures) return end * TICK_MS;
  }
  return Number.POSITIVE_INFINITY;
}

export function latencyTable(releases: number): string {
  const names = [...Object.keys(TOLD), ...Object.keys(RULES)];
  const columns = SLOWNESSES.map((slowness, at) => {
    const found = names.map(() => [] as number[]);
    let open: readonly JudgeAccounts[] = [];
    for (let release = 0; release < releases; release += 1) {
      const seed = seedOf(110_000, at, release);
      if (release % SHARING === 0) {
        const before = durationsOf(PAST_MINUTES * MINUTE_TICKS, AS_FAST, seed + 1);
        open = Object.values(TOLD).map((told) => opened(told, before));
      }
      const drawn = durationsOf(TICKS, slowness, seed);
      const ms = [
        ...Object.values(TOLD).map((told, which) =>
          open[which] === undefined ? 0 : judged(open[which], told, drawn),
        ),
        ...Object.values(RULES).map((failures) => ruled(failures, drawn)),
      ];
      for (const [which, each] of ms.entries()) found[which]?.push(each);
    }
    return found.map((each) =>
      at === 0 ? rare(each.filter(Number.isFinite).length / each.length) : times(each),
    );
  });
  const rows = names.map((name, which) => [name, ...columns.map((column) => column[which] ?? "")]);
  return table(["judge", ...SLOWNESSES.map(({ name }) => name)], rows);
}

function times(found: readonly number[]): string {
  const sorted = [...found].sort((a, b) => a - b);
  const at = (share: number): string => {
    const ms = sorted[Math.ceil(share * sorted.length) - 1] ?? HORIZON_MS;
    return Number.isFinite(ms) ? `${ms / 1000}` : "never";
  };
  const missed = sorted.filter((ms) => !Number.isFinite(ms)).length / sorted.length;
  return `${at(0.5)} / ${at(0.95)}${missed >= 0.005 ? ` (misses ${Math.round(missed * 100)} %)` : ""}`;
}
