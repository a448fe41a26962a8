/**
 * One side of a figure as a number, in the unit that a condition is in. Nothing is guessed: what has no unit that fits is not
 * measured, and why not is said.
 */
import type { FigureCondition, Unit } from "../base/index.ts";
import type { Counted } from "../effect/index.ts";
import { quantileOf } from "../judge/index.ts";
import type { Totals } from "./guard-figures.ts";

/** A side of a figure over its window. */
export type Part =
  | { readonly is: "share"; readonly of: Counted; readonly seconds: number }
  | { readonly is: "count"; readonly of: number; readonly seconds: number }
  | { readonly is: "histogram"; readonly of: readonly number[]; readonly bounds: readonly number[] }
  | { readonly is: "value"; readonly of: number };

export type Side = "new" | "old" | "all";

/** Null: it cannot be told apart, or there was nothing on it. */
export function partOf(totals: Exclude<Totals, { is: "none" }>, side: Side): Part | null {
  if (totals.is === "value") return side === "all" ? { is: "value", of: totals.value } : null;
  const { seconds } = totals;
  if (totals.is === "share") {
    const of = totals[side];
    return of === null || of.n <= 0 ? null : { is: "share", of, seconds };
  }
  if (totals.is === "count") {
    const of = totals[side];
    return of === null || seconds <= 0 ? null : { is: "count", of, seconds };
  }
  const of = totals[side];
  return of === null || !of.some((count) => count > 0)
    ? null
    : { is: "histogram", of, bounds: totals.bounds };
}

export interface Measured {
  readonly value: number;
  readonly unit: Unit | null;
}

/** Where a runbook names no statistic of a latency. */
const USUAL_STAT = "p95";

/** The share of requests that may be slower: 0.01 of p99; null: the statistic is no quantile. */
export function tailOf(stat: string | null): number | null {
  const found = /^p(\d{1,2}(?:\.\d{1,3})?)$/.exec(stat ?? USUAL_STAT);
  return found === null ? null : tidy(1 - Number(found[1]) / 100);
}

/** Digits that came of the arithmetic alone would make a breach of what is exactly equal. */
export const tidy = (value: number): number => Number(value.toPrecision(12));

/** A text: why it cannot be told. */
export function measureOf(when: FigureCondition, part: Part, complement: boolean): Measured | string {
  switch (part.is) {
    case "share":
      return measureShare(when, part.of, { seconds: part.seconds, complement });
    case "histogram":
      return measureTimes(when, part.of, part.bounds);
    case "count": {
      const counts = when.unit === "count" && when.of === null;
      return counts
        ? { value: part.of, unit: "count" }
        : (fits(when, ["per-second", null], "something that is counted") ?? {
            value: tidy(part.of / part.seconds),
            unit: "per-second",
          });
    }
    case "value":
      return { value: part.of, unit: isRelative(when) || when.unit === "times" ? null : when.unit };
  }
}

export const isRelative = ({ of, unit }: FigureCondition): boolean =>
  (of === "baseline" || of === "stable") && (unit === "times" || unit === "percent" || unit === null);

function measureShare(
  when: FigureCondition,
  { n, x }: Counted,
  { seconds, complement }: { readonly seconds: number; readonly complement: boolean },
): Measured | string {
  const bad = complement ? n - x : x;
  if (!isRelative(when)) {
    if (when.unit === "count") return { value: bad, unit: "count" };
    if (when.unit === "per-second") return { value: tidy(bad / seconds), unit: "per-second" };
  }
  return fits(when, ["percent"], "a share of requests") ?? { value: tidy((100 * bad) / n), unit: "percent" };
}

function measureTimes(
  when: FigureCondition,
  counts: readonly number[],
  bounds: readonly number[],
): Measured | string {
  const unfit = fits(when, ["ms"], "how long things take");
  if (unfit !== null) return unfit;
  const tail = tailOf(when.stat);
  const last = bounds.at(-1);
  // Above the last bound nothing is known but that it is above: whether that is too slow is judged by the share.
  const value = (tail === null ? meanOf(counts, bounds) : quantileOf(bounds, counts, 1 - tail)) ?? last;
  return value === undefined || !Number.isFinite(value)
    ? "it cannot be told from its buckets"
    : { value: tidy(value), unit: "ms" };
}

/** About: each as if in the middle of its bucket. */
function meanOf(counts: readonly number[], bounds: readonly number[]): number | null {
  let sum = 0;
  let n = 0;
  counts.forEach((count, i) => {
    const upper = bounds[i] ?? bounds.at(-1) ?? 0;
    sum += count * (((bounds[i - 1] ?? 0) + upper) / 2);
    n += count;
  });
  return n === 0 ? null : sum / n;
}

/** Null: it can be measured so. What is compared with something else of its kind needs no unit. */
function fits(when: FigureCondition, units: readonly (Unit | null)[], what: string): string | null {
  if (isRelative(when) || units.includes(when.unit) || when.value === 0) return null;
  const unit = units.find((each) => each !== null) ?? "";
  return when.unit === null || when.unit === "count"
    ? `it is ${what}, and "${when.value ?? ""}" says no unit: write it in ${NAMES[unit]}`
    : `it is ${what}, which has no ${NAMES[when.unit]}`;
}

const NAMES: Readonly<Record<string, string>> = {
  percent: "percent",
  ms: "ms or s",
  bytes: "bytes",
  "per-second": "so many per second or per minute",
  count: "number",
  times: "factor",
};
