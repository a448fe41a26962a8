/**
 * How the tables came to be as they are, step by step. A step that was released is never changed: what is to be different
 * is another step. Each says only what SQLite and PostgreSQL both understand.
 */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (database: Kysely<Tables>) => Promise<void>;
}

export const migrations: readonly Migration[] = [{ number: 1, name: "releases-and-their-events", up: first }];

async function first({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable("releases")
    .addColumn("release", "text", (column) => column.primaryKey())
    .addColumn("runbook", "text", (column) => column.notNull())
    .addColumn("procedure", "text")
    .addColumn("service", "text")
    .addColumn("environment", "text")
    .addColumn("plan_hash", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("ended", "text")
    .addColumn("exit", "bigint")
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .addColumn("started_by", "text", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addColumn("last_seq", "bigint", (column) => column.notNull())
    .addColumn("open_waits", "text", (column) => column.notNull())
    .addColumn("head", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("releases_by_start").on("releases").columns(["started_at", "release"]).execute();
  await schema
    .createTable("events")
    .addColumn("release", "text", (column) => column.notNull().references("releases.release"))
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("events_key", ["release", "seq"])
    .execute();
  await schema
    .createTable("signals")
    .addColumn("release", "text", (column) => column.notNull().references("releases.release"))
    .addColumn("signal", "text", (column) => column.notNull())
    .addColumn("position", "bigint", (column) => column.notNull())
    .addColumn("put_at", "bigint", (column) => column.notNull())
    .addColumn("text", "text")
    .addColumn("seq", "bigint")
    .addPrimaryKeyConstraint("signals_key", ["release", "signal"])
    .execute();
  await schema
    .createTable("leases")
    .addColumn("release", "text", (column) => column.primaryKey())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("host", "text", (column) => column.notNull())
    .addColumn("pid", "bigint", (column) => column.notNull())
    .addColumn("mark", "text")
    .addColumn("taken_at", "bigint", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .execute();
}
