/** Starts the process that keeps a session, apart from this one: no terminal, no signal and no exit of ours reaches it. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Bundled, it lies beside the command line's folder; under `src` it is read through tsx, as we are. */
function keeperCommand(): readonly string[] {
  if (!import.meta.url.endsWith(".ts"))
    return [fileURLToPath(new URL("../session/keeper.js", import.meta.url))];
  const tsx = createRequire(import.meta.url).resolve("tsx");
  return ["--import", pathToFileURL(tsx).href, fileURLToPath(new URL("./keeper.ts", import.meta.url))];
}

/** What the program itself needs; the environment of the steps comes over the socket, for it may hold secrets. */
const PASSED = ["PATH", "HOME", "TMPDIR", "LANG", "SystemRoot"];

export const errorsOf = (folder: string): string => join(folder, "keeper.err");

export function startKeeper(folder: string): ChildProcess {
  const errors = openSync(errorsOf(folder), "a", 0o600);
  try {
    const env = Object.fromEntries(
      PASSED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    );
    const stdio = ["ignore", "ignore", errors] as const;
    const child = spawn(process.execPath, [...keeperCommand(), folder], {
      cwd: folder,
      env,
      detached: true,
      stdio: [...stdio],
    });
    child.unref();
    return child;
  } finally {
    closeSync(errors);
  }
}
