/** The zod schemas of a plan's nodes and gate items, held to the interfaces of `node.ts` by the compiler. */
import { z } from "zod";
import { expectation } from "../effect/index.ts";
import type { GateItem, PlanNode } from "./node.ts";

export const linesSchema = z.tuple([z.number().int().min(1), z.number().int().min(1)]).readonly();
export const surenessSchema = z.enum(["exact", "inferred", "unsure"]);

const ms = z.number().int().min(0);
const ids = z.array(z.string()).readonly();

export const shown = { title: z.string(), lines: linesSchema.nullable(), sure: surenessSchema };

const placed = {
  ...shown,
  when: z.object({ node: z.string(), is: z.string() }).readonly().nullable(),
  after: ids,
};

const work = {
  effect: z.object({ hand: z.string(), input: z.record(z.string(), z.unknown()).readonly() }).readonly(),
  host: z.string().nullable(),
  danger: z.enum(["read", "write", "destroy"]),
  onCrash: z.enum(["repeat", "probe", "ask"]),
  timeoutMs: ms,
  retries: z.number().int().min(0),
  expect: z.array(expectation).readonly(),
  establishes: z.string().nullable(),
  missing: ids,
  remarks: ids,
};

const step = z
  .object({
    kind: z.literal("step"),
    ...placed,
    ...work,
    lasts: z.union([z.object({ ms }).readonly(), z.object({ until: z.string() }).readonly()]).nullable(),
    onFailure: z.enum(["ask", "rollback", "stop"]),
    undo: z.string().nullable(),
    undoSure: surenessSchema.nullable(),
    absorbedBy: z.string().nullable(),
  })
  .readonly();

const approval = z
  .object({
    count: z.number().int().min(1),
    who: z.string().nullable(),
    for: z.string().nullable(),
    not: z.enum(["starter"]).nullable(),
    signed: z.boolean(),
    expiresMs: ms,
  })
  .readonly();

const gate = z
  .object({
    kind: z.literal("gate"),
    ...placed,
    gate: z.enum(["checklist", "question", "approval", "window", "freeze", "lock", "ready"]),
    items: ids,
    approval: approval.nullable(),
    onNo: z.enum(["skip", "hold"]),
    shows: z.string().nullable(),
    opensAfterMs: ms.nullable(),
  })
  .readonly();

const choice = z
  .object({
    kind: z.literal("choice"),
    ...placed,
    among: z.enum(["alternatives", "branches"]),
    of: ids,
    default: z.string().nullable(),
    options: z.record(z.string(), z.string()).readonly(),
    others: ids,
  })
  .readonly();

const rung = z.object({ percent: z.number().min(0).max(100), dwellMs: ms.nullable() }).readonly();

const ladder = z
  .object({
    kind: z.literal("ladder"),
    ...placed,
    service: z.string().nullable(),
    target: z.string().nullable(),
    version: z.string().nullable(),
    flag: z.string().nullable(),
    rungs: z.array(rung).readonly(),
    promotion: z.enum(["dwell", "evidence"]),
    sticky: z.boolean(),
    leaseMs: ms,
  })
  .readonly();

const wait = z.object({ kind: z.literal("wait"), ...placed, ms }).readonly();
const soak = z.object({ kind: z.literal("soak"), ...placed, minMs: ms, maxMs: ms }).readonly();

export const nodeSchema: z.ZodType<PlanNode> = z.discriminatedUnion("kind", [
  step,
  gate,
  choice,
  ladder,
  wait,
  soak,
]);

const question = z
  .object({
    kind: z.literal("question"),
    ...shown,
    establishes: z.string(),
    command: z.string().nullable(),
    waive: z.string().nullable(),
  })
  .readonly();

const check = z
  .object({
    kind: z.literal("check"),
    ...shown,
    ...work,
    look: z.string().nullable(),
    waive: z.string().nullable(),
  })
  .readonly();

export const gateItemSchema: z.ZodType<GateItem> = z.discriminatedUnion("kind", [question, check]);
