/**
 * libSQL beneath Kysely: the one file that knows SQLite's own SQL. Statements are prepared once, and a transaction takes
 * the right to write as it begins, so that none finds out at its end that another came before.
 */
import {
  CompiledQuery,
  type Dialect,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import type Libsql from "libsql";

/** How long a statement waits for another process, in which this one stands still: what is longer is waited out beside. */
const BUSY_MS = 25;

export const libsqlDialect = (database: Libsql.Database): Dialect => ({
  createDriver: () => libsqlDriver(database),
  createAdapter: () => new SqliteAdapter(),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createIntrospector: (on) => new SqliteIntrospector(on),
});

function libsqlDriver(database: Libsql.Database): Driver {
  const driver = new SqliteDriver({ database: withStatements(database) });
  const begin = CompiledQuery.raw("begin immediate");
  return {
    init: () => driver.init(),
    acquireConnection: () => driver.acquireConnection(),
    beginTransaction: async (connection) => {
      await connection.executeQuery(begin);
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: async (connection) => {
      // A full disk ends the transaction by itself.
      if (database.inTransaction) await driver.rollbackTransaction(connection);
    },
    releaseConnection: () => driver.releaseConnection(),
    destroy: () => driver.destroy(),
  };
}

/** The database as Kysely's own SQLite driver wants it, every statement kept. */
function withStatements(database: Libsql.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (sql) => {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const made = database.prepare<[readonly unknown[]]>(sql);
      const statement: SqliteStatement = {
        reader: made.reader,
        all: (values) => made.all(values),
        run: (values) => made.run(values),
        iterate: (values) => made.iterate(values),
      };
      kept.set(sql, statement);
      return statement;
    },
  };
}

/** What was committed lies beside the file until it is moved into it. Whoever copies the closed file should have all of it. */
export function moveIntoFile(database: Libsql.Database): void {
  try {
    database.exec("pragma wal_checkpoint(truncate)");
  } catch {
    // Another process still needs it where it is, or the disk is not to be written: it is found there the next time.
  }
}

/** For every connection: it changes nothing of the file. */
export function settle(database: Libsql.Database): void {
  database.exec(`pragma busy_timeout = ${BUSY_MS}`);
}

/** For one that writes: a commit is on the disk when it returns. */
export function settleWriting(database: Libsql.Database): void {
  // Never as a prepared statement: one that another process's lock stopped would stay open, and no commit would pass it.
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
}
