/**
 * Puts the adopted text in the place of the runbook, whole or not at all: a file beside it is written to the disk and
 * takes its name. A file that somebody else changed meanwhile is left alone.
 */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { RutterError } from "../../base/index.ts";
import { openError } from "../file-error.ts";
import { adoptError } from "./adopt-error.ts";

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);

/** Asked before the first question is: nobody should answer ten of them for nothing. */
export function mustBeWritable(path: string): void {
  const stat = statOf(path);
  if (!stat.isFile()) {
    throw adoptError({
      code: "ADOPT_WRITE_FAILED",
      place: { file: path },
      what: "this is not a plain file, so nothing can take its place",
      why: "a pipe or a device cannot be written back",
      fix: "name the file itself, or - to read standard input and write standard output",
    });
  }
  // Another file of its name would come past its rights, and for root there are none: so its own word is taken.
  if ((stat.mode & 0o222) === 0 || !mayWrite(path)) {
    throw adoptError({
      code: "ADOPT_FILE_READ_ONLY",
      place: { file: path },
      what: "the file may not be written",
      why: "its rights say that it is to be read only",
      fix: `allow it with chmod u+w ${path}, or print the adopted text with rutter adopt - < ${path}`,
    });
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw openError(path, error);
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** `before` is what was read: what is there when the new text takes its place must still be that. */
export function writeAdopted(path: string, before: Uint8Array, text: string): void {
  mustBeWritable(path);
  let temporary: string | null = null;
  try {
    // A link stays a link: the file that it leads to is replaced.
    const real = realpathSync(path);
    temporary = join(dirname(real), `.${basename(real)}.${process.pid}.rutter`);
    writeWhole(temporary, text, statSync(real));
    mustBeUnchanged(path, real, before);
    renameSync(temporary, real);
    temporary = null;
    syncFolder(dirname(real));
  } catch (error) {
    if (temporary !== null) rmSync(temporary, { force: true });
    throw error instanceof RutterError ? error : failed(path, error);
  }
}

function writeWhole(path: string, text: string, like: Stats): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    giveTo(descriptor, like);
    fchmodSync(descriptor, like.mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only root may give a file away; for everybody else it is theirs already, or the folder decides. */
function giveTo(descriptor: number, { uid, gid }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
}

function mustBeUnchanged(path: string, real: string, before: Uint8Array): void {
  let now: Uint8Array | null = null;
  try {
    now = realpathSync(path) === real ? readFileSync(real) : null;
  } catch {
    now = null;
  }
  if (now !== null && Buffer.from(before).equals(now)) return;
  throw adoptError({
    code: "ADOPT_FILE_CHANGED",
    place: { file: path },
    what: now === null ? "the file is not there any more" : "the file was changed meanwhile",
    why: "the annotations were made for the text that was read, and would undo what was written since",
    fix: now === null ? "look where it went, and adopt it there" : "run rutter adopt again",
  });
}

/** Where a folder cannot be synced (Windows, some network disks) the rename is as safe as it gets. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return;
  }
}

function failed(path: string, cause: unknown): RutterError {
  const code = codeOf(cause);
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "its folder does not let this user write",
    EPERM: "its folder does not let this user write",
    EROFS: "the disk is mounted for reading only",
    ENOSPC: "the disk is full",
    EDQUOT: "this user's share of the disk is full",
  };
  return adoptError({
    code: "ADOPT_WRITE_FAILED",
    place: { file: path },
    what: "the adopted text could not be written; the file is as it was",
    why: reasons[code] ?? `the system says ${code}`,
    fix: `mend that, or print the adopted text with rutter adopt - < ${path}`,
    cause,
  });
}
