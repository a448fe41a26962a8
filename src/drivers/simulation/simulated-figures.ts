/**
 * Figures as a source would give them: what the counters of both sides have grown by since this process last read them. The
 * first reading of a process is no interval; a number that no counter gives is one at which no guard stirs.
 */
import type { FigureAsked, FigureSample, Interval } from "../../effect/index.ts";
import { BOUNDS, type Counters, minus, noCounters, plus } from "./counters.ts";
import type { Quiet } from "./quiet-values.ts";
import type { Pool } from "./simulated-pool.ts";

interface Sides {
  readonly all: Counters;
  /** Null: nothing tells the sides apart. */
  readonly new: Counters | null;
  readonly old: Counters | null;
}

/** What stands in the counters now. */
export function sidesOf(pools: readonly Pool[], { side }: Pick<FigureAsked, "side">): Sides {
  let all = noCounters();
  let fresh = noCounters();
  for (const { versions } of pools)
    for (const { version, counters } of versions.values()) {
      all = plus(all, counters);
      if (version === side?.version) fresh = plus(fresh, counters);
    }
  return side === null ? { all, new: null, old: null } : { all, new: fresh, old: minus(all, fresh) };
}

export interface Reading {
  readonly atMs: number;
  readonly sides: Sides;
}

const grown = (now: Counters | null, before: Counters | null): Counters | null =>
  now === null ? null : minus(now, before ?? noCounters());

/** What happened between two readings; `before` null: this is the first. */
export function figureOf(
  { reads }: FigureAsked,
  { before, now }: { readonly before: Reading | null; readonly now: Reading },
  quiet: Quiet,
): FigureSample {
  if (reads.is === "value") return { is: "value", atMs: now.atMs, value: quiet.value };
  if (before === null) return { is: "first", atMs: now.atMs };
  const all = minus(now.sides.all, before.sides.all);
  const fresh = grown(now.sides.new, before.sides.new);
  const old = grown(now.sides.old, before.sides.old);
  return intervalOf({ all, new: fresh, old }, { is: reads.is, quiet, fromMs: before.atMs, toMs: now.atMs });
}

export interface Within {
  readonly is: Interval["is"];
  readonly quiet: Quiet;
  readonly fromMs: number;
  readonly toMs: number;
}

export function intervalOf(sides: Sides, { is, quiet, fromMs, toMs }: Within): Interval {
  const each = <Part>(part: (counters: Counters) => Part) => ({
    all: part(sides.all),
    new: sides.new === null ? null : part(sides.new),
    old: sides.old === null ? null : part(sides.old),
  });
  const interval = { fromMs, toMs, dropped: 0 };
  switch (is) {
    case "share":
      return { is, ...interval, ...each(({ n, x }) => ({ n, x })) };
    case "count":
      // What should be seldom counts failures, what should be frequent what went well.
      return { is, ...interval, ...each(({ n, x }) => (quiet.few ? x : n - x)) };
    case "histogram":
      return { is, ...interval, bounds: BOUNDS, schema: null, ...each(({ buckets }) => buckets) };
  }
}
