/** What SQLite says when the disk refuses, as an error that tells what to do. What it does not know it gives back as it is. */
import { RutterError, type RutterErrorParts } from "../../base/index.ts";
import type { JournalCode } from "../codes.ts";

interface Words {
  readonly code: JournalCode;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

const STAYS = "everything that was written before is kept";

const corrupt: Words = {
  code: "JOURNAL_CORRUPT",
  what: "a part of the journal cannot be read",
  why: "it was overwritten or cut, or the disk lost a part of it",
  fix: "copy the file and what lies beside it; save releases that can still be read with rutter export ID, and import them under another RUTTER_HOME",
};

const readOnly: Words = {
  code: "JOURNAL_READ_ONLY",
  what: "the journal may be read and not written",
  why: `the file or its disk is for reading only; ${STAYS}`,
  fix: "make it writable for this user, then go on with rutter resume ID",
};

/** By the code's first two words: what follows them says where in SQLite it came up. */
const WORDS: Readonly<Record<string, Words>> = {
  SQLITE_FULL: {
    code: "JOURNAL_DISK_FULL",
    what: "there is no room left for the journal",
    why: `the disk, or this user's share of it, is full; ${STAYS}`,
    fix: "make room, then go on with rutter resume ID",
  },
  SQLITE_READONLY: readOnly,
  SQLITE_CORRUPT: corrupt,
  SQLITE_NOTADB: { ...corrupt, why: "it does not begin as a database does" },
  SQLITE_BUSY: {
    code: "JOURNAL_LOCKED",
    what: "another process keeps the journal locked",
    why: `nothing could be written for a while; ${STAYS}`,
    fix: "end what has the file open, such as a database tool with a transaction under way, and try again",
  },
  SQLITE_IOERR: {
    code: "JOURNAL_WRITE_FAILED",
    what: "the disk failed under the journal",
    why: `it could not be read or written; ${STAYS}`,
    fix: "look at the disk (dmesg, df), then go on with rutter resume ID",
  },
  SQLITE_CANTOPEN: {
    code: "JOURNAL_CANNOT_OPEN",
    what: "the journal cannot be opened",
    why: "the file, or what SQLite keeps beside it, cannot be made or opened",
    fix: "see to it that it is a file that this user may read and write, in a folder where files can be made",
  },
};

/** libSQL gives no code where it could not even open the file. */
const NOT_OPENED = "ConnectionFailed";

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
  return refusal(words, path, { why: `${words.why} (${saidOf(error)})`, cause: error });
}

export const readOnlyRefusal = (path: string, why: string): RutterError => refusal(readOnly, path, { why });

const refusal = (words: Words, file: string, more: Partial<RutterErrorParts>): RutterError =>
  new RutterError({ ...words, place: { file }, ...more });

/** Without the path, which is shown above. */
function saidOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (said.startsWith(NOT_OPENED)) return "libSQL could not open it";
  return said.split(", ")[0] ?? said;
}

function wordsOf(error: unknown): Words | null {
  const code = codeOf(error);
  const opening = error instanceof Error && error.message.startsWith(NOT_OPENED);
  const isSystem = /^E[A-Z0-9]+$/.test(code);
  const name = SYSTEM[code] ?? (opening || isSystem ? "SQLITE_CANTOPEN" : code);
  return WORDS[/^SQLITE_[A-Z]+/.exec(name)?.[0] ?? ""] ?? null;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
