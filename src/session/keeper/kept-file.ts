/** Where what a session carries over lies while its keeper may die: a file that nobody else may read, whole or not there. */
import { closeSync, fdatasyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import type { Kept } from "./kept.ts";

export function readKeptFile(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Kept;
  } catch {
    return null;
  }
}

export function writeKeptFile(path: string, kept: Kept): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  const fd = openSync(fresh, "wx", 0o600);
  try {
    const bytes = Buffer.from(JSON.stringify(kept));
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(fresh, path);
}

export const removeKeptFile = (path: string): void => {
  rmSync(path, { force: true });
  rmSync(`${path}.new`, { force: true });
};
