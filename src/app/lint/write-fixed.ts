/**
 * Puts the fixed text in the place of the runbook, whole or not at all. What was named is what is written: a link that
 * was merely found in a folder and leads out of it is left alone.
 */
import { realpathSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { RutterError } from "../../base/index.ts";
import { writeAdopted } from "../adopt/write-adopted.ts";
import { lintError } from "./lint-error.ts";
import type { OpenedFile } from "./open-file.ts";

const refused = (
  file: string,
  said: { what: string; why: string; fix: string; cause?: unknown },
): RutterError => lintError({ code: "LINT_FIX_REFUSED", place: { file }, ...said });

/** Asked before anything is made: what cannot be written back byte for byte is not fixed. */
export function mustBeFixable({ text: { file }, encoding, isNamed, path }: OpenedFile): void {
  if (encoding !== "utf-8")
    throw refused(file, {
      what: "the file is not UTF-8, so it is not fixed",
      why: "what cannot be written back byte for byte is left alone",
      fix: "save it as UTF-8, and lint it again",
    });
  if (isNamed || path === null) return;
  const away = relative(realpathSync(dirname(path)), realpathSync(path));
  if (away.split(sep)[0] === "..")
    throw refused(file, {
      what: "this is a link that leads out of its folder, so it is not fixed",
      why: "only what was named is written",
      fix: `name the file itself: rutter lint --fix ${file}`,
    });
}

/** `fixed` is the whole text, its byte order mark included where there was one. */
export function writeFixed({ text: { file }, path, bytes }: OpenedFile, fixed: string): void {
  if (path === null) return;
  try {
    writeAdopted(path, bytes, fixed);
  } catch (error) {
    if (!(error instanceof RutterError)) throw error;
    throw refused(file, {
      what: `${error.what}; nothing was fixed in it`,
      why: error.why,
      fix: "mend that and run it again, or see the changes with --fix --dry-run",
      cause: error,
    });
  }
}
