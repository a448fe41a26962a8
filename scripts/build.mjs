#!/usr/bin/env node
/**
 * Builds src into dist. What was there before is replaced only when the compiler had nothing to say, so a failed build
 * never leaves half a program. Types are checked apart (`npm run check`), so that a first start is not kept waiting.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleProgram } from "./bundle.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");

export async function buildProgram() {
  const digest = sourceDigest();
  const fresh = join(ROOT, "node_modules/.cache/rutter", `dist-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const joined = await bundleProgram(ROOT, fresh);
  if (!joined) {
    rmSync(fresh, { recursive: true, force: true });
    console.error("build: the sources could not be joined; dist is as it was");
    process.exit(1);
  }
  makeExecutable(join(fresh, "cli/main.js"));
  writeFileSync(join(fresh, ".built"), digest);
  rmSync(DIST, { recursive: true, force: true });
  renameSync(fresh, DIST);
}

/** What the build depends on: its sources, its settings, the versions of its packages. */
export function sourceDigest() {
  const settings = ["package-lock.json", "tsconfig.json", "scripts/build.mjs", "scripts/bundle.mjs"];
  const hash = createHash("sha256");
  for (const path of [...settings, ...sourcesUnder("src")]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function sourcesUnder(folder) {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourcesUnder(path);
      return path.endsWith(".test.ts") ? [] : [path];
    });
}

function makeExecutable(main) {
  if (!existsSync(main) || !readFileSync(main, "utf8").startsWith("#!")) {
    console.error("build: dist/cli/main.js is missing or has lost its first line, #!/usr/bin/env node");
    process.exit(1);
  }
  chmodSync(main, 0o755);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildProgram();
