/**
 * The record of what was begun and how it ended, one JSON line each, written before anything is done or said because of it;
 * what was begun is on disk by then. It never forgets an id, so nothing is run twice.
 */
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import type { SessionEnd } from "../session.ts";

export type Entry =
  | { readonly state: "begun"; readonly id: string; readonly log: string; readonly pid: number }
  | { readonly state: "ended"; readonly id: string; readonly end: SessionEnd };

export interface RunRecord {
  readonly append: (entry: Entry) => void;
  readonly close: () => void;
}

/**
 * Written as NULs beforehand: a file that does not grow is on disk in one write, where one that does takes a second for
 * its size. Behind the last line, they are no line.
 */
const ROOM_BYTES = 65_536;

/** The last entry of each id. A line that was cut short by a crash says nothing and is overwritten. */
export function openRecord(path: string): {
  readonly record: RunRecord;
  readonly entries: ReadonlyMap<string, Entry>;
} {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  const entries = new Map<string, Entry>();
  for (const line of whole.toString("utf8").split("\n")) {
    const entry = readEntry(line);
    if (entry !== null) entries.set(entry.id, entry);
  }
  const fd = openSync(path, existsSync(path) ? "r+" : "w", 0o600);
  let end = whole.length;
  let room = end;
  ftruncateSync(fd, end);
  const append = (entry: Entry): void => {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    if (end + line.length > room) {
      const more = Math.max(ROOM_BYTES, line.length);
      writeAt(fd, Buffer.alloc(more), end);
      fsyncSync(fd);
      room = end + more;
    }
    writeAt(fd, line, end);
    // An end outlives this process as it stands. Where the machine dies before it is on disk, it is in doubt, as it should be.
    if (entry.state === "begun") fdatasyncSync(fd);
    end += line.length;
  };
  return { record: { append, close: () => closeSync(fd) }, entries };
}

function writeAt(fd: number, bytes: Buffer, place: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, place + at);
}

function readEntry(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Entry;
    return typeof entry.id === "string" && (entry.state === "begun" || entry.state === "ended")
      ? entry
      : null;
  } catch {
    return null;
  }
}
