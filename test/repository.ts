/** Where the repository is, and which files lie in it. For tests alone. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

export const REPOSITORY = resolve(import.meta.dirname, "..");

const LEFT_OUT = new Set(["node_modules", "dist", ".git"]);

/** Paths of the files under a folder, from the repository's root, with `/`, sorted; none where there is no folder. */
export function filesUnder(folder: string): readonly string[] {
  const root = join(REPOSITORY, folder);
  return existsSync(root) ? walk(root).map(fromRoot).sort() : [];
}

const fromRoot = (path: string): string => relative(REPOSITORY, path).split(sep).join("/");

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}
