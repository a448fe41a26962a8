/** The documents whose transcripts are executed: those at the root and every Markdown file under `docs/`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, REPOSITORY } from "../repository.ts";

export interface Document {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

export function documents(): readonly Document[] {
  const paths = [
    "README.md",
    "ARCHITECTURE.md",
    ...filesUnder("docs").filter((path) => path.endsWith(".md")),
  ];
  return paths
    .filter((path) => existsSync(join(REPOSITORY, path)))
    .map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), "utf8") }));
}
