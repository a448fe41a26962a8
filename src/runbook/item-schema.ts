/** The zod schemas of a reading's items. Every kind has its own; a kind that is not here is no item. */
import { z } from "zod";
import type { Condition } from "../base/index.ts";
import { guardActions, roles } from "./annotations/vocabulary.ts";
import type { Item } from "./reading.ts";

export const linesSchema = z.tuple([z.number().int().min(1), z.number().int().min(1)]).readonly();

const ms = z.number().int().min(0);
const maybe = z.string().nullable();
const texts = z.array(z.string()).readonly();
const danger = z.enum(["read", "write", "destroy"]);
const action = z.enum(guardActions);

const notes = z
  .object({
    name: z.string().exactOptional(),
    timeoutMs: ms.exactOptional(),
    retries: z.number().int().exactOptional(),
    on: z.string().exactOptional(),
    expect: z.string().exactOptional(),
    undo: z.string().exactOptional(),
    confirm: z.boolean().exactOptional(),
    lever: z.boolean().exactOptional(),
    absorbed: z.boolean().exactOptional(),
  })
  .readonly();

/** What every item has, and the keys of its kind. */
const item = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z
    .object({
      kind: z.literal(kind),
      id: z.string(),
      lines: linesSchema,
      sure: z.enum(["exact", "inferred", "unsure"]),
      section: maybe,
      text: z.string(),
      notes: notes.exactOptional(),
      ...shape,
    })
    .readonly();

const condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z
        .object({
          figure: z.string(),
          stat: maybe,
          is: z.enum([">", ">=", "<", "<=", "="]),
          value: z.number().nullable(),
          unit: z.enum(["percent", "ms", "bytes", "per-second", "count", "times"]).nullable(),
          of: z.enum(["baseline", "stable", "slo", "limit"]).nullable(),
          holdMs: ms.nullable(),
          windowMs: ms.nullable(),
        })
        .readonly(),
      z.object({ event: z.string(), holdMs: ms.nullable() }).readonly(),
      z.object({ any: z.array(condition).readonly() }).readonly(),
      z.object({ all: z.array(condition).readonly() }).readonly(),
    ]),
  )
  .meta({ id: "Condition" });

const role = z.enum(roles);

const section = item("section", {
  title: z.string(),
  level: z.number().int(),
  role: role.nullable(),
  siblings: z.enum(["sequence", "choice", "branches"]),
  course: z.enum(["main", "rollback", "recover", "diagnose", "later", "none"]),
  alternative: z.boolean(),
  preferred: z.boolean(),
  when: maybe,
});

const run = {
  run: z.string(),
  language: z.string(),
  danger,
  repeat: z.boolean(),
  endless: z.boolean(),
  interactive: z.boolean(),
  host: maybe,
  opens: maybe,
  becomes: z.literal(true).exactOptional(),
  as: z.string().exactOptional(),
  choice: maybe,
  preferred: z.boolean(),
  inside: maybe,
  inputs: texts,
  when: maybe,
  undoes: maybe,
  elided: z.boolean(),
  script: maybe,
};

const test = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("contains"), text: z.string() }).readonly(),
  z.object({ kind: z.literal("matches"), pattern: z.string() }).readonly(),
  z.object({ kind: z.literal("equals"), text: z.string() }).readonly(),
  z.object({ kind: z.literal("rows"), count: z.number() }).readonly(),
  z.object({ kind: z.literal("status"), code: z.number() }).readonly(),
  z.object({ kind: z.literal("exit"), code: z.number() }).readonly(),
]);

const week = {
  days: z.array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).readonly(),
  from: maybe,
  to: maybe,
  zone: maybe,
};

const query = {
  sql: z.string(),
  danger,
  through: maybe,
  inside: maybe,
  host: maybe,
  as: z.string().exactOptional(),
  inputs: texts,
  when: maybe,
  choice: maybe,
};

const request = {
  method: z.string(),
  url: z.string(),
  danger,
  headers: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  body: maybe,
  inputs: texts,
};

const guard = {
  when: condition,
  action,
  waitMs: ms.nullable(),
  withinMs: ms.nullable(),
  armedForMs: ms.nullable(),
  then: action.nullable(),
};

const rung = z.object({ percent: z.number(), dwellMs: ms.nullable() }).readonly();

const titles = { titles: z.literal(true).exactOptional() };

export const itemSchema: z.ZodType<Item> = z.discriminatedUnion("kind", [
  section,
  item("command", run),
  item("check", { ...run, establishes: z.string(), expects: maybe }),
  item("question", { establishes: z.string(), when: maybe }),
  item("query", query),
  item("request", request),
  item("wait", { ms }),
  item("soak", { minMs: ms, maxMs: ms }),
  item("guard", guard),
  item("target", { when: condition }),
  item("ladder", { rungs: z.array(rung).readonly() }),
  item("window", week),
  item("freeze", week),
  item("approval", { count: z.number().int(), who: maybe, for: maybe }),
  item("contact", { who: z.string(), how: maybe, afterMs: ms.nullable(), when: maybe }),
  item("input", { name: z.string(), spellings: texts, options: texts, default: maybe }),
  item("expectation", { of: maybe, compiled: z.boolean(), test: test.nullable() }),
  item("template", { ...titles, whole: z.string().exactOptional() }),
  item("diagnosis", titles),
  item("link", titles),
  item("note", titles),
  item("later", { withinMs: ms, establishes: z.string() }),
  item("verb", { verb: z.string(), value: z.unknown(), keys: z.record(z.string(), z.unknown()).readonly() }),
]);
