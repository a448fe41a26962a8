/**
 * One comparison of a guard at one tick: whether it holds now, what was seen, and what would speak for its being so by chance.
 * For how long it must hold is told elsewhere; what cannot be told is said, and is neither.
 */
import { type Comparison, type FigureCondition, formatDuration, type Unit } from "../base/index.ts";
import type { FigureSample } from "../effect/index.ts";
import { shareAbove } from "../judge/index.ts";
import type { PlanMetric } from "../plan/index.ts";
import { baseOf, type Watched } from "./guard-base.ts";
import { LONGEST_WINDOW_MS, totalsOf, WINDOW_MS, watchedMs } from "./guard-figures.ts";
import { isRelative, measureOf, type Part, partOf, type Side, tailOf, tidy } from "./guard-measure.ts";
import type { Tick } from "./watch-state.ts";

export interface LeafGiven {
  readonly when: FigureCondition;
  /** The metric that the figure is, and its id; null: none is known. */
  readonly metric: { readonly id: string; readonly of: PlanMetric } | null;
  readonly ticks: readonly Tick[];
  readonly past: readonly FigureSample[];
  readonly oldName: string;
}

/** Requests of the last interval alone, of which at most the share `tau` should be bad. */
export interface Seen {
  readonly n: number;
  readonly x: number;
  readonly tau: number;
  readonly side: Side;
  readonly fromMs: number;
}

export type LeafSays =
  /** Nothing that could be read would ever tell it: a person must look. */
  | { readonly says: "unwatched"; readonly why: string }
  /** `silent`: its source gave nothing to go by; else it answered, and there was nothing to count. */
  | { readonly says: "undecided"; readonly why: string; readonly silent: boolean }
  | {
      readonly says: "breach" | "clear";
      readonly value: number;
      readonly threshold: number;
      readonly unit: Unit | null;
      readonly against: string | null;
      readonly side: Side;
      readonly seen: Seen | null;
    };

const undecided = (why: string, silent: boolean): LeafSays => ({ says: "undecided", why, silent });
const unwatched = (why: string): LeafSays => ({ says: "unwatched", why });

/** Why no tick could ever tell; null: one can. */
export function whyUnwatched(when: FigureCondition, hasMetric: boolean): string | null {
  const { figure, value, of, windowMs } = when;
  if (!hasMetric) return `no source says what the ${figure} is`;
  if (windowMs !== null && windowMs > LONGEST_WINDOW_MS)
    return `its window of ${formatDuration(windowMs)} is longer than the ${formatDuration(LONGEST_WINDOW_MS)} that is kept`;
  if (value !== null || of === "baseline" || of === "stable") return null;
  return of === null ? `the ${figure} is compared with nothing` : `which ${of} is meant stands nowhere`;
}

export function judgeLeaf({ when, metric, ticks, past, oldName }: LeafGiven): LeafSays {
  const never = whyUnwatched(when, metric !== null);
  if (metric === null || never !== null) return unwatched(never ?? "");
  const totals = totalsOf(ticks, metric.id, when.windowMs);
  if (totals.is === "none") return undecided(`${when.figure}: ${totals.why}`, totals.silent);
  const side = sideOf(when, totals);
  const part = partOf(totals, side);
  if (part === null) return undecided(`${when.figure}: nothing to count in its window`, false);
  const unreadShare = isAgainstFew(when) ? unreadIn(when, totals, { ticks, id: metric.id }) : 0;
  if (unreadShare > MOST_UNREAD) return undecided(`${when.figure}: its window is not full yet`, false);
  const complement = GOOD.test(when.figure);
  const watched: Watched = { totals, past, oldName, complement, beside: side === "new" };
  const measured = measureOf(when, part, complement);
  if (typeof measured === "string") return unwatched(`${when.figure}: ${measured}`);
  const base = isRelative(when) ? baseOf(when, watched) : { threshold: when.value ?? 0, against: null };
  if (typeof base === "string") return undecided(`${when.figure}: ${base}`, false);
  const holds = compareParts(when, { part, value: measured.value, threshold: base.threshold });
  if (holds === null)
    return unwatched(`${when.figure}: its buckets end below ${base.threshold} ms, so nobody can tell`);
  if (holds && unreadShare > 0 && !compare(when.is, measured.value / (1 - unreadShare), base.threshold))
    return undecided(`${when.figure}: part of its window was not read`, false);
  const seen = seenIn({ when, sample: ticks.at(-1)?.figures[metric.id], side, complement, ...base });
  return { says: holds ? "breach" : "clear", ...measured, ...base, side, seen };
}

