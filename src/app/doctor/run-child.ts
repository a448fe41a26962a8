/**
 * Runs a program that only tells about itself: no input, a small environment, a bounded output, and an end. When time is up
 * its whole process group is killed, and a child of it that keeps the pipe open is not waited for.
 */
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import type { World } from "./found.ts";

const OUTPUT_BYTES = 64 * 1024;
/** After its own end a program's last words may still be on their way. */
const LAST_WORDS_MS = 150;

export interface Child {
  /** Null where it was ended, or never began. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Why it never began; null where it did. */
  readonly failed: string | null;
}

export interface ChildGiven {
  readonly file: string;
  readonly args: readonly string[];
  readonly world: Pick<World, "env">;
  readonly signal: AbortSignal;
  /** More variables to pass on, by name. */
  readonly passes?: RegExp;
  readonly sets?: Readonly<Record<string, string>>;
}

const PASSED = /^(?:PATH|HOME|KUBECONFIG|USER|LOGNAME|TMPDIR|TEMP|TMP|SYSTEMROOT|XDG_CONFIG_HOME)$/;

function environment({ world, passes, sets }: ChildGiven): Record<string, string> {
  const env: Record<string, string> = { LC_ALL: "C", LANG: "C", NO_COLOR: "1", TERM: "dumb", ...sets };
  for (const [name, value] of Object.entries(world.env))
    if (value !== undefined && (PASSED.test(name) || passes?.test(name) === true)) env[name] = value;
  return env;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const PAINT = /\u001b\[[0-9;?]{0,20}[A-Za-z]|\u001b\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

export const plainText = (bytes: Buffer): string =>
  bytes.toString("utf8").replace(PAINT, "").replace(CONTROL, "");

interface Gathered {
  readonly add: (chunk: Buffer) => boolean;
  readonly text: () => string;
}

function gathered(): Gathered {
  const chunks: Buffer[] = [];
  let total = 0;
  return {
    add: (chunk) => {
      chunks.push(chunk.subarray(0, OUTPUT_BYTES - total));
      total = Math.min(OUTPUT_BYTES, total + chunk.length);
      return total < OUTPUT_BYTES;
    },
    text: () => plainText(Buffer.concat(chunks)),
  };
}

export function runChild(given: ChildGiven): Promise<Child> {
  const { file, args, signal } = given;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ status: null, out: "", err: "", failed: null });
    const [out, err] = [gathered(), gathered()];
    const child = spawn(file, [...args], {
      cwd: tmpdir(),
      env: environment(given),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      windowsHide: true,
    });
    let isDone = false;
    const end = (status: number | null, failed: string | null = null): void => {
      if (isDone) return;
      isDone = true;
      signal.removeEventListener("abort", stop);
      killGroup(child.pid);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve({ status, out: out.text(), err: err.text(), failed });
    };
    const stop = (): void => end(null);
    signal.addEventListener("abort", stop);
    // What prints without end has said enough.
    child.stdout.on("data", (chunk: Buffer) => void (out.add(chunk) || end(null)));
    child.stderr.on("data", (chunk: Buffer) => void (err.add(chunk) || end(null)));
    child.on("error", (error) => end(null, error.message));
    child.on("close", (status) => end(status));
    child.on("exit", (status) => setTimeout(() => end(status), LAST_WORDS_MS).unref());
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended, with all that it started.
  }
}

/** The first line that says something. */
export const firstLine = (text: string): string =>
  (text.split("\n").find((line) => line.trim() !== "") ?? "").trim().slice(0, 200);
