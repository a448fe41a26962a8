/**
 * Writes what Rutter says of every example runbook beside it, for the author to review. Takes paths of runbooks; without
 * any, all of them. Never run in CI, where a difference is a failure.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goldenOf, runbooks } from "../test/golden/golden.ts";
import { REPOSITORY } from "../test/repository.ts";

if (process.env.CI)
  throw new Error("golden:update rewrites files: run it on your machine and review the change");

process.chdir(REPOSITORY);
const wanted = process.argv.slice(2);
const chosen = runbooks().filter((path) => wanted.length === 0 || wanted.includes(path));
if (chosen.length === 0) throw new Error(`no such runbook: ${wanted.join(", ")}`);
for (const runbook of chosen) {
  for (const { path, text } of await goldenOf(runbook)) {
    const file = join(REPOSITORY, path);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    writeFileSync(file, text);
    console.log(`updated ${path}`);
  }
}
