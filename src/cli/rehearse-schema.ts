/**
 * The zod schema of what `rutter rehearse --json` prints; `schemas/rehearsal-1.schema.json` is made from it. The compiler
 * holds it to `Rehearsal`. Nothing else loads it.
 */
import { z } from "zod";
import { faultKinds, gapKinds, type Rehearsal, responses } from "../app/index.ts";

const lines = z
  .tuple([z.int().min(1), z.int().min(1)])
  .readonly()
  .nullable()
  .describe("The first and the last line of the runbook, from 1");
const ms = z.int().min(0).describe("In simulated time, from the start of the release");

const step = z
  .object({
    id: z.string(),
    number: z.string().describe("As people say it: 7, r2, u15"),
    title: z.string(),
    lines,
    kind: z.enum(["step", "ask", "time"]),
  })
  .readonly();

const stands = z
  .object({ what: z.string(), by: z.string().describe("The number of the step"), half: z.boolean() })
  .readonly();

const called = z
  .object({
    who: z.string().nullable().describe("Null: nobody is left to call"),
    ms: z.int().min(0).describe("After the figure went bad; where nobody acknowledges, after the alarm"),
  })
  .readonly();

const atRung = z
  .object({
    guard: z.string().nullable().describe("The guard whose figure it is"),
    percent: z.number().nullable().describe("The share of the new version; null in a soak"),
    backMs: z.int().min(0).nullable().describe("Until its traffic was back; null: it did not go back"),
    requests: z
      .object({ failed: z.int().min(0), all: z.int().min(0) })
      .readonly()
      .nullable()
      .describe("Simulated requests in that time; null: the figure is about something else"),
    called: z.array(called).readonly(),
  })
  .readonly();

const fault = z
  .object({
    step: z.string(),
    lines,
    fault: z.enum(faultKinds),
    onTheWayBack: z.boolean().describe("It happens while the release goes back"),
    response: z.enum(responses),
    does: z.string().describe("The response in a few words"),
    ends: z.string().describe("done, returned, stopped, failed, held or waiting"),
    exit: z.int().nullable(),
    stands: z.array(stands).readonly().describe("What is not as it was before the release"),
    ms,
    atRung: atRung.nullable().describe("Null: it is about no rung and no soak"),
  })
  .readonly();

const gap = z
  .object({ kind: z.enum(gapKinds), what: z.string(), step: z.string().nullable(), lines })
  .readonly();

export const rehearsalSchema: z.ZodType<Rehearsal> = z.object({
  rutter: z.literal("rehearsal/1"),
  plan: z.string().describe("The hash of the plan"),
  runbook: z.string(),
  procedure: z.string().nullable(),
  environment: z.string().nullable(),
  steps: z.array(step).readonly(),
  undisturbed: z.object({ ends: z.string(), ms }).readonly(),
  faults: z.array(fault).readonly(),
  gaps: z.array(gap).readonly(),
  notes: z.array(z.object({ what: z.string(), lines }).readonly()).readonly(),
});
