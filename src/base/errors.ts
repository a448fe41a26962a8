/**
 * The two errors that are thrown, and the shape of a room's table of codes. The author's mistakes are no errors here:
 * they are diagnostics, returned in a list.
 */
import type { Level } from "./diagnostic.ts";

export interface CodeEntry {
  /** A diagnostic is returned with its span; an error is thrown at the edges. */
  readonly kind: "diagnostic" | "error";
  /** A diagnostic's level; an error has none. */
  readonly level?: Level;
  /** One line in lower case, without a full stop. */
  readonly title: string;
  /** It takes a broken disk or a race to see it: its page shows it as text and not as a transcript that is run. */
  readonly rare?: true;
}

/** Permanent codes: one is never renamed and never used again for something else. */
export type CodeTable = Readonly<Record<string, CodeEntry>>;

/** Where in a file the world refused. Line and column are 1-based. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The line of the file, as it lies on disk. */
  readonly text?: string;
}

export interface RutterErrorParts {
  readonly code: string;
  /** One line each: what is wrong, why it matters, what to do. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place?: Place;
  readonly cause?: unknown;
  /** What else was found wrong at once; shown after this one. */
  readonly others?: readonly RutterErrorParts[];
}

/** The world refused: a file is not there, a server says no. */
export class RutterError extends Error {
  override readonly name = "RutterError";
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place: Place | null;
  readonly others: readonly RutterErrorParts[];

  constructor(parts: RutterErrorParts) {
    super(`${parts.code}: ${parts.what}`, "cause" in parts ? { cause: parts.cause } : undefined);
    this.code = parts.code;
    this.what = parts.what;
    this.why = parts.why;
    this.fix = parts.fix;
    this.place = parts.place ?? null;
    this.others = parts.others ?? [];
  }
}

/** Rutter is wrong, not its user and not the world. */
export class Bug extends Error {
  override readonly name = "Bug";
}
