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
  // Of a fixed size, for what is thrown away with every chunk of a long output adds up before it is collected.
  const held = Buffer.alloc(4 * BYTES);
  let length = 0;
  return {
    feed: (bytes) => {
      const end = bytes.subarray(Math.max(0, bytes.length - BYTES));
      if (length + end.length > held.length) {
        held.copyWithin(0, length - BYTES, length);
        length = BYTES;
      }
      end.copy(held, length);
      length += end.length;
    },
    lines: () => linesOf(held.subarray(Math.max(0, length - BYTES), length)),
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
