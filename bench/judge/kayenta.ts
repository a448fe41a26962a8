/**
 * Kayenta's judgement, written from its documentation: the failure rates of the minutes, compared by a Mann-Whitney test with an
 * interval of 98 %; worse when its lower end is above a quarter of the estimated shift. It looks after 10, 20 and 30 minutes;
 * outliers are not removed.
 */
import type { Verdict } from "./rutter-judge.ts";
import { TICKS } from "./scenarios.ts";
import type { Stream } from "./stream.ts";
import { MINUTE_TICKS } from "./threshold-rules.ts";

const LOOKS: readonly number[] = [10, 20, 30];
/** The normal quantile of an interval of 98 %. */
const Z = 2.326347874;
const TOLERANCE = 0.25;

export const kayenta: Verdict = (stream) => {
  const newer = rates(stream.nc, stream.xc);
  const old = rates(stream.nb, stream.xb);
  for (const look of LOOKS) {
    if (isHigh(newer.slice(0, look), old.slice(0, look))) return look * MINUTE_TICKS - 1;
  }
  return null;
};

function rates(n: Stream["nc"], x: Stream["xc"]): readonly number[] {
  const found: number[] = [];
  for (let start = 0; start < TICKS; start += MINUTE_TICKS) {
    let all = 0;
    let bad = 0;
    for (let tick = start; tick < start + MINUTE_TICKS; tick += 1) {
      all += n[tick] ?? 0;
      bad += x[tick] ?? 0;
    }
    found.push(all > 0 ? bad / all : 0);
  }
  return found;
}

function isHigh(newer: readonly number[], old: readonly number[]): boolean {
  const differences = newer.flatMap((a) => old.map((b) => a - b)).sort((a, b) => a - b);
  const pairs = differences.length;
  const middle = pairs >> 1;
  const upper = differences[middle] ?? 0;
  const estimate = pairs % 2 === 1 ? upper : (upper + (differences[middle - 1] ?? 0)) / 2;
  const deviation = Math.sqrt((pairs / 12) * spread([...newer, ...old]));
  const rank = Math.max(0, Math.round(pairs / 2 - Z * deviation));
  const lower = differences[Math.max(0, rank - 1)] ?? 0;
  return lower > TOLERANCE * Math.abs(estimate);
}

/** One more than the number of values, less what ties take away. */
function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  let ties = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (sorted[end] === sorted[start] && end < sorted.length) end += 1;
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  const n = sorted.length;
  return n + 1 - ties / (n * (n - 1));
}
