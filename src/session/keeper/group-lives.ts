/**
 * Whether anything of a process group is still at work. The dead whom nobody has collected do not count: in a container
 * without an init they stay for ever.
 */
import { readdirSync, readFileSync } from "node:fs";

/** @param but a process that may live on, where the system tells its members apart. */
export function groupLives(group: number, but = 0): boolean {
  if (!signalGroup(group, 0)) return false;
  const members = processesHere();
  return members === null || members.some((each) => each.group === group && each.pid !== but && !each.isDead);
}

/** @returns whether there was anything to get it, dead or not. */
export function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  // 0 and 1 stand for other groups: our own, and everybody's.
  if (group <= 1) return false;
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

interface Process {
  readonly pid: number;
  readonly group: number;
  readonly isDead: boolean;
}

/** Null where the system does not tell in this way. */
function processesHere(): readonly Process[] | null {
  try {
    const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return all.length === 0 ? null : all.flatMap((pid) => processOf(pid));
  } catch {
    return null;
  }
}

/** `PID (NAME) STATE PPID GROUP …`, where a name may hold anything. */
function processOf(pid: string): readonly Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state = "", , group = ""] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [{ pid: Number(pid), group: Number(group), isDead: state === "Z" || state === "X" }];
  } catch {
    return [];
  }
}
