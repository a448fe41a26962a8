/**
 * The logs of a release's steps: one file for each effect, masked. Lines that a hand gives are written here; a session writes
 * its own output and passes it on as well.
 */
import { appendFile, open, stat } from "node:fs/promises";
import { join } from "node:path";
import { redact } from "../../base/index.ts";
import type { Home } from "./home.ts";

/** An effect's id without what a path must not hold. */
const fileName = (effect: string): string => `${effect.replace(/[^A-Za-z0-9_.-]/g, "_")}.log`;

export const logPath = (home: Home, release: string, effect: string): string =>
  join(home.logsOf(release), fileName(effect));

export interface LineLog {
  readonly write: (effect: string, line: string) => void;
  /** Everything that was given is written, or could not be. */
  readonly settled: () => Promise<void>;
}

/** One line after the other, in the order they were given; a log that cannot be written stops no release. */
export function openLineLog(home: Home, release: string, mask: (text: string) => string): LineLog {
  let last: Promise<void> = Promise.resolve();
  return {
    write: (effect, line) => {
      const text = `${redact(mask(line))}\n`;
      last = last
        .then(() => appendFile(logPath(home, release, effect), text, { mode: 0o600 }))
        .catch(() => undefined);
    },
    settled: () => last,
  };
}

const LARGEST_TAIL = 10 * 1024 * 1024;

/** The text of a log from an offset on, or its end; null where there is none. */
export async function readLog(
  path: string,
  from: { readonly offset: number } | { readonly last: number },
): Promise<{ readonly text: string; readonly next: number } | null> {
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return null;
  // A log that is shorter than before was cut; what is new in it cannot be told from what was there.
  const begin = "offset" in from ? Math.min(from.offset, size) : Math.max(0, size - from.last);
  const length = Math.min(size - begin, LARGEST_TAIL);
  if (length === 0) return { text: "", next: begin };
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, begin);
    return { text: buffer.toString("utf8", 0, bytesRead), next: begin + bytesRead };
  } finally {
    await file.close();
  }
}
