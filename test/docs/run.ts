/**
 * Runs the transcripts of one document in a folder of its own, with an environment that is the same everywhere. The
 * repository's examples are copied there, so that a command that writes cannot change them.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { REPOSITORY } from "../repository.ts";
import { type DocumentScript, type Exchange, scriptOf } from "./transcript.ts";

const TIMEOUT_MS = 20_000;

export interface Performed {
  readonly exchange: Exchange;
  readonly actual: readonly string[];
}

export async function runDocument(document: string): Promise<readonly Performed[]> {
  const script = scriptOf(document);
  if (script.exchanges.length === 0) return [];
  const root = await mkdtemp(join(tmpdir(), "rutter-docs-"));
  try {
    const folder = await prepare(root, script);
    const performed: Performed[] = [];
    for (const exchange of script.exchanges) {
      performed.push({ exchange, actual: await perform(exchange.command, root, folder) });
    }
    return performed;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function prepare(root: string, script: DocumentScript): Promise<string> {
  const folder = join(root, "work");
  const bin = join(root, "bin");
  await Promise.all([folder, bin, join(root, "home")].map((path) => mkdir(path)));
  const main = join(REPOSITORY, "dist/cli/main.js");
  const launcher = `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`;
  await writeFile(join(bin, "rutter"), launcher, { mode: 0o755 });
  if (script.exchanges.some(({ command }) => command.includes("examples/"))) {
    const filter = (path: string): boolean => !path.split(sep).includes("node_modules");
    await cp(join(REPOSITORY, "examples"), join(folder, "examples"), { recursive: true, filter });
  }
  for (const { name, text } of script.files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

function perform(command: string, root: string, folder: string): Promise<readonly string[]> {
  const env = {
    PATH: [join(root, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(":"),
    HOME: join(root, "home"),
    RUTTER_HOME: join(root, "home"),
    NO_COLOR: "1",
    COLUMNS: "80",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
  };
  return new Promise((done, failed) => {
    const options = { cwd: folder, env, timeout: TIMEOUT_MS, maxBuffer: 16_000_000 };
    const child = execFile("bash", ["-c", `exec 2>&1\n${command}`], options, (error, stdout) => {
      if (error !== null && typeof error.code !== "number") {
        failed(
          new Error(`"${command}" did not end by itself within ${TIMEOUT_MS / 1000} s`, { cause: error }),
        );
        return;
      }
      const lines = stdout.replace(/\n$/, "").split("\n");
      const output = stdout === "" ? [] : lines;
      done(error === null ? output : [...output, `(exit status ${error.code})`]);
    });
    child.stdin?.end();
  });
}
