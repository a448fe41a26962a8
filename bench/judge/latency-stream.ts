/** Releases as the durations of their requests: a heavy-tailed shape, and the ways in which a new version may be slower. */
import { type Draws, drawsFrom } from "./draws.ts";
import { TICK_MS } from "./scenarios.ts";

export const RPS = 100;
export const SHARE = 0.05;
const MEDIAN_MS = 100;
const SIGMA = 0.6;
/** The normal quantile of 99 %. */
const Z99 = 2.326347874;
export const P99_MS = MEDIAN_MS * Math.exp(SIGMA * Z99);
const HANG_MS = 10_000;

export interface Slowness {
  readonly name: string;
  /** Of every request. */
  readonly all: number;
  /** Of the 99th percentile, with the median where it is. */
  readonly tail: number;
  /** Share of requests that hang. */
  readonly hangs: number;
}

export const AS_FAST: Slowness = { name: "as fast (false rollbacks)", all: 1, tail: 1, hangs: 0 };

export const SLOWNESSES: readonly Slowness[] = [
  AS_FAST,
  { name: "all × 1.2", all: 1.2, tail: 1, hangs: 0 },
  { name: "all × 2", all: 2, tail: 1, hangs: 0 },
  { name: "tail × 2", all: 1, tail: 2, hangs: 0 },
  { name: "2 % hang", all: 1, tail: 1, hangs: 0.02 },
];

export interface Durations {
  readonly newer: readonly number[];
  readonly old: readonly number[];
}

export function durationsOf(ticks: number, slowness: Slowness, seed: number): readonly Durations[] {
  const draws = drawsFrom(seed);
  const requests = (RPS * TICK_MS) / 1000;
  return Array.from({ length: ticks }, () => ({
    newer: several(requests * SHARE, slowness, draws),
    old: several(requests * (1 - SHARE), AS_FAST, draws),
  }));
}

function several(mean: number, { all, tail, hangs }: Slowness, draws: Draws): readonly number[] {
  const sigma = SIGMA + Math.log(tail) / Z99;
  return Array.from({ length: draws.poisson(mean) }, () =>
    hangs > 0 && draws.uniform() < hangs ? HANG_MS : all * MEDIAN_MS * Math.exp(sigma * draws.normal()),
  );
}
