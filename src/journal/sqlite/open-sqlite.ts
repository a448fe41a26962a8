/**
 * Opens the journal that lies in a file, and makes it where there is none. Nobody but its owner may read it: what steps
 * printed stands in it. On a disk that cannot be written it is opened all the same, to be read.
 */
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { Kysely } from "kysely";
import Libsql from "libsql";
import type { Journal } from "../journal.ts";
import type { SqliteOptions } from "../open-sqlite-journal.ts";
import { processLife } from "../process-life.ts";
import { LAST_MIGRATION, migrate, refuseNewer, versionOf } from "../sql/migrate.ts";
import { sqlJournal } from "../sql/sql-journal.ts";
import type { Tables } from "../sql/tables.ts";
import { type Disk, patient } from "../sql/turns.ts";
import { diskRefusal, isBusy, readOnlyRefusal } from "./disk-refusal.ts";
import { libsqlDialect, moveIntoFile, settle, settleWriting } from "./libsql-dialect.ts";

const PATIENCE_MS = 10_000;

export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Journal> {
  try {
    const mayWrite = prepareFile(path);
    const file = new Libsql(mayWrite ? path : readingName(path));
    return await journalIn(file, { ...options, path, mayWrite });
  } catch (error) {
    throw diskRefusal(path, error);
  }
}

export interface SqliteFile extends SqliteOptions {
  readonly path: string;
  readonly mayWrite: boolean;
}

/** Of a database that is open already; when it is refused, it is closed. */
export async function journalIn(file: Libsql.Database, options: SqliteFile): Promise<Journal> {
  const { path, mayWrite, patienceMs = PATIENCE_MS, isAlive, markOf } = options;
  const life = { isAlive: isAlive ?? processLife.isAlive, markOf: markOf ?? processLife.markOf };
  const disk: Disk = {
    isBusy,
    refusal: (error) => diskRefusal(path, error),
    patienceMs,
    leave: () => {
      if (mayWrite) moveIntoFile(file);
    },
  };
  const database = new Kysely<Tables>({ dialect: libsqlDialect(file) });
  try {
    settle(file);
    await patient(disk, async () => {
      const version = await versionOf(database);
      refuseNewer(path, version);
      if (mayWrite) {
        settleWriting(file);
        await migrate({ database, name: path });
      } else if (version < LAST_MIGRATION) throw readOnlyRefusal(path, "its tables are still to be made");
    });
    return sqlJournal({ database, disk, life });
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/**
 * Made before SQLite sees it, so that what lies beside the file gets its rights; a folder that was there keeps its own. False:
 * it is there and may not be written.
 */
function prepareFile(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a", 0o600));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const isThere = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    if (isThere && ["EROFS", "EACCES", "EPERM"].includes(code)) return false;
    throw error;
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  return true;
}

/** Where nothing waits beside the file to be moved into it, it may be read without a file for locks beside it. */
function readingName(path: string): string {
  const beside = statSync(`${path}-wal`, { throwIfNoEntry: false });
  const isWhole = beside === undefined || beside.size === 0;
  return `${pathToFileURL(path).href}?${isWhole ? "immutable=1" : "mode=ro"}`;
}
