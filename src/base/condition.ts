/** What a guard or a target figure states about the world, as the runbook words it: never turned round. */

export type Comparison = ">" | ">=" | "<" | "<=" | "=";

export type Unit = "percent" | "ms" | "bytes" | "per-second" | "count" | "times";

/** A word for what a figure is compared with. */
export type Base = "baseline" | "stable" | "slo" | "limit";

export interface FigureCondition {
  readonly figure: string;
  readonly stat: string | null;
  readonly is: Comparison;
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly of: Base | null;
  readonly holdMs: number | null;
  readonly windowMs: number | null;
}

export interface EventCondition {
  readonly event: string;
  readonly holdMs: number | null;
}

export interface AnyOf {
  readonly any: readonly Condition[];
}

export interface AllOf {
  readonly all: readonly Condition[];
}

export type Condition = FigureCondition | EventCondition | AnyOf | AllOf;

export const isFigure = (condition: Condition): condition is FigureCondition => "figure" in condition;
export const isEvent = (condition: Condition): condition is EventCondition => "event" in condition;
