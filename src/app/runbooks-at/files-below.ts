/**
 * The files below a folder, without what nobody keeps runbooks in: `node_modules`, folders whose name begins with a
 * dot, and what is reached only through a link to another folder, which could lead round in a circle.
 */
import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export interface Below {
  /** How many folders down; null: all. */
  readonly depth: number | null;
  /** Folders that are gone into though their name begins with a dot. */
  readonly named?: ReadonlySet<string>;
}

const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder === "" ? "." : folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function leadsToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // A link to nothing is no runbook, and no reason to stop.
    return false;
  }
}

/** Paths that begin with `folder`; a folder that may not be looked into has none. */
export function filesBelow(folder: string, { depth, named = new Set() }: Below): readonly string[] {
  const found: string[] = [];
  const open: { folder: string; left: number }[] = [{ folder, left: depth ?? Number.POSITIVE_INFINITY }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of entriesOf(next.folder)) {
      const path = next.folder === "" ? entry.name : join(next.folder, entry.name);
      const isHidden = entry.name.startsWith(".") && !named.has(entry.name);
      if (entry.isDirectory() && next.left > 0 && !isHidden && !SKIPPED.has(entry.name))
        open.push({ folder: path, left: next.left - 1 });
      else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(path))) found.push(path);
    }
  }
  return found;
}
