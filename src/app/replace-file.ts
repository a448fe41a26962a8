/**
 * Puts a new text in the place of a file, whole or not at all: a file beside it is written to the disk and takes its
 * name. A file that somebody else changed meanwhile is left alone. It throws nothing and words no refusal.
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

/** What keeps a file from being replaced before anything is written. */
export type Obstacle =
  | { readonly kind: "not-plain" | "read-only" }
  /** Nothing is at the path, or nothing that may be looked at. */
  | { readonly kind: "unseen"; readonly cause: unknown };

/** The file is as it was, unless it is done. */
export type Replaced =
  | { readonly kind: "done" }
  | Obstacle
  /** Meanwhile: it is not what was read. */
  | { readonly kind: "changed" | "gone" }
  /** `reason` is what the system said, in words. */
  | { readonly kind: "failed"; readonly reason: string; readonly cause: unknown };

export interface Replacement {
  readonly path: string;
  /** What was read: what is there when the new text takes its place must still be that. */
  readonly before: Uint8Array;
  readonly text: string;
}

export function obstacleTo(path: string): Obstacle | null {
  let stat: Stats;
  try {
    stat = statSync(path);
  } catch (cause) {
    return { kind: "unseen", cause };
  }
  if (!stat.isFile()) return { kind: "not-plain" };
  // Another file of its name would come past its rights, and for root there are none: so its own word is taken.
  return (stat.mode & 0o222) === 0 || !mayWrite(path) ? { kind: "read-only" } : null;
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function replaceFile({ path, before, text }: Replacement): Replaced {
  const obstacle = obstacleTo(path);
  if (obstacle !== null) return obstacle;
  let temporary: string | null = null;
  try {
    // A link stays a link: the file that it leads to is replaced.
    const real = realpathSync(path);
    temporary = join(dirname(real), `.${basename(real)}.${process.pid}.rutter`);
    writeWhole(temporary, text, statSync(real));
    const meanwhile = sinceRead(path, real, before);
    if (meanwhile !== null) return { kind: meanwhile };
    renameSync(temporary, real);
    temporary = null;
    syncFolder(dirname(real));
    return { kind: "done" };
  } catch (cause) {
    return { kind: "failed", reason: reasonOf(cause), cause };
  } finally {
    if (temporary !== null) forget(temporary);
  }
}

/** Where even this is refused, why the text could not be written is what matters. */
function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
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

/** What became of the file since it was read; null: nothing. */
function sinceRead(path: string, real: string, before: Uint8Array): "changed" | "gone" | null {
  try {
    if (realpathSync(path) !== real) return "gone";
    return Buffer.from(before).equals(readFileSync(real)) ? null : "changed";
  } catch {
    return "gone";
  }
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

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "its folder does not let this user write",
  EPERM: "its folder does not let this user write",
  EROFS: "the disk is mounted for reading only",
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is full",
};

function reasonOf(cause: unknown): string {
  const code = codeOf(cause);
  return REASONS[code] ?? `the system says ${code}`;
}
