/** Where a program is, and which version the package it came in says it has. It starts nothing. */
import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import type { World } from "./found.ts";

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The full path, as a shell would find it; null where it is nowhere on PATH. */
export function findProgram(program: string, { env }: Pick<World, "env">): string | null {
  if (isAbsolute(program)) return isExecutable(program) ? program : null;
  for (const folder of (env.PATH ?? "").split(":")) {
    const path = join(folder === "" ? "." : folder, program);
    if (isExecutable(path)) return path;
  }
  return null;
}

interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
}

/** For what npm installed: `pm2 --version` could start its daemon, and its package.json tells the same. */
export function packagedVersion(path: string): string | null {
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    return null;
  }
  for (let folder = dirname(real), steps = 0; steps < 6; folder = dirname(folder), steps += 1) {
    if (
      basename(dirname(folder)) === "node_modules" ||
      basename(dirname(dirname(folder))) === "node_modules"
    ) {
      const version = versionOf(join(folder, "package.json"), basename(path));
      if (version !== null) return version;
    }
    if (dirname(folder) === folder) break;
  }
  return null;
}

function versionOf(file: string, program: string): string | null {
  try {
    const { name, version }: Manifest = JSON.parse(readFileSync(file, "utf8"));
    // A shim of corepack would fetch the program to tell its version.
    if (name === "corepack" && program !== "corepack") return null;
    return typeof version === "string" && /^[\w.+-]{1,40}$/.test(version) ? version : null;
  } catch {
    return null;
  }
}
