/** What is asked of one run of lint, and what comes of it: plain data, for whoever shows it. */
import type { RutterError } from "../../base/index.ts";
import type { Finding } from "../../lint/index.ts";
import type { HiddenPart } from "./hide-found.ts";

export interface LintGiven {
  /** Paths, folders and patterns as they were given; none: what the configuration names. */
  readonly paths: readonly string[];
  /** `CODE=LEVEL`. */
  readonly rules: readonly string[];
  /** Only what is new since this revision of git. */
  readonly since: string | null;
  /** `show` makes the changes and writes none. */
  readonly fix: "no" | "show" | "write";
  /** What standard input is called, and where it lies. */
  readonly standardInput: string | null;
}

export interface FixedText {
  /** How many findings there are no more. */
  readonly made: number;
  /** The lines before and after, without secrets. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface LintedFile {
  /** The path as it is shown. */
  readonly file: string;
  /** The text as it now is, what was fixed in it and its byte order mark included. */
  readonly text: string;
  /** Its lines; not to be shown but with `hidden` hidden. */
  readonly source: readonly string[];
  /** In the order of the file. Their words hold no secret that was found. */
  readonly findings: readonly Finding[];
  readonly hidden: readonly HiddenPart[];
  /** Null where nothing was fixed. */
  readonly fixed: FixedText | null;
}

/** A file that could not be linted, or not be fixed; the others go on. */
export interface FailedFile {
  readonly file: string;
  readonly error: RutterError;
}

export interface LintRun {
  /** Sorted by path. */
  readonly files: readonly LintedFile[];
  readonly failed: readonly FailedFile[];
}
