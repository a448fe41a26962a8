/**
 * The log of one run: its first and its last megabytes, with the number of bytes left out between them. A disk that is
 * full ends the log and nothing else.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { lineBlocks } from "./line-blocks.ts";
import { redactedBytes } from "./redacted.ts";

/** Of the beginning, and of the end. */
export const KEPT_BYTES = 5_000_000;

export interface LogFile {
  readonly write: (bytes: Buffer) => void;
  /** @returns whether something was left out. */
  readonly close: () => boolean;
  /** Why it does not hold all that it should. */
  readonly fault: () => string | null;
}

/** While a run goes on, its last megabytes lie in two files that take turns. */
const partsOf = (path: string): readonly [string, string] => [`${path}.end-0`, `${path}.end-1`];

export function openLog(path: string): LogFile {
  let fault: string | null = null;
  const tried = (act: () => void): void => {
    if (fault !== null) return;
    try {
      act();
    } catch (error) {
      fault = `the log could not be written: ${(error as Error).message}`;
    }
  };
  let room = KEPT_BYTES;
  let fd = -1;
  let rest: Rest | null = null;
  tried(() => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    fd = openSync(path, "a", 0o600);
  });
  // By lines, for a secret is known by what stands before it.
  const head = lineBlocks((block) => tried(() => writeAll(fd, redactedBytes(block))));
  return {
    write: (bytes) => {
      const first = bytes.subarray(0, room);
      room -= first.length;
      if (first.length > 0) head.feed(first);
      if (first.length === bytes.length) return;
      head.flush();
      tried(() => {
        rest ??= openRest(path);
        rest.write(bytes.subarray(first.length));
      });
    },
    close: () => {
      head.flush();
      if (fd !== -1) closeSync(fd);
      let cut = 0;
      tried(() => {
        cut = rest === null ? 0 : joinRest(path, rest.close());
      });
      return cut > 0 || fault !== null;
    },
    fault: () => fault,
  };
}

interface Rest {
  readonly write: (bytes: Buffer) => void;
  readonly close: () => Given;
}

interface Given {
  readonly bytes: number;
  /** Which of the two files was written to last. */
  readonly newest: number;
}

function openRest(path: string): Rest {
  const parts = partsOf(path);
  let turn = 0;
  let size = 0;
  let given = 0;
  let fd = openSync(parts[0], "w", 0o600);
  return {
    write: (bytes) => {
      if (size >= KEPT_BYTES) {
        closeSync(fd);
        turn = 1 - turn;
        fd = openSync(parts[turn] ?? parts[0], "w", 0o600);
        size = 0;
      }
      writeAll(fd, bytes);
      size += bytes.length;
      given += bytes.length;
    },
    close: () => {
      closeSync(fd);
      return { bytes: given, newest: turn };
    },
  };
}

/**
 * Adds the end to the log, and says what is missing before it.
 * @param given null: who counted is dead, so how much is missing is not known.
 * @returns how many bytes are missing.
 */
function joinRest(path: string, given: Given | null): number {
  const [first, second] = partsOf(path);
  const oldestFirst = (given?.newest ?? newestOf(first, second)) === 0 ? [second, first] : [first, second];
  const all = Buffer.concat(oldestFirst.filter((part) => existsSync(part)).map((part) => readFileSync(part)));
  const end = all.subarray(Math.max(0, all.length - KEPT_BYTES));
  const cut = given === null ? 0 : given.bytes - end.length;
  if (given === null) appendFileSync(path, "\n[… some bytes left out …]\n");
  else if (cut > 0) appendFileSync(path, `\n[… ${cut} bytes left out …]\n`);
  appendFileSync(path, redactedBytes(end));
  for (const part of [first, second]) rmSync(part, { force: true });
  return cut;
}

const newestOf = (first: string, second: string): number =>
  existsSync(second) && (!existsSync(first) || statSync(second).mtimeMs > statSync(first).mtimeMs) ? 1 : 0;

/** What a process that died left of a log, put together. */
export function mendLog(path: string): void {
  if (partsOf(path).some((part) => existsSync(part))) joinRest(path, null);
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
