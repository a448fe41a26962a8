/** What the shell hand is asked for: text for the bash session of one host, exactly as it would be typed. */
import { z } from "zod";
import { textOrSecret } from "./secret.ts";

/** One command of a text, from its first line to its last: each has a status of its own, and the first failure ends the text. */
export const shellCommand = z
  .object({
    text: z.string().min(1),
    /** The line of `run` on which it begins, from 0. */
    line: z.number().int().min(0),
    /** Statuses other than 0 that say "no" and not "broken": grep's 1. */
    answers: z.array(z.number().int()).readonly(),
  })
  .readonly();

export type ShellCommand = z.infer<typeof shellCommand>;

export const shellInput = z
  .object({
    run: z.string().min(1),
    /** The same text, cut into its commands; one command where it is a script or typed into a client. */
    commands: z.array(shellCommand).min(1).readonly(),
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
    /**
     * Values that a person gives before it runs: the name in `env` that each is put under, to the input it is. A number
     * is a place in `args`. An input of the step's `missing` that is not here stands where no value can be put.
     */
    asks: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();

export type ShellInput = z.infer<typeof shellInput>;
