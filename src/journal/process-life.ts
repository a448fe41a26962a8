/**
 * Whether a process of this host still lives. A number alone does not say so, for it is used again: where Linux tells when
 * a process began, and in which boot and container, that is kept beside it. In doubt it lives.
 */
import { readFileSync, readlinkSync } from "node:fs";

/** Knows the processes of this host. */
export interface ProcessLife {
  readonly isAlive: (pid: number, mark: string | null) => boolean;
  /** What tells a process from a later one of the same number; null where nothing does. */
  readonly markOf: (pid: number) => string | null;
}

export const processLife: ProcessLife = { isAlive, markOf };

function isAlive(pid: number, mark: string | null): boolean {
  if (mark !== null) {
    const [boot, space] = mark.split(" ");
    const here = ownPlace();
    if (here !== null && boot !== here.boot) return false;
    // Another container of the same host name: its processes cannot be seen from here.
    if (here !== null && space !== here.space) return true;
    const now = markOf(pid);
    if (now !== null) return now === mark;
  }
  return answers(pid);
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function markOf(pid: number): string | null {
  const here = ownPlace();
  const began = beganAt(pid);
  return here === null || began === null ? null : `${here.boot} ${here.space} ${began}`;
}

function ownPlace(): { readonly boot: string; readonly space: string } | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return { boot, space: readlinkSync("/proc/self/ns/pid") };
  } catch {
    return null;
  }
}

/** The 22nd field of `stat`, in ticks since the boot; the second one holds any characters and ends with the last bracket. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended; only nobody has asked how.
    return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
  } catch {
    return null;
  }
}
