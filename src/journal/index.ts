/** The door of the journal room. */
export { codes, type JournalCode } from "./codes.ts";
export type {
  Append,
  InboxRow,
  Journal,
  Lease,
  LeaseAsked,
  ListAsked,
  ReleaseRow,
  Verified,
} from "./journal.ts";
export { openMemoryJournal } from "./memory-journal.ts";
export { openSqliteJournal, type SqliteOptions } from "./open-sqlite-journal.ts";
export { type ProcessLife, processLife } from "./process-life.ts";
