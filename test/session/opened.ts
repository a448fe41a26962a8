/** A session in a folder of its own for tests, and what is asked of it in short. Everything it started is ended with it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  openSession,
  type Session,
  type SessionEnd,
  type SessionPlace,
  type SessionRun,
} from "../../src/session/index.ts";

/** A command, or one with the statuses that are answers. */
export type Typed = string | readonly [string, ...number[]];

export interface Ran extends SessionEnd {
  readonly id: string;
  readonly log: string;
}

export interface Opened {
  readonly session: Session;
  readonly place: SessionPlace;
  /** Beside the session's own. */
  readonly folder: string;
  readonly run: (
    commands: readonly Typed[],
    more?: Partial<SessionRun>,
    signal?: AbortSignal,
  ) => Promise<Ran>;
  readonly runOf: (id: string, commands: readonly Typed[], more?: Partial<SessionRun>) => SessionRun;
  /** Another process's view of the same session. */
  readonly again: () => Promise<Session>;
  readonly keeperPid: () => number;
  readonly end: () => Promise<void>;
}

export const GRACE_MS = 300;
export const never = new AbortController().signal;

export async function opened(more: Partial<SessionPlace> = {}): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "rutter-session-"));
  const place: SessionPlace = {
    folder: join(folder, "session"),
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", HOME: folder, LANG: "C.UTF-8" },
    transport: ["bash", "--noprofile", "--norc"],
    ...more,
  };
  const open = (): Promise<Session> => openSession(place, { graceMs: GRACE_MS });
  const session = await open();
  const logOf = (id: string): string => join(folder, "logs", `${id}.log`);
  const runOf = (id: string, commands: readonly Typed[], some: Partial<SessionRun> = {}): SessionRun => ({
    id,
    commands: commands.map((each) =>
      typeof each === "string"
        ? { text: each, answers: [] }
        : { text: each[0], answers: each.slice(1).map(Number) },
    ),
    script: null,
    client: null,
    env: {},
    aside: false,
    timeoutMs: 60_000,
    log: logOf(id),
    mask: [],
    looks: [],
    ...some,
  });
  let count = 0;
  const others: Session[] = [];
  return {
    session,
    place,
    folder,
    runOf,
    run: async (commands, some, signal = never) => {
      count += 1;
      const id = `run-${count}`;
      const end = await session.run(runOf(id, commands, some), signal);
      return { ...end, id, log: some?.log === undefined ? readFileSync(logOf(id), "utf8") : "" };
    },
    again: async () => {
      const other = await open();
      others.push(other);
      return other;
    },
    keeperPid: () => {
      const [note = ""] = readdirSync(place.folder).filter((name) => /^keeper\.\d+$/.test(name));
      return (JSON.parse(readFileSync(join(place.folder, note), "utf8")) as { pid: number }).pid;
    },
    end: async () => {
      await session.end();
      for (const other of others) await other.leave();
      await session.leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** With a session that is ended whatever happens. */
export async function withSession(
  act: (opened: Opened) => Promise<void>,
  more: Partial<SessionPlace> = {},
): Promise<void> {
  const one = await opened(more);
  try {
    await act(one);
  } finally {
    await one.end();
  }
}

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch (error) {
    // Where there is no /proc, a signal that arrives must do.
    return (error as NodeJS.ErrnoException).code === "ENOENT" && process.platform !== "linux";
  }
}
