/**
 * Two histograms as one. Classic ones must have the same bounds; native ones of one schema lie on one grid and may reach over
 * different parts of it. Others are not added: the later one stands alone.
 */
import type { Histogram } from "./latency-cuts.ts";

export function addHistograms(a: Histogram, b: Histogram): Histogram {
  if (isSame(a.bounds, b.bounds))
    return { ...b, buckets: b.buckets.map((count, at) => count + (a.buckets[at] ?? 0)) };
  const isNative = a.schema !== null && a.schema === b.schema && a.bounds.length > 0 && b.bounds.length > 0;
  return (isNative ? onOneGrid(a, b, a.schema ?? 0) : null) ?? b;
}

/** More buckets than any latency needs at the finest resolution; what is wider is no latency. */
const MOST_BUCKETS = 8192;

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((bound, at) => bound === b[at]);

function onOneGrid(a: Histogram, b: Histogram, schema: number): Histogram | null {
  const perDoubling = 2 ** schema;
  const start = a.bounds[0] ?? 1;
  const indexOf = (bound: number): number => Math.round(Math.log2(bound / start) * perDoubling);
  const [low, high] = [
    Math.min(0, indexOf(b.bounds[0] ?? start)),
    Math.max(a.bounds.length - 1, indexOf(b.bounds.at(-1) ?? start)),
  ];
  if (!(high - low < MOST_BUCKETS)) return null;
  const bounds = Array.from({ length: high - low + 1 }, (_, at) => start * 2 ** ((low + at) / perDoubling));
  const buckets = bounds.map(() => 0).concat(0);
  for (const { bounds: own, buckets: counts } of [a, b]) {
    const first = indexOf(own[0] ?? start) - low;
    for (const [at, count] of counts.entries()) {
      // What lies below the first bound of either lies near zero; what lies above the last has no bound in either.
      const to = at === 0 ? 0 : at === own.length ? buckets.length - 1 : first + at;
      buckets[to] = (buckets[to] ?? 0) + count;
    }
  }
  return { bounds, schema, buckets };
}
