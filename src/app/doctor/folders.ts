/**
 * Where a session may stand after its `cd`s. Runbooks begin each fence in the repository's root as often as where the last
 * one ended, so there are several folders it may be; which of them exist is not asked here.
 */
import type { Filled } from "./values.ts";

export interface Folders {
  /** From the repository's root, or absolute; the likeliest first. */
  readonly may: readonly string[];
  /** A `cd` went to where only running the runbook would tell: it may be somewhere else altogether. */
  readonly lost: boolean;
}

export const ROOT: Folders = { may: [""], lost: false };

const MOST = 8;
const LONGEST = 400;

export function joinPath(folder: string, path: string): string {
  if (path.startsWith("/")) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return (folder.startsWith("/") ? "/" : "") + parts.join("/");
}

/** `~` and `~/x`. */
export const atHome = (path: string, home: string | null): string =>
  home !== null && /^~(?:\/|$)/.test(path) ? home + path.slice(1) : path;

export function inFolder(folders: Folders, { text, open }: Filled, home: string | null): Folders {
  const path = atHome(text, home);
  if (open.length > 0 || path === "-" || path.startsWith("~")) return { may: [""], lost: true };
  // A subshell comes back from there, so the root stays possible.
  if (path.startsWith("/")) return { may: [path, ""], lost: false };
  const may = [...folders.may.map((folder) => joinPath(folder, path)), joinPath("", path)];
  // Each fence of a long runbook may go down the same way: from its own start, never so deep.
  const near = [...new Set(may)].filter((folder) => folder.length <= LONGEST);
  return { may: near.slice(0, MOST), lost: folders.lost || near.length === 0 };
}
