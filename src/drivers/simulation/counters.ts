/** What the requests to one version leave behind: counters that only grow, as a service would show them. */
import { belowNormal, binomial, poisson } from "./draws.ts";
import type { Chance } from "./random.ts";
import type { Serves } from "./traffic-script.ts";

/** Upper bounds in milliseconds, as most services have them. */
export const BOUNDS: readonly number[] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

export interface Counters {
  /** Requests, and how many of them failed. */
  n: number;
  x: number;
  /** One more than bounds. */
  readonly buckets: number[];
}

export const noCounters = (): Counters => ({ n: 0, x: 0, buckets: new Array(BOUNDS.length + 1).fill(0) });

const sharesOf = new WeakMap<Serves, readonly number[]>();

/** The share of requests that fall below each bound. */
function belowBounds(serves: Serves): readonly number[] {
  const known = sharesOf.get(serves);
  if (known !== undefined) return known;
  const { latencyMs, spread } = serves;
  const below = BOUNDS.map((bound) => belowNormal(Math.log(bound / latencyMs) / Math.max(spread, 1e-6)));
  sharesOf.set(serves, below);
  return below;
}

export interface Served {
  /** So many requests come on the average. */
  readonly mean: number;
  readonly serves: Serves;
  readonly chance: Chance;
}

/** Requests come to a version, and it serves them. */
export function serve(counters: Counters, { mean, serves, chance }: Served): void {
  const n = poisson(chance, mean * serves.counts);
  if (n === 0) return;
  counters.n += n;
  counters.x += binomial(chance, n, serves.errorRate);
  let left = n;
  let passed = 0;
  belowBounds(serves).forEach((below, at) => {
    if (left === 0) return;
    const share = passed >= 1 ? 1 : (below - passed) / (1 - passed);
    const drawn = binomial(chance, left, Math.min(1, Math.max(0, share)));
    counters.buckets[at] = (counters.buckets[at] ?? 0) + drawn;
    left -= drawn;
    passed = below;
  });
  counters.buckets[BOUNDS.length] = (counters.buckets[BOUNDS.length] ?? 0) + left;
}

export const plus = (a: Counters, b: Counters): Counters => ({
  n: a.n + b.n,
  x: a.x + b.x,
  buckets: a.buckets.map((each, at) => each + (b.buckets[at] ?? 0)),
});

export const minus = (a: Counters, b: Counters): Counters => ({
  n: a.n - b.n,
  x: a.x - b.x,
  buckets: a.buckets.map((each, at) => each - (b.buckets[at] ?? 0)),
});
