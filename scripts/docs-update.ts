/**
 * Runs every console transcript of the documents and writes what came out into them, for the author to review. Takes
 * the paths of documents; without any, all of them. Never run in CI, where a transcript that differs is a failure.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents } from "../test/docs/documents.ts";
import { runDocument } from "../test/docs/run.ts";
import { updated } from "../test/docs/update.ts";
import { REPOSITORY } from "../test/repository.ts";

if (process.env.CI)
  throw new Error("docs:update rewrites documents: run it on your machine and review the change");

const wanted = process.argv.slice(2);
const chosen = documents().filter(({ path }) => wanted.length === 0 || wanted.includes(path));
if (chosen.length === 0) throw new Error(`no such document: ${wanted.join(", ")}`);
for (const { path, text } of chosen) {
  const after = updated(text, await runDocument(text));
  if (after === text) continue;
  writeFileSync(join(REPOSITORY, path), after);
  console.log(`updated ${path}`);
}
