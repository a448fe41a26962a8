/**
 * How a session's folder says who keeps it: files `keeper.N`, of which only the highest counts. A number is taken once, by
 * whoever creates its file, so two keepers never think that each of them is the one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface KeeperNote {
  readonly number: number;
  readonly pid: number;
  /** Where it listens; null: not yet. */
  readonly socket: string | null;
}

const NAME = /^keeper\.(\d{1,9})$/;

export const notePath = (folder: string, number: number): string => join(folder, `keeper.${number}`);

/** Null where nobody ever kept this session. */
export function latestNote(folder: string): KeeperNote | null {
  const numbers = readdirSync(folder).flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const number = Math.max(0, ...numbers.map(Number));
  if (number === 0) return null;
  try {
    const { pid, socket } = JSON.parse(readFileSync(notePath(folder, number), "utf8")) as KeeperNote;
    return { number, pid, socket };
  } catch {
    return { number, pid: 0, socket: null };
  }
}
