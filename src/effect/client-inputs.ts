/** What the sql and http hands are asked for. Secrets stay out of the text: their marks in it are filled in by the hand. */
import { z } from "zod";
import { secretRef } from "./secret.ts";

const secrets = z.record(z.string(), secretRef).readonly();

export const sqlInput = z
  .object({
    sql: z.string().min(1),
    /** The name of a configured database, or null: what `through` ends in. */
    database: z.string().nullable(),
    /** The lines that opened the host and then the client; empty: `database` says where. */
    through: z.array(z.string()).readonly(),
    inside: z.string().nullable(),
    host: z.string().nullable(),
    secrets,
  })
  .readonly();

export type SqlInput = z.infer<typeof sqlInput>;

export const httpInput = z
  .object({
    method: z.string().regex(/^[A-Z]+$/, "a method is written in capitals"),
    url: z.string().regex(/^(?:https?:\/\/|\/)[^\s]+$|^\/$/, "a url begins with http://, https:// or /"),
    headers: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
    body: z.string().nullable(),
    /** Tries before the answer counts as no. */
    attempts: z.number().int().min(1),
    everyMs: z.number().int().min(0),
    secrets,
  })
  .readonly();

export type HttpInput = z.infer<typeof httpInput>;
