/**
 * Runs one command of a team by bash, in its folder, with what is wanted in its environment and nothing in its text. When its
 * time is up its whole process group is ended; what it left running when it ended by itself stays, for that may be the service.
 */
import { spawn } from "node:child_process";
import type { TargetCall } from "../../effect/index.ts";

export interface Ran {
  readonly state: "ended" | "timed-out" | "cancelled" | "not-begun";
  /** Null where it was ended from outside, or never began. */
  readonly status: number | null;
  readonly out: string;
  /** It printed more than is kept. */
  readonly cut: boolean;
  /** The last lines of what it said, on either stream; or why it never began. */
  readonly last: readonly string[];
}

export interface CommandGiven {
  readonly text: string;
  readonly bash: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OUTPUT_BYTES = 256 * 1024;
const LAST_BYTES = 4 * 1024;
const LAST_LINES = 6;
const LINE_LETTERS = 300;
/** After its own end its last words may still be on their way. */
const LAST_WORDS_MS = 150;
/** Between asking it to end and ending it. */
const KILL_MS = 2_000;

export function runCommand(given: CommandGiven, call: TargetCall): Promise<Ran> {
  return new Promise((resolve) => {
    if (call.signal.aborted) return resolve({ ...nothing, state: "cancelled" });
    // A failure in the middle counts, as it does in a step.
    const child = spawn(given.bash, ["-e", "-o", "pipefail", "-c", given.text], {
      cwd: given.folder,
      env: { ...given.env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      windowsHide: true,
    });
    const [first, last] = [gathered(OUTPUT_BYTES), lastOf(LAST_BYTES)];
    let ending: Ran["state"] = "ended";
    let kill: NodeJS.Timeout | undefined;
    let words: NodeJS.Timeout | undefined;
    const stop = (why: Ran["state"]) => (): void => {
      if (ending !== "ended") return;
      ending = why;
      signalGroup(child.pid, "SIGTERM");
      kill = setTimeout(() => signalGroup(child.pid, "SIGKILL"), KILL_MS);
    };
    const [late, off] = [stop("timed-out"), stop("cancelled")];
    const timer = setTimeout(late, call.deadlineMs);
    call.signal.addEventListener("abort", off, { once: true });
    const end = (state: Ran["state"], status: number | null, why?: string): void => {
      for (const each of [timer, kill, words]) clearTimeout(each);
      call.signal.removeEventListener("abort", off);
      if (state === "timed-out" || state === "cancelled") signalGroup(child.pid, "SIGKILL");
      child.stdout.destroy();
      child.stderr.destroy();
      const lines = why === undefined ? last.lines() : [why];
      resolve({ state, status, out: first.text(), cut: first.cut(), last: lines });
    };
    child.stdout.on("data", (chunk: Buffer) => {
      first.add(chunk);
      last.add(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => last.add(chunk));
    child.on("error", (error) => end("not-begun", null, error.message));
    child.on("close", (status) => end(ending, ending === "ended" ? status : null));
    // A child of it that keeps the pipe open is not waited for.
    child.on("exit", (status) => {
      words = setTimeout(() => end(ending, ending === "ended" ? status : null), LAST_WORDS_MS);
    });
  });
}

const nothing: Ran = { state: "cancelled", status: null, out: "", cut: false, last: [] };

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended, with all that it started.
  }
}

function gathered(most: number) {
  const chunks: Buffer[] = [];
  let total = 0;
  return {
    add: (chunk: Buffer): void => {
      if (total < most) chunks.push(chunk.subarray(0, most - total));
      total += chunk.length;
    },
    cut: () => total > most,
    text: () => Buffer.concat(chunks).toString("utf8"),
  };
}

function lastOf(most: number) {
  let kept: Buffer = Buffer.alloc(0);
  return {
    add: (chunk: Buffer): void => {
      kept = Buffer.concat([kept, chunk.subarray(-most)]).subarray(-most);
    },
    lines: () =>
      plain(kept.toString("utf8"))
        .split("\n")
        .map((line) => line.trim().slice(0, LINE_LETTERS))
        .filter((line) => line !== "")
        .slice(-LAST_LINES),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const PAINT = /\u001b\[[0-9;?]{0,20}[A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const plain = (text: string): string => text.replace(PAINT, "");
