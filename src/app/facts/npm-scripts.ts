/** The scripts of the package.json files of a repository, by folder. Bounded: a few levels down, and not without end. */
import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const DEEPEST = 4;
const MOST_FOLDERS = 2000;
const LARGEST_BYTES = 1 << 20;
const PASSED_OVER = new Set(["node_modules", "dist", "build", "vendor", "target", "coverage"]);

type Scripts = ReadonlyMap<string, readonly string[]>;

const known = new Map<string, Promise<Scripts>>();

/** Read once for a repository, however many of its runbooks are looked at. */
export function npmScriptsUnder(root: string): Promise<Scripts> {
  const made = known.get(root) ?? collect(root);
  known.set(root, made);
  return made;
}

async function collect(root: string): Promise<Scripts> {
  const found = new Map<string, readonly string[]>();
  let folders = [""];
  let seen = 0;
  for (let depth = 0; depth <= DEEPEST && folders.length > 0 && seen < MOST_FOLDERS; depth += 1) {
    const next: string[] = [];
    for (const folder of folders.slice(0, MOST_FOLDERS - seen)) {
      seen += 1;
      for (const entry of await entriesOf(join(root, folder))) {
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile() && entry.name === "package.json") {
          const scripts = await scriptsIn(join(root, path));
          if (scripts !== null) found.set(folder, scripts);
        } else if (entry.isDirectory() && !entry.name.startsWith(".") && !PASSED_OVER.has(entry.name))
          next.push(path);
      }
    }
    folders = next;
  }
  return found;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

/** Null for a file that is no package.json of ours to judge. */
async function scriptsIn(path: string): Promise<readonly string[] | null> {
  const text = await readFile(path, "utf8").catch(() => "");
  if (text.length > LARGEST_BYTES) return null;
  try {
    const { scripts } = JSON.parse(text) as { scripts?: unknown };
    if (scripts === undefined) return [];
    return typeof scripts === "object" && scripts !== null ? Object.keys(scripts) : null;
  } catch {
    return null;
  }
}
