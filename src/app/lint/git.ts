/**
 * Asks git, read-only, with plumbing commands alone: no pager, no hooks, no external diff, no filters, and none of the
 * variables by which a caller's environment could send it elsewhere.
 */
import { spawn } from "node:child_process";
import type { RutterError } from "../../base/index.ts";
import { lintError } from "./lint-error.ts";

export interface GitEnded {
  readonly status: number;
  readonly out: Buffer;
  readonly err: string;
}

export interface GitAsked {
  readonly folder: string;
  readonly args: readonly string[];
  readonly input?: string;
}

const SETTINGS: readonly string[] = [
  "--no-pager",
  "--no-optional-locks",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.quotePath=false",
];

/** What git needs to find its settings and to start; everything named GIT_… is left out. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|PAGER$|EDITOR$|VISUAL$)/i.test(name),
  );
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}

/** More than the largest runbook and its whole repository's names take. */
const MOST_BYTES = 256 * 1024 * 1024;

const missing = (cause: unknown): RutterError =>
  lintError({
    code: "LINT_SINCE_GIT",
    what: "git could not be started",
    why: "--since asks git what each runbook was like before",
    fix: "install git, or lint without --since",
    cause,
  });

export function git({ folder, args, input }: GitAsked): Promise<GitEnded> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...SETTINGS, ...args], {
      cwd: folder,
      env: environment(),
      windowsHide: true,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let bytes = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) child.kill();
      else out.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", (cause) => reject(missing(cause)));
    // Git may end before it has read all: its status says so.
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
    child.on("close", (status) =>
      resolve({ status: status ?? -1, out: Buffer.concat(out), err: Buffer.concat(err).toString("utf8") }),
    );
  });
}
