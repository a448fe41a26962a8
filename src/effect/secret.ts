/** A value that is known by where it is kept. It never stands in a plan, a journal or a log. */
import { z } from "zod";

export const secretRef = z.object({ secret: z.string().regex(/^(?:env|file|exec):\S/) }).readonly();

export type SecretRef = z.infer<typeof secretRef>;

/** A text, or where to find it when it is needed. */
export const textOrSecret = z.union([z.string(), secretRef]);

export type TextOrSecret = z.infer<typeof textOrSecret>;

export const isSecret = (value: TextOrSecret): value is SecretRef => typeof value !== "string";

const REFERENCE = /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:(?!\/\/)\S.*|exec:\S.*)$/;

/** `env:NAME`, `file:PATH` and `exec:COMMAND` are references; every other text is itself. */
export const readTextOrSecret = (text: string): TextOrSecret =>
  REFERENCE.test(text) ? { secret: text } : text;
