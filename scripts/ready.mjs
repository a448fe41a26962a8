#!/usr/bin/env node
/**
 * Makes ready what a script needs, and nothing that is ready already: the packages, and with the word `build` the built
 * program. Says in one line what it does; says nothing where there is nothing to do.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "./run.mjs";

const ROOT = resolve(import.meta.dirname, "..");

export async function ready(what) {
  if (!packagesMatch()) {
    console.log("ready: installs the packages of package-lock.json");
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
  if (what !== "build") return;
  // Loaded here, for it needs the packages that were perhaps installed just now.
  const { buildProgram, sourceDigest } = await import("./build.mjs");
  if (builtFrom() === sourceDigest()) return;
  console.log("ready: builds dist from src");
  await buildProgram();
}

/** npm writes what it installed beside it; a package for another system is in the lockfile alone. */
function packagesMatch() {
  const installed = packagesOf("node_modules/.package-lock.json");
  const wanted = Object.entries(packagesOf("package-lock.json")).filter(([path]) => path !== "");
  return wanted.every(([path, entry]) => {
    const there = installed[path];
    return there === undefined ? entry.optional === true : there.integrity === entry.integrity;
  });
}

function packagesOf(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

function builtFrom() {
  const stamp = join(ROOT, "dist/.built");
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await ready(process.argv[2]);
