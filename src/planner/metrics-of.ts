/**
 * The figures that a plan reads: those that its guards and target figures name, as the service's configuration has them, and
 * with a ladder those that are compared between the two versions. Figures that nothing there fits have no source.
 */
import { type Condition, isEvent, isFigure, TICK_MS } from "../base/index.ts";
import { isSecret, type TextOrSecret } from "../effect/index.ts";
import type { Courses, Plan, PlanMetric } from "../plan/index.ts";
import { matchFigure } from "./match-figure.ts";
import type { MetricRule, ServiceRules } from "./request.ts";
import { canonicalName } from "./words.ts";

export interface Figures {
  readonly metrics: Plan["metrics"];
  readonly figures: Plan["figures"];
  readonly tickMs: number;
}

export interface FiguresGiven {
  readonly conditions: readonly Condition[];
  readonly rules: ServiceRules | undefined;
  /** By the name of the input. */
  readonly values: ReadonlyMap<string, TextOrSecret>;
  readonly plan: Courses;
}

export function figuresOf({ conditions, rules, values, plan }: FiguresGiven): Figures {
  const known = rules?.metrics ?? {};
  const figures: Record<string, string> = {};
  for (const leaf of conditions.flatMap(figuresIn)) {
    const id = matchFigure(leaf.figure, leaf.stat, known);
    if (id !== null) figures[leaf.figure] = id;
  }
  const hasLadder = plan.courses.main.some((id) => plan.nodes[id]?.kind === "ladder");
  const compared = hasLadder ? Object.keys(known).filter((id) => known[id]?.judged != null) : [];
  const ids = new Set([...Object.values(figures), ...compared]);
  const version = versionOf(rules, values);
  const metrics = Object.keys(known)
    .filter((id) => ids.has(id))
    .flatMap((id): readonly (readonly [string, PlanMetric])[] => {
      const rule = known[id];
      return rule === undefined ? [] : [[id, metricOf(rule, version)]];
    });
  return { metrics: Object.fromEntries(metrics), figures, tickMs: rules?.tickMs ?? TICK_MS };
}

function metricOf({ asked, side, ...rest }: MetricRule, version: string | null): PlanMetric {
  const apart = side === null || version === null ? null : { label: side, version };
  return { ...rest, asked: { ...asked, side: apart } };
}

/** Where a service does not say which input is its version. */
const USUAL = "version";

/** Null: no input says which version is the new one, so that the two cannot be told apart. */
function versionOf(rules: ServiceRules | undefined, values: FiguresGiven["values"]): string | null {
  const named = canonicalName(rules?.version ?? USUAL);
  const name = [...values.keys()].find((each) => canonicalName(each) === named);
  const value = name === undefined ? undefined : values.get(name);
  return value === undefined || isSecret(value) || value === "" ? null : value;
}

export function figuresIn(condition: Condition): readonly Extract<Condition, { readonly figure: string }>[] {
  if (isFigure(condition)) return [condition];
  if (isEvent(condition)) return [];
  return ("any" in condition ? condition.any : condition.all).flatMap(figuresIn);
}

/** The metrics that tell all of its figures; null: one of them has no source, or it names none. */
export function sourceOf(
  when: Condition,
  figures: Plan["figures"],
): { readonly metrics: readonly string[] } | null {
  const named = figuresIn(when);
  const metrics = named.flatMap(({ figure }) =>
    Object.hasOwn(figures, figure) ? [figures[figure] ?? ""] : [],
  );
  return named.length > 0 && metrics.length === named.length ? { metrics: [...new Set(metrics)] } : null;
}
