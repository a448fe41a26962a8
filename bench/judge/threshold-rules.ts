/**
 * The rules of Argo Rollouts and Flagger, written from their documentation: once a minute, the new version's own success rate of
 * the last minute against a number. Argo fails when more than `failureLimit` measurements failed; Flagger goes back when as many
 * checks failed as `threshold` says, at the tick after, which is not charged here.
 */
import type { Verdict } from "./rutter-judge.ts";
import { TICK_MS, TICKS } from "./scenarios.ts";
import type { Stream } from "./stream.ts";

export const MINUTE_TICKS = 60_000 / TICK_MS;

/** Counts of the new version from one tick up to another. */
export function between(
  stream: Stream,
  from: number,
  to: number,
): { readonly n: number; readonly x: number } {
  let n = 0;
  let x = 0;
  for (let tick = from; tick < to; tick += 1) {
    n += stream.nc[tick] ?? 0;
    x += stream.xc[tick] ?? 0;
  }
  return { n, x };
}

function failingAtMost(most: number, failures: number): Verdict {
  return (stream) => {
    let failed = 0;
    for (let end = MINUTE_TICKS; end <= TICKS; end += MINUTE_TICKS) {
      const { n, x } = between(stream, end - MINUTE_TICKS, end);
      if (n > 0 && x / n > most) failed += 1;
      if (failed >= failures) return end - 1;
    }
    return null;
  };
}

export const argo = (most: number, failureLimit: number): Verdict => failingAtMost(most, failureLimit + 1);
export const flagger = (most: number, threshold: number): Verdict => failingAtMost(most, threshold);
