/** The zod schema of a whole plan; `schemas/plan-1.schema.json` is made from it. Keys may be added, never changed. */
import { z } from "zod";
import { textOrSecret } from "../effect/index.ts";
import { conditionSchema } from "./condition-schema.ts";
import { metricSchema } from "./metric.ts";
import { gateItemSchema, linesSchema, nodeSchema, shown } from "./node-schema.ts";
import type { Plan } from "./plan.ts";
import { policySchema } from "./policy-schema.ts";

const ms = z.number().int().min(0);
const ids = z.array(z.string()).readonly();
const action = z.enum(["rollback", "prepare", "ask", "escalate", "pause", "note"]);

const guard = z
  .object({
    id: z.string(),
    ...shown,
    when: conditionSchema,
    source: z.record(z.string(), z.unknown()).readonly().nullable(),
    action,
    waitMs: ms.nullable(),
    withinMs: ms.nullable(),
    then: action.nullable(),
    armed: z.object({ from: z.string(), to: z.string(), forMs: ms.nullable() }).readonly().nullable(),
    evidence: z.enum(["required", "ask", "off"]),
  })
  .readonly();

const target = z.object({ id: z.string(), ...shown, when: conditionSchema, during: ids }).readonly();

const contact = z
  .object({
    who: z.string(),
    how: z.string().nullable(),
    afterMs: ms.nullable(),
    when: z.string().nullable(),
  })
  .readonly();

const notice = z
  .object({ on: ids, to: z.string(), text: z.string().nullable(), template: z.string().nullable() })
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

const courses = z.object({ main: ids, rollback: ids, recover: ids, diagnose: ids, later: ids }).readonly();

export const planSchema: z.ZodType<Plan> = z
  .object({
    rutter: z.literal("plan/1"),
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    runbook: z.object({ file: z.string(), sha256: z.string(), procedure: z.string().nullable() }).readonly(),
    environment: z.string().nullable(),
    service: z.string().nullable(),
    inputs: z.record(z.string(), textOrSecret).readonly(),
    facts: z.record(z.string(), z.unknown()).readonly(),
    courses,
    nodes: z.record(z.string(), nodeSchema).readonly(),
    items: z.record(z.string(), gateItemSchema).readonly(),
    guards: z.array(guard).readonly(),
    targets: z.array(target).readonly(),
    metrics: z.record(z.string(), metricSchema).readonly(),
    figures: z.record(z.string(), z.string()).readonly(),
    tickMs: z.number().int().min(100),
    levers: ids,
    policy: policySchema,
    contacts: z.array(contact).readonly(),
    templates: z.array(z.object({ id: z.string(), text: z.string() }).readonly()).readonly(),
    notices: z.array(notice).readonly(),
    channels: z.array(z.object({ to: z.string(), on: ids }).readonly()).readonly(),
    unread: z.array(z.object({ lines: linesSchema, why: z.string() }).readonly()).readonly(),
    diagnostics: z.array(diagnostic).readonly(),
  })
  .readonly();
