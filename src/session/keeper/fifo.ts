/**
 * A pipe that has a name. What `child_process` calls a pipe is a socket, and a runbook's `tee /dev/stderr` cannot open a
 * socket; so what a bash prints goes through one of these.
 */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, constants, openSync, rmSync } from "node:fs";

export interface Fifo {
  readonly path: string;
  readonly readEnd: number;
  readonly writeEnd: number;
}

/** The reader never waits; the writer, which a child gets, does. */
export function openFifo(path: string): Fifo {
  rmSync(path, { force: true });
  const made = spawnSync("mkfifo", ["-m", "600", path], { stdio: ["ignore", "ignore", "pipe"] });
  if (made.status !== 0)
    throw new Error(`mkfifo ${path}: ${made.error?.message ?? String(made.stderr).trim()}`);
  const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { path, readEnd, writeEnd: openSync(path, constants.O_WRONLY) };
}

/**
 * Leaves a process behind that reads on, for what a step put in the background and what outlives the session: without a
 * reader, it would die the next time it prints.
 */
export function leaveReader(path: string): void {
  // With a writer of our own, opening does not wait for another.
  const writeEnd = openSync(path, constants.O_RDWR);
  const readEnd = openSync(path, constants.O_RDONLY);
  const cat = spawn("cat", [], { stdio: [readEnd, "ignore", "ignore"], detached: true, cwd: "/" });
  cat.on("error", () => undefined);
  cat.unref();
  closeSync(writeEnd);
  closeSync(readEnd);
}
