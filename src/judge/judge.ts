/**
 * The judge of a release: one account for each metric, never reset between steps, so that what was learned at 5 % counts at
 * 20 %. It is plain data; each tick gives a new one.
 */
import { ALPHA, MARGIN_ERRORS, WARM_UP_MS } from "./defaults.ts";
import type { Judged } from "./judged.ts";
import { type MetricAccount, openMetric, stepMetric } from "./metric-account.ts";
import type { MetricSample } from "./metric-sample.ts";
import { HEARD, type Silence } from "./silence.ts";

export type JudgeAccounts = {
  /** The chance that a good release is rolled back. */
  readonly alpha: number;
  /** Whether scatter is guarded against, and whether one scrape may win without a limit. */
  readonly guarded: boolean;
  readonly capped: boolean;
  readonly warmUpMs: number;
  readonly accounts: Readonly<Record<string, MetricAccount>>;
  readonly silence: Silence;
  /** How long the new version has had traffic. */
  readonly warmMs: number;
};

export interface JudgedMetric {
  readonly id: string;
  readonly judged: Judged;
  readonly weight: number;
  /** Of errors: the share by which the new version may be worse; `auto`: fitted to the time before. */
  readonly margin?: number | "auto";
}

export interface JudgeOpening {
  readonly metrics: readonly JudgedMetric[];
  /** The blocks of the time before, oldest first, by metric; null or absent: there are none. */
  readonly past: Readonly<Record<string, readonly MetricSample[] | null>>;
  readonly alpha?: number;
  /** Off: counts are taken at their word, which only holds for independent requests. */
  readonly guarded?: boolean;
  /** Off: one catastrophic scrape is enough to roll back. */
  readonly capped?: boolean;
  /** For how long latency is not judged while the new version is cold. */
  readonly warmUpMs?: number;
}

export function openJudge(opening: JudgeOpening): JudgeAccounts {
  const { alpha = ALPHA, guarded = true, capped = true, warmUpMs = WARM_UP_MS } = opening;
  // In the order of their ids, so that sums come out the same however the metrics were listed.
  const metrics = [...opening.metrics].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const weights = sharesOf(metrics.map(({ weight }) => weight));
  const accounts = metrics.map(({ id, judged, margin = MARGIN_ERRORS }, at) => {
    const past = Object.hasOwn(opening.past, id) ? (opening.past[id] ?? null) : null;
    return [id, openMetric({ judged, margin, past, weight: weights[at] ?? 0 })] as const;
  });
  return {
    alpha: alpha > 0 && alpha < 1 ? alpha : ALPHA,
    guarded,
    capped,
    warmUpMs,
    accounts: Object.fromEntries(accounts),
    silence: HEARD,
    warmMs: 0,
  };
}

/** Weights as shares of 1; those that say nothing leave all alike. */
function sharesOf(weights: readonly number[]): readonly number[] {
  const good = weights.map((weight) => (Number.isFinite(weight) && weight > 0 ? weight : 0));
  const sum = good.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? good.map((weight) => weight / sum) : good.map(() => 1 / weights.length);
}

/** At the boundary of two rungs. The first interval of the new one is left out by its age: the weight changed within it. */
export const nextStep = (judge: JudgeAccounts): JudgeAccounts => ({
  ...judge,
  accounts: Object.fromEntries(
    Object.entries(judge.accounts).map(([id, account]) => [id, stepMetric(account)]),
  ),
});
