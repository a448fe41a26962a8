/**
 * What makes the figures of a guard bad: requests that fail or take long where a share or a time is measured, else the figure
 * itself. Each goes to three times its limit, so that no guard has to be near its edge; a guard that nothing of it trips is told.
 */
import { type FigureCondition, isEvent, isFigure } from "../../base/index.ts";
import type { Serves } from "../../drivers/simulation/index.ts";
import type { FigureAsked, FigureSample } from "../../effect/index.ts";
import type { Plan, PlanGuard } from "../../plan/index.ts";
import { leavesOf, metricOf } from "./places.ts";

export const TIMES = 3;
export const RPS = 100;

/** Nobody fails and nobody waits, as long as nothing is bad. */
export const USUAL: Serves = { errorRate: 0, latencyMs: 4, spread: 0.1, counts: 1 };

export interface Bad {
  /** How the new version serves. */
  readonly serves: Serves;
  /** Requests fail: how many can be counted. */
  readonly fails: boolean;
  /** Figures that no requests give, by their metric. */
  readonly figures: ReadonlyMap<string, FigureCondition>;
}

/** It is away for half of the time. */
export const FLAPS: Bad = { serves: { ...USUAL, errorRate: 0.5 }, fails: true, figures: new Map() };

/** Null: it also wants an event, which no figure brings about. */
export function badOf(plan: Plan, { when }: Pick<PlanGuard, "when">): Bad | null {
  const all = leavesOf(when);
  if ("all" in when && all.some(isEvent)) return null;
  let serves = USUAL;
  const figures = new Map<string, FigureCondition>();
  for (const leaf of all) {
    const id = isFigure(leaf) ? metricOf(plan, leaf.figure) : null;
    const reads = id === null ? undefined : plan.metrics[id]?.asked.reads;
    if (id === null || reads === undefined || !isFigure(leaf)) continue;
    if (reads.is === "share" && isOfShares(leaf)) serves = { ...serves, errorRate: errorsFor(leaf) };
    else if (reads.is === "histogram") serves = { ...serves, latencyMs: latencyFor(leaf) };
    else figures.set(id, leaf);
  }
  return { serves, fails: serves.errorRate > 0, figures };
}

const isFewer = ({ is }: FigureCondition): boolean => is === "<" || is === "<=";

const isRelative = ({ of }: FigureCondition): boolean => of === "baseline" || of === "stable";

const isOfShares = (leaf: FigureCondition): boolean =>
  isRelative(leaf) || (leaf.unit !== "count" && leaf.unit !== "per-second");

/** Where it is compared with a version of which nothing fails. */
const PLAINLY = 0.05;

function errorsFor(leaf: FigureCondition): number {
  const limit = isRelative(leaf) ? 0 : (leaf.value ?? 0);
  const allowed = (isFewer(leaf) ? 100 - limit : limit) / 100;
  return isRelative(leaf) || allowed <= 0 ? PLAINLY : Math.min(1, allowed * TIMES);
}

const latencyFor = (leaf: FigureCondition): number =>
  TIMES * (isRelative(leaf) ? factorOf(leaf) * USUAL.latencyMs : Math.max(1, leaf.value ?? 0));

/** `2x`: 2. By 20 %: 1.2. */
const factorOf = ({ value, unit }: FigureCondition): number =>
  unit === "percent" ? 1 + (value ?? 0) / 100 : Math.max(1, value ?? 1);

/** A number that nothing is a small multiple of. */
const HUGE = 1e6;

function valueFor(leaf: FigureCondition): number {
  const limit = leaf.value ?? 0;
  if (isRelative(leaf)) return isFewer(leaf) ? 0 : HUGE;
  if (leaf.is === "=") return limit;
  if (isFewer(leaf)) return limit > 0 ? limit / TIMES : limit - 1;
  return limit > 0 ? limit * TIMES : limit + 1;
}

export interface Lasting {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The figure itself as it is when it is bad: of all, for no side of it makes it so. */
export function badSample(leaf: FigureCondition, { reads }: FigureAsked, time: Lasting): FigureSample {
  const { fromMs, toMs } = time;
  const value = valueFor(leaf);
  const seconds = (toMs - fromMs) / 1000;
  const windowMs = leaf.windowMs ?? 60_000;
  const events = leaf.unit === "count" ? (value * (toMs - fromMs)) / windowMs : value * seconds;
  const interval = { fromMs, toMs, dropped: 0, new: null, old: null };
  switch (reads.is) {
    case "share": {
      const n = Math.max(RPS * seconds, events);
      return { is: "share", ...interval, all: { n, x: events } };
    }
    case "count":
      return { is: "count", ...interval, all: events };
    default:
      return { is: "value", atMs: toMs, value };
  }
}
