/**
 * The zod schema of what `rutter lint --format json` prints; `schemas/lint-1.schema.json` is made from it. The compiler
 * holds it to `LintJson`. Nothing else loads it, for linting must not wait for zod.
 */
import { z } from "zod";
import type { LintJson } from "./lint-json.ts";

const pair = z.tuple([z.int().min(1), z.int().min(1)]).readonly();
const count = z.int().min(0);

const finding = z
  .object({
    code: z.string().regex(/^[A-Z][A-Z0-9_]+$/),
    level: z.enum(["error", "warning", "note"]),
    file: z.string().describe("The path as it was given"),
    lines: pair.describe("The first and the last line, from 1"),
    columns: pair
      .nullable()
      .describe("The first and the last column, from 1, in UTF-16 units; null: the whole line"),
    what: z.string(),
    why: z.string(),
    fix: z.string(),
    fixable: z.boolean().describe("rutter lint --fix repairs it"),
  })
  .readonly();

const failure = z
  .object({ file: z.string(), code: z.string(), what: z.string(), why: z.string(), fix: z.string() })
  .readonly();

export const lintSchema: z.ZodType<LintJson> = z.object({
  rutter: z.literal("lint/1"),
  findings: z.array(finding).readonly(),
  summary: z.object({ error: count, warning: count, note: count }).readonly(),
  failed: z
    .array(failure)
    .readonly()
    .describe("Files that could not be linted, or not be fixed; only there where there are some")
    .exactOptional(),
});
