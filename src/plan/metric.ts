/** The figures that a plan reads, each with its source, and which of them the judge compares between the two versions. */
import { z } from "zod";
import { TICK_MS } from "../base/index.ts";
import { type FigureAsked, figureAsked } from "../effect/index.ts";

/** What the judge makes of it: too many bad ones, too slow, too many of it, too few of it; null: it is not compared. */
export type Judged = "errors" | "latency" | "too-many" | "too-few";

export interface PlanMetric {
  /** As the team calls it: `error rate`. */
  readonly name: string;
  readonly asked: FigureAsked;
  readonly judged: Judged | null;
  /** Its share of the judge's verdict beside the others. */
  readonly weight: number;
}

/** What a plan says of figures where it reads none, and of whom it tells where nobody is to be told. */
export const noMetrics: {
  readonly metrics: Readonly<Record<string, PlanMetric>>;
  readonly figures: Readonly<Record<string, string>>;
  readonly tickMs: number;
  readonly channels: readonly never[];
} = { metrics: {}, figures: {}, tickMs: TICK_MS, channels: [] };

export const metricSchema: z.ZodType<PlanMetric> = z
  .object({
    name: z.string(),
    asked: figureAsked,
    judged: z.enum(["errors", "latency", "too-many", "too-few"]).nullable(),
    weight: z.number().min(0),
  })
  .readonly();
