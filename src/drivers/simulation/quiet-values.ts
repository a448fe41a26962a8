/**
 * For figures that no traffic gives, a value at which the guards of a plan stay quiet and its healthy ranges hold: found from
 * their thresholds. Where two of them contradict each other it lies between them.
 */
import { type Condition, type FigureCondition, isFigure } from "../../base/index.ts";
import type { Plan } from "../../plan/index.ts";

export interface Quiet {
  readonly value: number;
  /** The fewer the better. */
  readonly few: boolean;
}

const figuresIn = (condition: Condition): readonly FigureCondition[] => {
  if (isFigure(condition)) return [condition];
  if ("any" in condition) return condition.any.flatMap(figuresIn);
  return "all" in condition ? condition.all.flatMap(figuresIn) : [];
};

interface Bounds {
  least: number;
  most: number;
}

export function quietValues(plan: Pick<Plan, "guards" | "targets" | "figures">): (metric: string) => Quiet {
  const bounds = new Map<string, Bounds>();
  const note = (condition: Condition, isGood: boolean): void => {
    for (const { figure, is, value, of } of figuresIn(condition)) {
      const metric = Object.hasOwn(plan.figures, figure) ? plan.figures[figure] : undefined;
      if (metric === undefined || value === null || of !== null) continue;
      const known = bounds.get(metric) ?? { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
      const upwards = is === ">" || is === ">=";
      if (upwards === isGood) known.least = Math.max(known.least, value);
      else known.most = Math.min(known.most, value);
      bounds.set(metric, known);
    }
  };
  for (const { when } of plan.guards) note(when, false);
  for (const { when } of plan.targets) note(when, true);
  return (metric) => {
    const { least, most } = bounds.get(metric) ?? { least: 0, most: 2 };
    const few = Number.isFinite(most) && !Number.isFinite(least);
    if (few) return { value: most > 0 ? most / 2 : most - 1, few };
    if (!Number.isFinite(most)) return { value: least > 0 ? least * 2 : least + 1, few };
    return { value: (least + most) / 2, few };
  };
}
