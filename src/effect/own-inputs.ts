/** What the file and lock hands are asked for. */
import { z } from "zod";
import { textOrSecret } from "./secret.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: no path has it
const path = z.string().regex(/^[^\u0000]+$/, "a path has at least one character, and none that is NUL");

export const fileInput = z.discriminatedUnion("do", [
  z
    .object({
      do: z.literal("write"),
      path,
      text: textOrSecret,
      /** As `chmod` takes it: `644`; null: that of the file before it, else what is usual. */
      mode: z
        .string()
        .regex(/^0?[0-7]{3}$/, "a mode is three digits such as 644")
        .nullable(),
    })
    .readonly(),
  z.object({ do: z.literal("remove"), path }).readonly(),
  z
    .object({
      do: z.literal("expect"),
      path,
      exists: z.boolean(),
      /** Stands in it; null: whatever it holds. */
      contains: z.string().nullable(),
    })
    .readonly(),
]);

export type FileInput = z.infer<typeof fileInput>;

const name = z.string().regex(/^[^\s-]\S*$/, "a name has no spaces and does not begin with a dash");

/** One release for each service and environment; null: whatever has no name of its own. */
export const lockInput = z.object({ service: name.nullable(), environment: name.nullable() }).readonly();

export type LockInput = z.infer<typeof lockInput>;
