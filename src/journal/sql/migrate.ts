/**
 * Brings the tables of a database to what this Rutter knows. A database that a newer one made is refused before anything of
 * it is touched: what an old program does not know it would not keep.
 */
import { type Kysely, sql } from "kysely";
import { newerDatabaseRefusal } from "../refusals.ts";
import { migrations as known, type Migration } from "./migrations.ts";
import type { Tables } from "./tables.ts";

export const LAST_MIGRATION = known.at(-1)?.number ?? 0;

/** The number of the last migration that was carried out; 0: none. It only reads. */
export async function versionOf(database: Kysely<Tables>): Promise<number> {
  try {
    const last = await database
      .selectFrom("migrations")
      .select((on) => on.fn.max("number").as("number"))
      .executeTakeFirst();
    return last?.number ?? 0;
  } catch (error) {
    if (/no such table|does not exist/.test(String(error))) return 0;
    throw error;
  }
}

export interface Migrating {
  readonly database: Kysely<Tables>;
  /** How the database is called in words. */
  readonly name: string;
  readonly migrations?: readonly Migration[];
}

export function refuseNewer(name: string, version: number, migrations = known): void {
  const last = migrations.at(-1)?.number ?? 0;
  if (version > last) throw newerDatabaseRefusal(name, version, last);
}

export async function migrate({ database, name, migrations = known }: Migrating): Promise<void> {
  if ((await versionOf(database)) === migrations.at(-1)?.number) return;
  await database.transaction().execute(async (on) => {
    await sql`create table if not exists migrations (number bigint primary key, name text not null)`.execute(
      on,
    );
    // Asked again where it can no longer change: two processes may open a new journal at once.
    const version = await versionOf(on);
    refuseNewer(name, version, migrations);
    for (const { number, name: called, up } of migrations) {
      if (number <= version) continue;
      await up(on);
      await on.insertInto("migrations").values({ number, name: called }).execute();
    }
  });
}
