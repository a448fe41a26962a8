/** What one tick of one metric costs the processor, and how large what is kept of it is. */
import { type JudgeAccounts, judgeTick, type MetricSample, openJudge } from "../../src/judge/index.ts";
import { median } from "../measure.ts";
import { TICK_MS } from "./scenarios.ts";

const TICKS = 20_000;
const ROUNDS = 5;

const errors: MetricSample = { is: "share", new: { n: 25, x: 1 }, old: { n: 475, x: 3 } };
const bounds = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
const old = [0, 2, 20, 80, 150, 170, 40, 10, 2, 1, 0, 0];
const newer = [0, 0, 1, 4, 8, 9, 2, 1, 0, 0, 0, 0];
const latency: MetricSample = { is: "histogram", bounds, schema: null, new: newer, old };

const KINDS = {
  errors: { sample: errors, judged: "errors" },
  "latency in buckets": { sample: latency, judged: "latency" },
} as const;

export interface Cost {
  readonly what: string;
  readonly ns: number;
  readonly bytes: number;
}

export const costs = (): readonly Cost[] =>
  Object.entries(KINDS).map(([what, { sample, judged }]) => {
    const past = Array.from({ length: 60 }, (_, at) => ({
      ...sample,
      fromMs: at * 60_000,
      toMs: (at + 1) * 60_000,
    }));
    const opened = openJudge({ metrics: [{ id: "m", judged, weight: 1 }], past: { m: past }, warmUpMs: 0 });
    const rounds = Array.from({ length: ROUNDS }, () => timed(opened, sample));
    const bytes = JSON.stringify(rounds[0]?.judge.accounts.m).length;
    return { what, ns: median(rounds.slice(1).map(({ ns }) => ns)), bytes };
  });

function timed(
  opened: JudgeAccounts,
  sample: MetricSample,
): { readonly ns: number; readonly judge: JudgeAccounts } {
  let judge = opened;
  const before = process.cpuUsage();
  for (let tick = 0; tick < TICKS; tick += 1) {
    const toMs = (tick + 1) * TICK_MS;
    judge = judgeTick(judge, { fromMs: toMs - TICK_MS, toMs, stepAgeMs: toMs, samples: { m: sample } }).judge;
  }
  const { user, system } = process.cpuUsage(before);
  return { ns: ((user + system) * 1000) / TICKS, judge };
}
