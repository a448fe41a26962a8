/**
 * A figure over the window that a condition looks at: the counts of the last ticks added up, on each side. What the last tick
 * could not tell is not made up from those before it.
 */
import type { Counted, FigureSample, Interval } from "../effect/index.ts";
import type { Tick } from "./watch-state.ts";

/** Where a condition names none. */
export const WINDOW_MS = 60_000;
/** Nothing is kept for longer, so that no condition that looks further back can be told. */
export const LONGEST_WINDOW_MS = 3_600_000;

interface Sides<Part> {
  readonly seconds: number;
  readonly all: Part;
  readonly new: Part | null;
  readonly old: Part | null;
}

export type Totals =
  | ({ readonly is: "share" } & Sides<Counted>)
  | ({ readonly is: "count" } & Sides<number>)
  | ({ readonly is: "histogram"; readonly bounds: readonly number[] } & Sides<readonly number[]>)
  | { readonly is: "value"; readonly value: number }
  /** `silent`: its source gave nothing to go by; else it answered, and there was nothing to count. */
  | { readonly is: "none"; readonly why: string; readonly silent: boolean };

export const none = (why: string, silent = true): Totals => ({ is: "none", why, silent });

export function totalsOf(ticks: readonly Tick[], metric: string, windowMs: number | null): Totals {
  const last = ticks.at(-1);
  if (last === undefined) return none("nothing was read yet", false);
  if (last.failed !== null) return none(last.failed);
  const sample = Object.hasOwn(last.figures, metric) ? last.figures[metric] : undefined;
  if (sample === undefined) return none("it was not read", false);
  if (sample.is === "none") return none(sample.why);
  if (sample.is === "first")
    return none("read once so far: what happens in between shows from the next on", false);
  if (sample.is === "value")
    return Number.isFinite(sample.value)
      ? { is: "value", value: sample.value }
      : none(`it gave ${sample.value}, which is no number`);
  const from = sample.toMs - (windowMs ?? WINDOW_MS);
  const samples: FigureSample[] = [];
  for (let i = ticks.length - 1; i >= 0; i -= 1) {
    const one = ticks[i]?.figures[metric];
    if (one === undefined) continue;
    // The interval that the window cuts in two belongs to it when most of it does.
    if ("toMs" in one && (one.fromMs + one.toMs) / 2 < from) break;
    samples.push(one);
  }
  return sumOf(samples, sample);
}

/** For how long the window was watched; 0: it began before anybody did. */
export function watchedMs(
  ticks: readonly Tick[],
  metric: string,
  { totals, windowMs }: { readonly totals: Totals; readonly windowMs: number },
): number {
  const last = ticks.at(-1)?.figures[metric];
  if (last === undefined || !("toMs" in last) || !("seconds" in totals)) return 0;
  const from = last.toMs - windowMs;
  const isFull = ticks.some(({ figures }) => {
    const one = figures[metric];
    return one !== undefined && "toMs" in one && one.fromMs <= from;
  });
  return isFull ? totals.seconds * 1000 : 0;
}

/** Of samples, newest first, those that are like `like` added up. */
export function sumOf(samples: readonly FigureSample[], like: Interval): Totals {
  let total: Interval | null = null;
  let ms = 0;
  for (const sample of samples) {
    if (sample.is !== like.is) continue;
    const sum: Interval | null = total === null ? sample : added(total, sample);
    if (sum === null) continue;
    total = sum;
    ms += Math.max(0, sample.toMs - sample.fromMs);
  }
  if (total === null) return none("it was not read", false);
  return { ...total, seconds: ms / 1000 };
}

/** Null: they do not fit together. */
export function added(a: Interval, b: FigureSample): Interval | null {
  if (a.is === "share" && b.is === "share")
    return { ...a, ...sidesOf(a, b, (x, y) => ({ n: x.n + y.n, x: x.x + y.x })) };
  if (a.is === "count" && b.is === "count") return { ...a, ...sidesOf(a, b, (x, y) => x + y) };
  if (a.is !== "histogram" || b.is !== "histogram") return null;
  if (a.bounds.length !== b.bounds.length || a.bounds.some((bound, i) => bound !== b.bounds[i])) return null;
  return { ...a, ...sidesOf(a, b, (x, y) => x.map((count, i) => count + (y[i] ?? 0))) };
}

type Parts<Part> = Omit<Sides<Part>, "seconds">;

/** The newest says whether the sides can be told apart: before, the new version may not have been there. */
const sidesOf = <Part>(a: Parts<Part>, b: Parts<Part>, add: (x: Part, y: Part) => Part): Parts<Part> => ({
  all: add(a.all, b.all),
  new: a.new === null || b.new === null ? a.new : add(a.new, b.new),
  old: a.old === null || b.old === null ? a.old : add(a.old, b.old),
});
