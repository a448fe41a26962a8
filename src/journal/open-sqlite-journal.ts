/** Opens the journal in a file. What that takes is loaded only then: a program that only rehearses never loads a database. */
import type { Journal } from "./journal.ts";
import type { ProcessLife } from "./process-life.ts";

export interface SqliteOptions extends Partial<ProcessLife> {
  /** How long another process's lock is waited for; ten seconds unless it is said. */
  readonly patienceMs?: number;
}

export async function openSqliteJournal(path: string, options: SqliteOptions = {}): Promise<Journal> {
  const { openSqlite } = await import("./sqlite/open-sqlite.ts");
  return openSqlite(path, options);
}
