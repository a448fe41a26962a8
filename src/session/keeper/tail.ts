/** The last lines of a stream, for a person to see why something failed. Binary output becomes whatever it becomes. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { redactedBytes } from "./redacted.ts";

const LINES = 20;
const LINE_CHARACTERS = 500;
const BYTES = 16_384;

export interface Tail {
  readonly feed: (bytes: Buffer) => void;
  readonly lines: () => readonly string[];
}

export function tailOf(): Tail {
  let held: Buffer[] = [];
  let length = 0;
  const joined = (): Buffer => {
    const all = Buffer.concat(held);
    const end = Buffer.from(all.subarray(Math.max(0, all.length - BYTES)));
    held = [end];
    length = end.length;
    return end;
  };
  return {
    feed: (bytes) => {
      held.push(Buffer.from(bytes.subarray(Math.max(0, bytes.length - BYTES))));
      length += bytes.length;
      if (length > 4 * BYTES || held.length > 256) joined();
    },
    lines: () => linesOf(joined()),
  };
}

function linesOf(bytes: Buffer): readonly string[] {
  const lines = redactedBytes(bytes).toString("utf8").split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines
    .slice(-LINES)
    .map((line) => (line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)}…` : line));
}

/** Of a file; none where it cannot be read. */
export function tailOfFile(path: string): readonly string[] {
  try {
    const fd = openSync(path, "r");
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, BYTES));
    const read = readSync(fd, bytes, 0, bytes.length, size - bytes.length);
    closeSync(fd);
    return linesOf(bytes.subarray(0, read));
  } catch {
    return [];
  }
}
