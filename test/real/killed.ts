/**
 * Releases of the built command line that are killed at random moments and resumed until they are done. The steps write down
 * that they began and that they ended, so that what the journal says can be held against what happened.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMAND, ENVIRONMENT } from "../cli/rutter.ts";

export const STEPS = 30;

/** Every third step takes long enough to be killed in its middle. */
const runbookOf = (longSeconds: string): string =>
  [
    "# Thirty steps\n\n## Steps\n",
    ...Array.from({ length: STEPS }, (_, index) => {
      const step = index + 1;
      return `### Step ${step}\n\n\`\`\`bash\n./append.sh ${step} ${step % 3 === 0 ? longSeconds : "0.004"}\n\`\`\`\n`;
    }),
  ].join("\n");

const APPEND = '#!/bin/bash\necho "$1" >> began\nsleep "$2"\necho "$1" >> ended\necho "step $1 is through"\n';

export interface Ground {
  readonly folder: string;
  readonly home: string;
}

export function prepareGround(longSeconds = "0.05"): Ground {
  const folder = mkdtempSync(join(tmpdir(), "rutter-killed-"));
  writeFileSync(join(folder, "steps.md"), runbookOf(longSeconds));
  writeFileSync(join(folder, "append.sh"), APPEND);
  chmodSync(join(folder, "append.sh"), 0o755);
  for (const name of ["began", "ended"]) writeFileSync(join(folder, name), "");
  const home = join(folder, "home");
  mkdirSync(home, { mode: 0o700 });
  return { folder, home };
}

/** The steps that a file of the ground names, in the order they came. */
export const stepsIn = ({ folder }: Ground, file: "began" | "ended"): readonly number[] =>
  readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean).map(Number);

export interface Answered {
  readonly status: number | null;
  readonly out: string;
}

function started(ground: Ground, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...COMMAND, ...args], {
    cwd: ground.folder,
    env: { ...ENVIRONMENT, RUTTER_HOME: ground.home },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** When a process is killed: so long after it was started, or after so many more steps have begun. */
export interface Kill {
  readonly steps: number;
  readonly afterMs: number;
  /** With everything that it started, before itself: as when the machine dies. */
  readonly all: boolean;
}

/** Some while it starts, most between and in the middle of steps. */
export function killAt(chance: () => number, all: boolean): Kill {
  if (chance() < 0.2) return { steps: 0, afterMs: Math.round(chance() * 600), all };
  return { steps: 1 + Math.floor(chance() * 6), afterMs: Math.round(chance() * 70), all };
}

const LOOK_EVERY_MS = 3;

/** Runs it to its end, or kills it with no warning. */
export function rutterIn(
  ground: Ground,
  args: readonly string[],
  kill: Kill | null = null,
): Promise<Answered & { readonly killed: boolean }> {
  const child = started(ground, args);
  const out: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => out.push(chunk));
  const until = kill === null ? 0 : stepsIn(ground, "began").length + kill.steps;
  const look = (): void => {
    if (kill === null || stepsIn(ground, "began").length < until) return;
    clearInterval(looking);
    setTimeout(() => {
      if (kill.all) killAll(ground);
      child.kill("SIGKILL");
    }, kill.afterMs);
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  return new Promise((resolve) => {
    child.on("close", (status, signal) => {
      clearInterval(looking);
      resolve({ status, out: Buffer.concat(out).toString("utf8"), killed: signal === "SIGKILL" });
    });
  });
}

/** Everything that was started for this ground, by whatever process: the commands name its folder, or descend from one that does. */
export function killAll(ground: Ground): void {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, ppid, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), ppid: Number(ppid), args: args ?? "" }];
    });
  const doomed = new Set(rows.filter(({ args }) => args.includes(ground.folder)).map(({ pid }) => pid));
  for (let before = -1; before !== doomed.size; ) {
    before = doomed.size;
    for (const { pid, ppid } of rows) if (doomed.has(ppid)) doomed.add(pid);
  }
  for (const pid of doomed) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

export interface StatusJson {
  readonly release: string;
  readonly state: string;
  readonly steps: readonly { readonly id: string; readonly title: string; readonly state: string }[];
  readonly waits: readonly {
    readonly id: string;
    readonly kind: string;
    readonly step: string | null;
    readonly text: string;
  }[];
}

export async function statusOf(ground: Ground, release: string): Promise<StatusJson> {
  const { out } = await rutterIn(ground, ["status", release, "--json"]);
  return JSON.parse(out) as StatusJson;
}

/** Null where it was killed before anything was written down. */
export async function onlyRelease(ground: Ground): Promise<string | null> {
  const { out } = await rutterIn(ground, ["list", "--all", "--json"]);
  const [first] = out.split("\n").filter(Boolean);
  return first === undefined ? null : (JSON.parse(first) as { readonly release: string }).release;
}

/** Numbers between 0 and 1 that are the same for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
