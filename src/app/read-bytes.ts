/** The bytes of a file, a pipe or standard input, up to the limit that a runbook may have and not one chunk beyond. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { folderError, openError, refuse } from "./file-error.ts";

/** A runbook that a person wrote is a few hundred KB at most; what is larger is a log or a dump. */
export const LIMIT_BYTES = 8 * 1024 * 1024;

/** The path that means standard input. */
export const STANDARD_INPUT = "-";
export const STANDARD_INPUT_NAME = "(standard input)";

const CHUNK = 1 << 16;

const tooLarge = (file: string): Error =>
  refuse({
    code: "RUNBOOK_FILE_TOO_LARGE",
    file,
    what: "the file is larger than 8 MB",
    why: "no runbook that people keep is that long; this is most likely a log or a dump",
    fix: "name the runbook itself, or split it into one file for each procedure",
  });

function readAll(descriptor: number, file: string, expected: number): Uint8Array {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(CHUNK, Math.min(expected - total, LIMIT_BYTES) + 1));
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) return Buffer.concat(chunks, total);
    total += count;
    if (total > LIMIT_BYTES) throw tooLarge(file);
    chunks.push(chunk.subarray(0, count));
  }
}

export function readFileBytes(file: string): Uint8Array {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    throw openError(file, error);
  }
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw folderError(file);
    if (stat.isFile() && stat.size > LIMIT_BYTES) throw tooLarge(file);
    return readAll(descriptor, file, stat.isFile() ? stat.size : 0);
  } catch (error) {
    throw error instanceof Error && "syscall" in error ? openError(file, error) : error;
  } finally {
    closeSync(descriptor);
  }
}

/** Standard input is read as a stream: a pipe that is not ready yet would fail a plain read. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    total += bytes.length;
    if (total > LIMIT_BYTES) throw tooLarge(STANDARD_INPUT_NAME);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, total);
}
