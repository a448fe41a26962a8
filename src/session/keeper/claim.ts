/** Makes this process the keeper of a folder, unless another is. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { dial } from "../dial.ts";
import { type KeeperNote, latestNote, notePath } from "../keeper-note.ts";

/** A socket's path has room for 104 bytes on macOS and for 108 on Linux, the last one a NUL. */
const PATH_BYTES = 100;
/** Longer than a start takes on a machine under load. */
const START_MS = 10_000;
const LOOK_EVERY_MS = 20;

export interface Claim {
  readonly socket: string;
  /** To be called when it listens. */
  readonly announce: () => void;
  /** Whether the folder is still there and still says that we keep it: if not, nobody will ever come. */
  readonly stands: () => boolean;
  readonly release: () => void;
}

/** @returns null where another process keeps the session. */
export async function claimFolder(folder: string): Promise<Claim | null> {
  while (true) {
    const last = latestNote(folder);
    if (last !== null && (await isKept(last))) return null;
    if (last !== null && isStarting(folder, last))
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    else {
      const claim = take(folder, (last?.number ?? 0) + 1);
      if (claim !== null && last !== null) forget(folder, last);
      if (claim !== null) return claim;
    }
  }
}

async function isKept({ socket }: KeeperNote): Promise<boolean> {
  const there = socket === null ? null : await dial(socket);
  there?.destroy();
  return there !== null;
}

function isStarting(folder: string, { number, pid, socket }: KeeperNote): boolean {
  if (socket !== null) return false;
  try {
    if (Date.now() - statSync(notePath(folder, number)).mtimeMs > START_MS) return false;
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function take(folder: string, number: number): Claim | null {
  const path = notePath(folder, number);
  const say = (socket: string | null, flag: string, to: string): void =>
    writeFileSync(to, JSON.stringify({ pid: process.pid, socket }), { flag, mode: 0o600 });
  try {
    say(null, "wx", path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return null;
    throw error;
  }
  const { socket, own } = socketFor(folder, number);
  return {
    socket,
    announce: () => {
      const fresh = `${path}.${randomBytes(4).toString("hex")}`;
      say(socket, "wx", fresh);
      renameSync(fresh, path);
    },
    stands: () => existsSync(path),
    release: () => {
      rmSync(socket, { force: true });
      if (own !== null) rmSync(own, { recursive: true, force: true });
      rmSync(path, { force: true });
    },
  };
}

function socketFor(folder: string, number: number): { readonly socket: string; readonly own: string | null } {
  const near = join(folder, `keeper.${number}.sock`);
  if (Buffer.byteLength(near) <= PATH_BYTES) return { socket: near, own: null };
  const own = mkdtempSync(join(tmpdir(), "rutter-"));
  return { socket: join(own, "sock"), own };
}

/** What a keeper that died left lying. */
function forget(folder: string, { number, socket }: KeeperNote): void {
  rmSync(notePath(folder, number), { force: true });
  if (socket === null) return;
  rmSync(socket, { force: true });
  if (dirname(socket) !== folder) rmSync(dirname(socket), { recursive: true, force: true });
}
