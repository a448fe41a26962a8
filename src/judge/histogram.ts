/**
 * Questions asked of counts in buckets. Inside a bucket they are taken to lie evenly on a logarithmic scale; above the last
 * bound nothing is known, and it is said so instead of naming the last bound.
 */

/** How near two bounds are the same one: milliseconds made of seconds are not exact. */
const SAME = 1e-6;

export const totalOf = (buckets: readonly number[]): number => buckets.reduce((sum, count) => sum + count, 0);

/** Why a histogram cannot be used; null: it can. */
export function histogramFault(bounds: readonly number[], buckets: readonly number[]): string | null {
  if (buckets.length !== bounds.length + 1) return `${bounds.length} bounds and ${buckets.length} buckets`;
  const rising = bounds.every((bound, at) => bound > (bounds[at - 1] ?? Number.NEGATIVE_INFINITY));
  if (!rising) return "the bounds do not rise";
  const bad = buckets.find((count) => !Number.isFinite(count) || count < 0);
  return bad === undefined ? null : `a bucket counts ${bad}`;
}

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));

/** How many lie above `ms`, told exactly where it is a bound or nothing lies in its bucket; null: it cannot be told exactly. */
export function countAbove(bounds: readonly number[], buckets: readonly number[], ms: number): number | null {
  let above = 0;
  for (let at = buckets.length - 1; at >= 0; at -= 1) {
    const lower = bounds[at - 1];
    const upper = bounds[at];
    if (upper !== undefined && isSame(upper, ms)) return above;
    const count = buckets[at] ?? 0;
    const isIn = lower === undefined || (lower < ms && !isSame(lower, ms));
    if (isIn) return count === 0 ? above : null;
    above += count;
  }
  return above;
}

/** The share that lies above `ms`; null: nothing was counted, or it lies above the last bound. */
export function shareAbove(bounds: readonly number[], buckets: readonly number[], ms: number): number | null {
  const total = totalOf(buckets);
  if (histogramFault(bounds, buckets) !== null || total === 0 || Number.isNaN(ms)) return null;
  const exact = countAbove(bounds, buckets, ms);
  if (exact !== null) return exact / total;
  const at = bounds.findIndex((bound) => bound >= ms);
  if (at < 0) return null;
  const above = totalOf(buckets.slice(at + 1));
  const inside = (buckets[at] ?? 0) * (1 - placeIn(bounds[at - 1] ?? 0, bounds[at] ?? 0, ms));
  return (above + inside) / total;
}

/** From 0 at the lower bound to 1 at the upper; evenly where there is no logarithm. */
function placeIn(lower: number, upper: number, ms: number): number {
  const place = lower > 0 ? Math.log(ms / lower) / Math.log(upper / lower) : (ms - lower) / (upper - lower);
  return Math.min(1, Math.max(0, place));
}

/** For display only; the judge never compares quantiles. Null: nothing was counted, or it lies above the last bound. */
export function quantileOf(bounds: readonly number[], buckets: readonly number[], q: number): number | null {
  const total = totalOf(buckets);
  if (histogramFault(bounds, buckets) !== null || total === 0 || !(q >= 0 && q <= 1)) return null;
  const rank = q * total;
  let below = 0;
  for (const [at, count] of buckets.entries()) {
    if (count > 0 && below + count >= rank) {
      const upper = bounds[at];
      return upper === undefined ? null : valueAt(bounds[at - 1] ?? 0, upper, (rank - below) / count);
    }
    below += count;
  }
  return null;
}

const valueAt = (lower: number, upper: number, place: number): number =>
  lower > 0 ? lower * (upper / lower) ** place : lower + (upper - lower) * place;
