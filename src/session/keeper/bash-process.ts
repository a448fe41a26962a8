/**
 * One running bash: lines go in, answers and output come out, and its end is noticed even where a child of it keeps the
 * channels open. It knows no runs and keeps nothing.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, rmSync } from "node:fs";
import { Socket, type SocketConstructorOpts } from "node:net";
import { basename } from "node:path";
import { markerOf } from "./bash-text.ts";
import { leaveReader, openFifo } from "./fifo.ts";
import { frameReader } from "./frames.ts";
import { markerFilter } from "./marker.ts";

/** What bash said, after all that was printed before it has gone by; or that it is no more. */
export type Answer =
  | { readonly kind: "frame"; readonly fields: readonly string[] }
  | {
      readonly kind: "ended";
      readonly code: number | null;
      readonly signal: string | null;
      /** Why it could not even be started. */
      readonly error: NodeJS.ErrnoException | null;
    };

export interface BashProcess {
  /** Of the process on this machine, which leads a group of its own; 0: it could not be started. */
  readonly pid: number;
  readonly nonce: string;
  /** In latin1 where the text came from bash itself. */
  readonly type: (text: string, encoding?: "utf8" | "latin1") => void;
  /** It reads the end of its input and ends. */
  readonly closeInput: () => void;
  readonly answer: () => Promise<Answer>;
  /** Where output goes from now on; nowhere: it is read and dropped. */
  readonly printTo: (sink: ((bytes: Buffer) => void) | null) => void;
  readonly hasEnded: () => boolean;
  /** Lets go of what it printed to; children that still print there get a reader that drops it. */
  readonly release: () => void;
}

interface Start {
  /** Absolute. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly fifo: string;
}

const CHUNK_BYTES = 65_536;
/** A background job may print without end; what bash itself printed is there in the first few looks. */
const LOOKS_AT_MOST = 64;

export function startBash({ words, env, fifo }: Start): BashProcess {
  const nonce = `r${randomBytes(9).toString("hex")}`;
  const pipe = openFifo(fifo);
  const [word = "bash", ...rest] = words;
  const child = spawn(word, rest, {
    cwd: "/",
    argv0: basename(word),
    env: { ...env },
    detached: true,
    stdio: ["pipe", "pipe", pipe.writeEnd],
  });
  closeSync(pipe.writeEnd);
  const answers = answerQueue();
  let sink: ((bytes: Buffer) => void) | null = null;
  const printed = readPrinted(
    pipe.readEnd,
    markerFilter(Buffer.from(markerOf(nonce)), (bytes) => sink?.(bytes), answers.onMark),
  );
  child.stdout?.on("data", frameReader(nonce, answers.onFrame));
  for (const stream of [child.stdin, child.stdout]) stream?.on("error", () => undefined);
  onceEnded(child, async (ended) => {
    await printed.drained();
    answers.onEnd(ended);
  });
  return {
    pid: child.pid ?? 0,
    nonce,
    type: (text, encoding = "utf8") => child.stdin?.write(text, encoding),
    closeInput: () => child.stdin?.end(),
    answer: answers.next,
    printTo: (to) => {
      sink = to;
    },
    hasEnded: answers.hasEnded,
    release: () => {
      if (!printed.isOver()) leaveReader(fifo);
      printed.close();
      rmSync(fifo, { force: true });
    },
  };
}

type Ended = Extract<Answer, { kind: "ended" }>;

function onceEnded(child: ChildProcess, then: (ended: Ended) => void): void {
  let told = false;
  const tell = (ended: Ended): void => {
    if (!told) then(ended);
    told = true;
  };
  child.on("error", (error) => tell({ kind: "ended", code: null, signal: null, error }));
  child.on("exit", (code, signal) => tell({ kind: "ended", code, signal, error: null }));
}

/** An answer counts once its mark has come out at the end of the output, whichever of the two is here first. */
function answerQueue() {
  const frames: (readonly string[])[] = [];
  let marks = 0;
  let ended: Ended | null = null;
  let waiting: ((answer: Answer) => void) | null = null;
  const settle = (): void => {
    if (waiting === null) return;
    const fields = marks > 0 ? frames.shift() : undefined;
    if (fields === undefined && ended === null) return;
    if (fields !== undefined) marks -= 1;
    const tell = waiting;
    waiting = null;
    tell(fields === undefined ? (ended as Ended) : { kind: "frame", fields });
  };
  return {
    onMark: () => {
      marks += 1;
      settle();
    },
    onFrame: (fields: readonly string[]) => {
      frames.push(fields);
      settle();
    },
    onEnd: (how: Ended) => {
      ended = how;
      settle();
    },
    next: (): Promise<Answer> =>
      new Promise((resolve) => {
        waiting = resolve;
        settle();
      }),
    hasEnded: () => ended !== null,
  };
}

/** Reads into one buffer that is used again and again, so that output of any size takes no memory. */
function readPrinted(fd: number, onBytes: (bytes: Buffer) => void) {
  let reads = 0;
  let over = false;
  const onread = {
    buffer: Buffer.allocUnsafe(CHUNK_BYTES),
    callback: (length: number, buffer: Uint8Array): boolean => {
      reads += 1;
      onBytes(Buffer.from(buffer.buffer, buffer.byteOffset, length));
      return true;
    },
  };
  const options: SocketConstructorOpts & { readonly onread: typeof onread } = {
    fd,
    readable: true,
    writable: false,
    onread,
  };
  const socket = new Socket(options);
  const end = (): void => {
    over = true;
  };
  socket.on("end", end).on("close", end).on("error", end);
  return {
    isOver: () => over,
    close: () => socket.destroy(),
    /** Whatever lies in the pipe is read within one turn of the event loop; when a turn brings nothing, nothing is left. */
    drained: async (): Promise<void> => {
      for (let look = 0, before = -1; look < LOOKS_AT_MOST && before !== reads; look += 1) {
        before = reads;
        await turn();
        await turn();
      }
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
