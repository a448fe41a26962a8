/**
 * The two streams a command writes to, each with its look. Waits until what was written has left the process, and
 * ends quietly when the reader at the other end has gone.
 */
import { type Look, lookOf } from "./look.ts";

export interface Io {
  readonly out: (lines: readonly string[]) => Promise<void>;
  readonly err: (lines: readonly string[]) => Promise<void>;
  /** Text as it stands, with no line end added. */
  readonly raw: (text: string) => Promise<void>;
  readonly look: Look;
  readonly errLook: Look;
}

const CHUNK = 1 << 16;

/** A reader that closed early (`| head`) has what it wanted, and a terminal that was closed (EIO) wants no more: no failure. */
const GONE: ReadonlySet<unknown> = new Set(["EPIPE", "EIO", "ERR_STREAM_DESTROYED"]);

const isGone = (error: unknown): boolean => error instanceof Error && "code" in error && GONE.has(error.code);

function writer(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  let gone = false;
  stream.on("error", (error) => {
    if (!isGone(error)) throw error;
    gone = true;
  });
  const chunk = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(bytes, (error) => {
        if (error && !isGone(error)) reject(error);
        else {
          gone ||= Boolean(error);
          resolve();
        }
      });
    });
  return async (text) => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length && !gone; at += CHUNK) await chunk(bytes.subarray(at, at + CHUNK));
  };
}

function lookFor(stream: NodeJS.WriteStream, noColor: boolean): Look {
  return lookOf({
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
    env: process.env,
    platform: process.platform,
    noColor,
  });
}

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

export function processIo(noColor: boolean): Io {
  const out = writer(process.stdout);
  const err = writer(process.stderr);
  return {
    out: (lines) => out(joined(lines)),
    err: (lines) => err(joined(lines)),
    raw: out,
    look: lookFor(process.stdout, noColor),
    errLook: lookFor(process.stderr, noColor),
  };
}
