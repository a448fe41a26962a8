#!/usr/bin/env node
/**
 * Runs every test once; in CI (`CI=true`) also the type check, the linter and the search for what is unused, and a
 * skipped test is a failure there. The last line is always that of `test/reporter.ts`.
 */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { ready } from "./ready.mjs";
import { statusOf } from "./run.mjs";
import { fetchServers } from "./servers.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const inCi = process.env.CI !== undefined && process.env.CI !== "" && process.env.CI !== "false";

const bin = (name) => resolve(ROOT, "node_modules/.bin", name);

await ready("build");
for (const name of fetchServers())
  console.log(
    `tests: ${name} cannot be had here, so the tests that talk to one ${inCi ? "fail" : "are not run"}`,
  );
const failed = inCi ? staticChecks() : [];
if (failed.length > 0) console.error(`failed before any test: ${failed.join(", ")}`);
const status = inCi ? await vitestInCi() : statusOf(bin("vitest"), ["run", ...process.argv.slice(2)]);
process.exitCode = failed.length > 0 ? status || 1 : status;

/** All of them, so that one run shows everything. */
function staticChecks() {
  const checks = [
    ["type check", "tsc", ["--noEmit", "-p", "tsconfig.json"]],
    ["lint and format", "biome", ["ci", "--colors=off", "."]],
    ["unused code and packages", "knip", ["--no-progress"]],
  ];
  return checks.filter(([, name, args]) => statusOf(bin(name), args) !== 0).map(([title]) => title);
}

/** Vitest's status, or 1 where it skipped a test or did not tell how many. */
function vitestInCi() {
  const child = spawn(bin("vitest"), ["run"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  let end = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text) => {
    process.stdout.write(text);
    end = (end + text).slice(-1000);
  });
  return new Promise((done) => {
    child.on("close", (code) => {
      const skipped = /vitest: \d+ passed, \d+ failed, (\d+) skipped\s*$/.exec(end)?.[1];
      done(code !== 0 ? (code ?? 1) : skipped === "0" ? 0 : 1);
    });
  });
}
