/** Runs the command line as a process of its own, in an environment that is the same everywhere. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { filesUnder, REPOSITORY } from "../repository.ts";

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Given {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: Uint8Array | string;
}

const TSX = pathToFileURL(join(REPOSITORY, "node_modules/tsx/dist/esm/index.mjs")).href;

/** `npm test` builds first; elsewhere what was built may be older than the sources, and then those are run. */
function isBuilt(): boolean {
  const mark = join(REPOSITORY, "dist/.built");
  if (!existsSync(mark)) return false;
  const built = statSync(mark).mtimeMs;
  return filesUnder("src").every((path) => statSync(join(REPOSITORY, path)).mtimeMs < built);
}

/** How Node is started for the command line; without the arguments. */
export const COMMAND: readonly string[] = isBuilt()
  ? [join(REPOSITORY, "dist/cli/main.js")]
  : ["--import", TSX, join(REPOSITORY, "src/cli/main.ts")];

export const ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? "",
  HOME: tmpdir(),
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
};

export function rutter(args: readonly string[], given: Given = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...COMMAND, ...args], {
      cwd: given.cwd ?? tmpdir(),
      env: { ...ENVIRONMENT, ...given.env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    // A program that refuses its input early may close it: that is its right.
    child.stdin.on("error", () => {});
    child.stdin.end(given.input ?? "");
    child.on("close", (status) =>
      resolve({ status, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }),
    );
  });
}

/** A folder of its own with these files in it. */
export function folderWith(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "rutter-cli-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
