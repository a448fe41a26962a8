/**
 * The zod schema of a reading; `schemas/reading-1.schema.json` is made from it. The compiler holds it to the
 * interfaces of `reading.ts`. The door does not export it, for reading a runbook must not load zod.
 */
import { z } from "zod";
import { itemSchema, linesSchema } from "./item-schema.ts";
import type { Reading } from "./reading.ts";

const texts = z.record(z.string(), z.string()).readonly();

const front = z
  .object({
    service: z.string().nullable(),
    environment: z.string().nullable(),
    zone: z.string().nullable(),
    values: texts,
    contexts: texts,
    metrics: texts,
    defaults: texts,
  })
  .readonly();

const diagnostic = z
  .object({
    code: z.string(),
    level: z.enum(["error", "warning", "note"]),
    span: z
      .object({ lines: linesSchema, columns: z.tuple([z.number(), z.number()]).readonly().exactOptional() })
      .readonly(),
    what: z.string(),
    why: z.string(),
    fix: z.string(),
  })
  .readonly();

const count = z.number().int().min(0);

export const readingSchema: z.ZodType<Reading> = z
  .object({
    rutter: z.literal("reading/1"),
    file: z.string(),
    title: z.string().nullable(),
    items: z.array(itemSchema).readonly(),
    unread: z.array(z.object({ lines: linesSchema, why: z.string() }).readonly()).readonly(),
    coverage: z.object({ operational: count, understood: count, unread: count }).readonly(),
    front: front.nullable(),
    diagnostics: z.array(diagnostic).readonly(),
  })
  .readonly();
