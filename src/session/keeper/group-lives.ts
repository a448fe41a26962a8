/**
 * Whether anything of a process group is still at work. The dead whom nobody has collected do not count: in a container
 * without an init they stay for ever.
 */
import { readdirSync, readFileSync } from "node:fs";

export function groupLives(group: number): boolean {
  if (!signalGroup(group, 0)) return false;
  const members = groupsHere();
  return members === null || members.some(([state, of]) => of === group && state !== "Z" && state !== "X");
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

/** State and group of every process; null where the system does not tell in this way. */
function groupsHere(): readonly (readonly [string, number])[] | null {
  try {
    const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return all.length === 0 ? null : all.flatMap((pid) => stateOf(pid));
  } catch {
    return null;
  }
}

/** `PID (NAME) STATE PPID GROUP …`, where a name may hold anything. */
function stateOf(pid: string): readonly (readonly [string, number])[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state = "", , group = ""] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [[state, Number(group)]];
  } catch {
    return [];
  }
}
