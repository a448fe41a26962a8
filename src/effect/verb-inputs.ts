/** What the hands behind `rutter` fences are asked for: deploying, migrating, backing up, switching flags, telling people. */
import { z } from "zod";

const text = z.string().min(1);
const name = text.regex(/^[^\s-]\S*$/, "a name has no spaces and does not begin with a dash");

export const deployInput = z
  .object({
    service: name,
    version: text.nullable(),
    environment: text.nullable(),
    after: z.array(name).readonly(),
  })
  .readonly();

export type DeployInput = z.infer<typeof deployInput>;

export const migrateInput = z
  .object({
    /** A tool that Rutter knows, or the folder with the migrations. */
    with: text,
    direction: z.enum(["up", "down"]),
    up: text.nullable(),
    down: text.nullable(),
    status: text.nullable(),
    database: text.nullable(),
  })
  .readonly();

export type MigrateInput = z.infer<typeof migrateInput>;

export const backupInput = z
  .object({
    database: text,
    run: text.nullable(),
    to: text.nullable(),
    /** How it is shown that the backup can be had again. */
    prove: z.enum(["restore", "list", "none"]),
  })
  .readonly();

export type BackupInput = z.infer<typeof backupInput>;

export const flagInput = z
  .object({ flag: name, environment: text.nullable(), percent: z.number().min(0).max(100) })
  .readonly();

export type FlagInput = z.infer<typeof flagInput>;

/**
 * Without text and template Rutter says in its own words where the release stands. `about`: what happened, so that a channel
 * can open, carry on and close one thread, page or silence for it.
 */
export const notifyInput = z
  .object({
    to: text,
    text: text.nullable(),
    template: text.nullable(),
    about: z
      .object({
        event: text,
        /** Messages with the same key belong together: one incident is opened, and closed by `over`. */
        key: text,
        over: z.boolean(),
        title: text,
        lines: z.array(z.string()).readonly(),
      })
      .readonly()
      .nullable()
      .exactOptional(),
  })
  .readonly();

export type NotifyInput = z.infer<typeof notifyInput>;
