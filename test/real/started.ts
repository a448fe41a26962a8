/** A release of the built command line as a process of its own, for tests of what happens to it in the middle. */
import { spawn } from "node:child_process";
import { expect } from "vitest";
import { COMMAND, ENVIRONMENT } from "../cli/rutter.ts";
import { type Ground, onlyRelease, STEPS, stepsIn } from "./killed.ts";

export const RUN = ["run", "steps.md", "--non-interactive"];
export const LIMIT_MS = 60_000;

export interface Started {
  readonly ended: Promise<{
    readonly status: number | null;
    readonly signal: string | null;
    readonly out: string;
  }>;
  readonly kill: (signal: NodeJS.Signals) => boolean;
}

export interface Circumstances {
  /** Runs before it in its own shell: a limit, say. */
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function start(ground: Ground, args: readonly string[], more: Circumstances = {}): Started {
  const node = [process.execPath, ...COMMAND, ...args];
  const [program = "", ...rest] =
    more.shell === undefined ? node : ["bash", "-c", `${more.shell}; exec "$@"`, "bash", ...node];
  const child = spawn(program, rest, {
    cwd: ground.folder,
    env: { ...ENVIRONMENT, RUTTER_HOME: ground.home, ...more.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => out.push(chunk));
  return {
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.on("close", (status, signal) =>
        resolve({ status, signal, out: Buffer.concat(out).toString("utf8") }),
      );
    }),
  };
}

export async function untilBegun(ground: Ground, step: number): Promise<void> {
  while (!stepsIn(ground, "began").includes(step)) await new Promise((done) => setTimeout(done, 10));
}

export async function theRelease(ground: Ground): Promise<string> {
  const release = await onlyRelease(ground);
  if (release === null) throw new Error("there is no release");
  return release;
}

export async function resumeToItsEnd(ground: Ground, env: Circumstances["env"] = {}): Promise<void> {
  const { status, out } = await start(ground, ["resume", await theRelease(ground), "--non-interactive"], {
    env,
  }).ended;
  expect(status, out).toBe(0);
  expect(stepsIn(ground, "began")).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));
}
