/**
 * Puts the fixed text in the place of the runbook, whole or not at all. What was named is what is written: a link that
 * was merely found in a folder and leads out of it is left alone.
 */
import { realpathSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { RutterError } from "../../base/index.ts";
import { openError } from "../file-error.ts";
import { type Replaced, replaceFile } from "../replace-file.ts";
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

type Refused = Exclude<Replaced, { kind: "done" }>;

interface Said {
  readonly what: string;
  readonly why: string;
  readonly cause?: unknown;
}

const OUTDATED = "the fixes were made for the text that was read, and would undo what was written since";

function saidOf(file: string, refused: Refused): Said {
  switch (refused.kind) {
    case "unseen":
      return openError(file, refused.cause);
    case "not-plain":
      return {
        what: "this is not a plain file, so nothing can take its place",
        why: "a pipe or a device cannot be written back",
      };
    case "read-only":
      return { what: "the file may not be written", why: "its rights say that it is to be read only" };
    case "changed":
      return { what: "the file was changed meanwhile", why: OUTDATED };
    case "gone":
      return { what: "the file is not there any more", why: OUTDATED };
    case "failed":
      return { what: "the fixed text could not be written", why: refused.reason, cause: refused.cause };
  }
}

/** `fixed` is the whole text, its byte order mark included where there was one. */
export function writeFixed({ text: { file }, path, bytes }: OpenedFile, fixed: string): void {
  if (path === null) return;
  const replaced = replaceFile({ path, before: bytes, text: fixed });
  if (replaced.kind === "done") return;
  const { what, why, cause } = saidOf(file, replaced);
  throw refused(file, {
    what: `${what}; nothing was fixed in it`,
    why,
    fix: "mend that and run it again, or see the changes with --fix --dry-run",
    cause,
  });
}
