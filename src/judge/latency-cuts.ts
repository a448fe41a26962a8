/**
 * Where latencies are compared: up to three points of the serving version's own distribution, frozen before anything is
 * judged. The new version is looked at a margin further out. Quantiles are never compared with each other.
 */
import { MARGIN_LATENCY, MARGIN_LATENCY_PASS } from "./defaults.ts";
import { histogramFault, shareAbove, totalOf } from "./histogram.ts";

export type Cut = {
  /** The share of the old version's requests that lies above. */
  readonly p0: number;
  readonly oldMs: number;
  /** Where the new version is looked at, to go back and to pass. */
  readonly newMs: number;
  readonly passMs: number;
  /** Where a bound cannot be moved by the margin, the share that the margin would have moved over it. */
  readonly delta: number;
  readonly passDelta: number;
};

const SHARES: readonly number[] = [0.5, 0.05, 0.01];
/** With fewer requests, one in a hundred says nothing. */
export const ENOUGH_FOR_P99 = 1000;
export const ENOUGH_AT_ALL = 100;
const LEAST_SHARE = 0.002;
const MOST_SHARE = 0.7;
/** From this schema on one bucket is no wider than the margin. */
const MARGIN_SCHEMA = 3;
const PASS_EIGHTHS = 8 * Math.log2(MARGIN_LATENCY_PASS);

const sharesFor = (requests: number): readonly number[] =>
  requests < ENOUGH_AT_ALL ? [] : requests < ENOUGH_FOR_P99 ? SHARES.slice(0, -1) : SHARES;

export function cutsOfDurations(durations: readonly number[]): readonly Cut[] {
  const sorted = durations.filter((ms) => ms > 0 && Number.isFinite(ms)).sort((a, b) => a - b);
  return sharesFor(sorted.length).flatMap((p0) => {
    const oldMs = sorted[Math.ceil((1 - p0) * sorted.length) - 1];
    if (oldMs === undefined) return [];
    return [
      {
        p0,
        oldMs,
        newMs: oldMs * MARGIN_LATENCY,
        passMs: oldMs * MARGIN_LATENCY_PASS,
        delta: 0,
        passDelta: 0,
      },
    ];
  });
}

export interface Histogram {
  readonly bounds: readonly number[];
  readonly schema: number | null;
  readonly buckets: readonly number[];
}

export function cutsOfHistogram(histogram: Histogram): readonly Cut[] {
  const { bounds, buckets, schema } = histogram;
  if (histogramFault(bounds, buckets) !== null) return [];
  const chosen = new Set<number>();
  for (const share of sharesFor(totalOf(buckets))) {
    const bound = nearestBound(histogram, share, chosen);
    if (bound !== null) chosen.add(bound);
  }
  const fine = schema !== null && schema >= MARGIN_SCHEMA;
  return [...chosen].map((bound) => (fine ? shiftedCut(histogram, bound) : classicCut(histogram, bound)));
}

/** The bound above which a share as near as possible lies, on a logarithmic scale. */
function nearestBound(
  { bounds, buckets }: Histogram,
  share: number,
  taken: ReadonlySet<number>,
): number | null {
  const total = totalOf(buckets);
  let best: { readonly bound: number; readonly off: number } | null = null;
  let above = total;
  for (const [at, bound] of bounds.entries()) {
    above -= buckets[at] ?? 0;
    const found = above / total;
    if (found < LEAST_SHARE || found > MOST_SHARE || bound <= 0 || taken.has(bound)) continue;
    const off = Math.abs(Math.log(found / share));
    if (best === null || off < best.off) best = { bound, off };
  }
  return best?.bound ?? null;
}

/** Bounds of a native histogram are powers: the margin is a whole number of buckets, and comparing stays exact. */
function shiftedCut({ bounds, buckets, schema }: Histogram, bound: number): Cut {
  const finer = 2 ** ((schema ?? 0) - MARGIN_SCHEMA);
  const moved = (count: number): number => bound * 2 ** (count / (8 * finer));
  return {
    p0: shareAbove(bounds, buckets, bound) ?? 0,
    oldMs: bound,
    newMs: moved(finer),
    passMs: moved(Math.floor(PASS_EIGHTHS * finer)),
    delta: 0,
    passDelta: 0,
  };
}

/** Both sides are looked at the same bound; the old one's shape says how much a slowdown by the margin would move over it. */
function classicCut({ bounds, buckets }: Histogram, bound: number): Cut {
  const share = (ms: number): number => shareAbove(bounds, buckets, ms) ?? 0;
  const p0 = share(bound);
  return {
    p0,
    oldMs: bound,
    newMs: bound,
    passMs: bound,
    delta: share(bound / MARGIN_LATENCY) - p0,
    passDelta: share(bound / MARGIN_LATENCY_PASS) - p0,
  };
}
