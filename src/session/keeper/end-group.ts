/**
 * Ends a process and everything that it started and that did not leave its group: TERM, and after a while KILL. What left
 * the group by `setsid` is out of reach.
 */
import { spawn } from "node:child_process";
import type { BashProcess } from "./bash-process.ts";
import { groupLives, signalGroup } from "./group-lives.ts";

const LOOK_EVERY_MS = 15;
/** KILL cannot be refused, but a process that waits for a disk gets it late. */
const DEAD_MS = 500;

interface Ending {
  readonly graceMs: number;
  /** Sends a signal where a transport leads to. */
  readonly atHost: (signal: string) => void;
  /** Whether bash took TERM for a signal like others, and answers: then it alone may live on. */
  readonly hasAnswered: () => boolean;
}

export async function endGroup(
  { pid }: BashProcess,
  { graceMs, atHost, hasAnswered }: Ending,
): Promise<void> {
  const lives = (): boolean => groupLives(pid, hasAnswered() ? pid : 0);
  signalGroup(pid, "SIGTERM");
  atHost("TERM");
  if (await goneWithin(lives, graceMs)) return;
  signalGroup(pid, "SIGKILL");
  atHost("KILL");
  await goneWithin(lives, DEAD_MS);
}

async function goneWithin(lives: () => boolean, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms && lives(); waited += LOOK_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return !lives();
}

interface Far {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
}

/**
 * The same for a bash behind a transport, over a second way through it: a line that is cut, or a client that is ended,
 * leaves what runs at the other end as it was.
 */
export function endFar({ words, env, pid }: Far, signal: string): void {
  const [word = "", ...rest] = words;
  const far = spawn(word, rest, {
    cwd: "/",
    env: { ...env },
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  far.on("error", () => undefined);
  far.stdin.on("error", () => undefined);
  far.stdin.end(`kill -s ${signal} -- -${pid} 2>/dev/null || kill -s ${signal} ${pid}\n`);
  far.unref();
}
