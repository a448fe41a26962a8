/** What SQLite says when the disk refuses, as an error that tells what to do. What it does not know it gives back as it is. */
import { RutterError } from "../../base/index.ts";
import type { JournalCode } from "../codes.ts";

interface Words {
  readonly code: JournalCode;
  readonly what: (path: string) => string;
  readonly why: string;
  readonly fix: (path: string) => string;
}

const STAYS = "everything that was written before is kept";

const corrupt: Words = {
  code: "JOURNAL_CORRUPT",
  what: (path) => `a part of the journal ${path} cannot be read`,
  why: "it was overwritten or cut, or the disk lost a part of it",
  fix: (path) =>
    `keep a copy of ${path} and of ${path}-wal; save the releases that can still be read with rutter export ID, and import them under another RUTTER_HOME`,
};

const readOnly: Words = {
  code: "JOURNAL_READ_ONLY",
  what: (path) => `the journal ${path} may not be written`,
  why: `the file or its disk is for reading only; ${STAYS}`,
  fix: () => "make it writable for this user, then go on with rutter resume ID",
};

/** By the code's first two words: what follows them says where in SQLite it came up. */
const WORDS: Readonly<Record<string, Words>> = {
  SQLITE_FULL: {
    code: "JOURNAL_DISK_FULL",
    what: (path) => `there is no room left for the journal ${path}`,
    why: `the disk, or this user's share of it, is full; ${STAYS}`,
    fix: () => "make room, then go on with rutter resume ID",
  },
  SQLITE_READONLY: readOnly,
  SQLITE_CORRUPT: corrupt,
  SQLITE_NOTADB: { ...corrupt, why: "it does not begin as a database does" },
  SQLITE_BUSY: {
    code: "JOURNAL_LOCKED",
    what: (path) => `another process keeps the journal ${path} locked`,
    why: `nothing could be written for a while; ${STAYS}`,
    fix: (path) =>
      `end what has ${path} open, such as a database tool with a transaction under way, and try again`,
  },
  SQLITE_IOERR: {
    code: "JOURNAL_WRITE_FAILED",
    what: (path) => `the disk failed under the journal ${path}`,
    why: `it could not be read or written; ${STAYS}`,
    fix: () => "look at the disk (dmesg, df), then go on with rutter resume ID",
  },
  SQLITE_CANTOPEN: {
    code: "JOURNAL_CANNOT_OPEN",
    what: (path) => `the journal ${path} cannot be opened`,
    why: "it, or what SQLite keeps beside it, cannot be made or opened",
    fix: (path) =>
      `see to it that ${path} is a file that this user may read and write, in a folder where files can be made`,
  },
};

/** What the system says before SQLite is asked. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: "SQLITE_FULL",
  EDQUOT: "SQLITE_FULL",
  EROFS: "SQLITE_READONLY",
  EIO: "SQLITE_IOERR",
};

export const isBusy = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));

export function diskRefusal(path: string, error: unknown): unknown {
  const words = wordsOf(error);
  if (words === null) return error;
  const said = error instanceof Error ? error.message : String(error);
  return worded(words, path, { why: `${words.why} (${said})`, cause: error });
}

export const readOnlyRefusal = (path: string, why: string): RutterError => worded(readOnly, path, { why });

const worded = (
  { code, what, fix }: Words,
  path: string,
  more: { readonly why: string; readonly cause?: unknown },
): RutterError => new RutterError({ code, what: what(path), fix: fix(path), ...more });

function wordsOf(error: unknown): Words | null {
  const code = codeOf(error);
  // libSQL gives no code where it could not even open the file.
  const opening = error instanceof Error && error.message.startsWith("ConnectionFailed");
  const isSystem = /^E[A-Z0-9]+$/.test(code);
  const name = SYSTEM[code] ?? (opening || isSystem ? "SQLITE_CANTOPEN" : code);
  return WORDS[/^SQLITE_[A-Z]+/.exec(name)?.[0] ?? ""] ?? null;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