/**
 * The new version's own requests, once it has some. How often something happens is told of both sides together: a small share
 * of the traffic has few orders whatever becomes of them.
 */
function sideOf(when: FigureCondition, totals: Watched["totals"]): Side {
  const isShare =
    totals.is === "histogram" || (totals.is === "share" && (isRelative(when) || inShares(when)));
  return isShare && partOf(totals, "new") !== null ? "new" : "all";
}

const inShares = ({ unit }: FigureCondition): boolean => unit !== "count" && unit !== "per-second";

/** "Fewer than 10 in 5 minutes" says nothing after one minute. */
const isAgainstFew = ({ is, unit, of }: FigureCondition): boolean =>
  unit === "count" && of === null && !is.startsWith(">");

const MOST_UNREAD = 0.1;

/** The share of its window in which nobody counted; 1: nobody did when it began. */
function unreadIn(
  { windowMs }: FigureCondition,
  totals: Watched["totals"],
  { ticks, id }: { readonly ticks: readonly Tick[]; readonly id: string },
): number {
  if (!("seconds" in totals)) return 0;
  const ms = windowMs ?? WINDOW_MS;
  return Math.max(0, 1 - watchedMs(ticks, id, { totals, windowMs: ms }) / ms);
}

/** A share is told from how many were bad; these figures are about the others. */
const GOOD = /success|availab|uptime|\b2xx\b|healthy|\bhit (?:rate|ratio)/i;

interface Compared {
  readonly part: Part;
  readonly value: number;
  readonly threshold: number;
}

/** "p99 above 2 s" is "more than 1 % took longer than 2 s". Null: nothing there could tell. */
function compareParts({ is, stat }: FigureCondition, { part, value, threshold }: Compared): boolean | null {
  const tail = part.is === "histogram" ? tailOf(stat) : null;
  if (part.is !== "histogram" || tail === null || is === "=") return compare(is, value, threshold);
  const above = shareAbove(part.bounds, part.of, threshold) ?? fewBeyond(part.of, tail);
  if (above === null) return null;
  return is === ">" || is === ">=" ? tidy(above) > tail : tidy(above) < tail;
}

/** Where the buckets end below the line, no more lie above it than above the last bound. Null: that is too many to tell. */
function fewBeyond(buckets: readonly number[], tail: number): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0);
  const most = (buckets.at(-1) ?? 0) / total;
  return total > 0 && most <= tail ? most : null;
}

export function compare(is: Comparison, value: number, threshold: number): boolean {
  switch (is) {
    case ">":
      return value > threshold;
    case ">=":
      return value >= threshold;
    case "<":
      return value < threshold;
    case "<=":
      return value <= threshold;
    case "=":
      return value === threshold;
  }
}

interface SeenGiven {
  readonly when: FigureCondition;
  readonly sample: FigureSample | undefined;
  readonly side: Side;
  readonly complement: boolean;
  readonly threshold: number;
}

/** Null: it is no share of requests, so that its hold alone decides. */
function seenIn({ when, sample, side, complement, threshold }: SeenGiven): Seen | null {
  if (sample === undefined || when.is === "=") return null;
  if (sample.is === "share" && (isRelative(when) || inShares(when))) {
    const counted = sample[side];
    if (counted === null) return null;
    // Fewer good ones than there should be are more of the others.
    const below = when.is === "<" || when.is === "<=";
    const events = below === complement ? counted.x : counted.n - counted.x;
    const tau = below ? 1 - threshold / 100 : threshold / 100;
    return { n: counted.n, x: events, tau: tidy(tau), side, fromMs: sample.fromMs };
  }
  const tail = sample.is === "histogram" ? tailOf(when.stat) : null;
  if (sample.is !== "histogram" || tail === null || when.is.startsWith("<")) return null;
  const counts = sample[side];
  const n = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  const above = counts === null ? null : shareAbove(sample.bounds, counts, threshold);
  return n === 0 || above === null ? null : { n, x: above * n, tau: tail, side, fromMs: sample.fromMs };
}
