/** Where the repository of a file begins: the nearest folder upwards with a `.git` or a `rutter.yaml`. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const MARKS = [".git", "rutter.yaml"] as const;

/** Absolute; null where the file lies in no repository, and nothing can be said of what should be beside it. */
export function repositoryRoot(file: string): string | null {
  // What comes through standard input belongs to the folder at hand.
  const start = file === "-" ? resolve(".") : dirname(resolve(file));
  for (const mark of MARKS)
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, mark))) return folder;
      if (dirname(folder) === folder) break;
    }
  return null;
}
