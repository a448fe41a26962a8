/** The zod schema of a condition, which nests. The shape itself is agreed on in `base`. */
import { z } from "zod";
import type { Condition, WeekWindow } from "../base/index.ts";

const ms = z.number().int().min(0).nullable();

const figure = z
  .object({
    figure: z.string(),
    stat: z.string().nullable(),
    is: z.enum([">", ">=", "<", "<=", "="]),
    value: z.number().nullable(),
    unit: z.enum(["percent", "ms", "bytes", "per-second", "count", "times"]).nullable(),
    of: z.enum(["baseline", "stable", "slo", "limit"]).nullable(),
    holdMs: ms,
    windowMs: ms,
  })
  .readonly();

const event = z.object({ event: z.string(), holdMs: ms }).readonly();

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      figure,
      event,
      z.object({ any: z.array(conditionSchema).readonly() }).readonly(),
      z.object({ all: z.array(conditionSchema).readonly() }).readonly(),
    ]),
  )
  .meta({ id: "Condition" });

export const weekWindowSchema: z.ZodType<WeekWindow> = z
  .object({
    days: z.array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).readonly(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    zone: z.string().nullable(),
  })
  .readonly();
