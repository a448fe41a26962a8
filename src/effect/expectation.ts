/**
 * What an outcome must show besides an exit status of zero, in a form that a program judges. Words that only a
 * person can judge are no expectation; the plan asks a person for those.
 */
import { z } from "zod";

export const expectation = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("contains"), text: z.string() }).readonly(),
  z.object({ kind: z.literal("matches"), pattern: z.string() }).readonly(),
  z.object({ kind: z.literal("equals"), text: z.string() }).readonly(),
  z.object({ kind: z.literal("rows"), count: z.number() }).readonly(),
  z.object({ kind: z.literal("status"), code: z.number() }).readonly(),
  z.object({ kind: z.literal("exit"), code: z.number() }).readonly(),
]);

export type Expect = z.infer<typeof expectation>;
