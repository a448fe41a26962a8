/** What the shell hand is asked for: text for the bash session of one host, exactly as it would be typed. */
import { z } from "zod";
import { textOrSecret } from "./secret.ts";

export const shellInput = z
  .object({
    run: z.string().min(1),
    language: z.string(),
    /** As written after `ssh`; null: this machine. */
    host: z.string().nullable(),
    /** The client that the text is typed into (`psql` …), or null. */
    inside: z.string().nullable(),
    /** The lines that opened the host and then the client, with their options. */
    through: z.array(z.string()).readonly(),
    /** The host or client that this text opens for what follows, or null. */
    opens: z.string().nullable(),
    /** Runs in a bash of its own, so that its `exit` does not end the session. */
    script: z.boolean(),
    /** Values for `$1`, `$2` … of a script. */
    args: z.array(textOrSecret).readonly(),
    /** Never returns by itself: it is an observation and is ended when its time is over. */
    endless: z.boolean(),
    /** Exported before the text runs: only names that it uses. */
    env: z.record(z.string(), textOrSecret).readonly(),
  })
  .readonly();

export type ShellInput = z.infer<typeof shellInput>;
