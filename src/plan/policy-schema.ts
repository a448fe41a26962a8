/** The zod schema of a plan's policy, held to the interface of the policy room by the compiler. */
import { z } from "zod";
import { type Policy, releaseClasses } from "../policy/index.ts";
import { weekWindowSchema } from "./condition-schema.ts";

const releaseClass = z.enum(releaseClasses);

export const approvalRuleSchema = z
  .object({
    count: z.number().int(),
    who: z.string().nullable(),
    for: z.string().nullable(),
    not: z.enum(["starter"]).nullable(),
    signed: z.boolean(),
  })
  .readonly();

const rules = z.array(approvalRuleSchema).readonly();

export const policySchema: z.ZodType<Policy> = z
  .object({
    class: releaseClass,
    because: z.array(z.string()).readonly(),
    windows: z.array(weekWindowSchema).readonly(),
    freezes: z.array(weekWindowSchema).readonly(),
    approvals: rules,
    raised: z.partialRecord(releaseClass, rules).readonly(),
    roles: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
    overrides: z.string().nullable(),
    calendar: z.boolean(),
    lock: z.object({ service: z.string(), environment: z.string() }).readonly().nullable(),
    ready: z
      .array(z.object({ id: z.string(), what: z.string(), holds: z.boolean().nullable() }).readonly())
      .readonly(),
  })
  .readonly();
