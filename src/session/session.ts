/**
 * A bash that carries over from step to step, kept by a process of its own that outlives Rutter: what a step printed and how
 * it ended can be asked for after a crash. It runs what it is given and judges nothing but statuses and looks.
 */

/** What a text must look like; judged while it goes by, since nobody keeps all of it. */
export type Look =
  | { readonly kind: "contains"; readonly text: string }
  | { readonly kind: "matches"; readonly pattern: string }
  | { readonly kind: "equals"; readonly text: string };

export interface SessionCommand {
  readonly text: string;
  /** Statuses other than 0 that end nothing. */
  readonly answers: readonly number[];
}

export interface SessionRun {
  /** Unique in the release; the same id is never run twice. */
  readonly id: string;
  readonly commands: readonly SessionCommand[];
  /** A bash of its own, with these arguments; null: in the session itself. */
  readonly script: { readonly args: readonly string[] } | null;
  /** The command line of a client that is fed the text on its standard input; null: the text is bash. */
  readonly client: string | null;
  /** Exported before; masked nowhere unless they stand in `mask`. */
  readonly env: Readonly<Record<string, string>>;
  /** In a copy of the session, whose changes are dropped. */
  readonly aside: boolean;
  readonly timeoutMs: number;
  /** Where what it prints is written, masked. */
  readonly log: string;
  /** Values that never reach the log. */
  readonly mask: readonly string[];
  readonly looks: readonly Look[];
}

export interface SessionEnd {
  readonly state: "done" | "failed" | "timed-out" | "cancelled";
  /** Of the command that ended it; null: a signal did. */
  readonly exit: number | null;
  readonly signal: string | null;
  /** Which of `commands` was the last to run. */
  readonly command: number;
  readonly ms: number;
  /** All that was printed, in bytes; the log may hold less, and says where it was cut. */
  readonly bytes: number;
  readonly cut: boolean;
  /** The last lines, masked. */
  readonly tail: readonly string[];
  /** For each of `looks`, whether it held. */
  readonly held: readonly boolean[];
  /** SHA-256 of the variables, functions and folder that the session has now; null: it has none (a copy, a script). */
  readonly digest: string | null;
  /** What else a person should know, a line each: the log could not be written, bash was ended and begins anew. */
  readonly notes: readonly string[];
}

export type Known =
  | { readonly state: "ended"; readonly end: SessionEnd }
  | { readonly state: "never" }
  /** Its keeper died while it ran, or the line to where it ran was cut. */
  | { readonly state: "lost"; readonly tail: readonly string[]; readonly why: string };

export interface SessionPlace {
  /** A folder of its own (0700) for the socket, the record and the kept variables; logs lie elsewhere. */
  readonly folder: string;
  /** Where the first command starts. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The words that start a bash which reads its commands from standard input: `["bash", …]` here, `["ssh", …]` elsewhere. */
  readonly transport: readonly string[];
}

/** How long the keeper waits; the defaults are those of `open-session.ts`. */
export interface SessionLimits {
  /** Between TERM and KILL. */
  readonly graceMs: number;
  /** Without a client and with nothing running, after which the keeper ends itself. */
  readonly idleMs: number;
}

export interface Session {
  readonly run: (
    run: SessionRun,
    signal: AbortSignal,
    output?: (text: string) => void,
  ) => Promise<SessionEnd>;
  /** What became of a run that was given before a crash; waits for it where it still runs. */
  readonly known: (id: string, signal: AbortSignal, output?: (text: string) => void) => Promise<Known>;
  /** Leaves the keeper alone: it goes on, and another process can open the same session. */
  readonly leave: () => Promise<void>;
  /** Ends bash and keeper, and deletes the kept variables. */
  readonly end: () => Promise<void>;
}
