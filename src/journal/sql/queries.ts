/** Every query of a journal, compiled once. What SQL cannot say in SQLite and PostgreSQL alike is not said here. */
import type { Kysely } from "kysely";
import { prepared } from "./prepared.ts";
import type { EventsTable, LeasesTable, ReleasesTable, SignalsTable, Tables } from "./tables.ts";

type Of<T> = { readonly [K in keyof T]: T[K] };
type OfRelease = { readonly release: string };
type Changes = Of<
  Omit<
    ReleasesTable,
    "runbook" | "procedure" | "service" | "environment" | "plan_hash" | "started_at" | "started_by"
  >
>;

export type Queries = ReturnType<typeof queriesOn>;

export function queriesOn(database: Kysely<Tables>) {
  return {
    ...releaseQueries(database),
    ...eventQueries(database),
    ...signalQueries(database),
    ...leaseQueries(database),
  };
}

const releaseQueries = (database: Kysely<Tables>) => ({
  /** With who drives it: what an append must know, in one question. */
  standing: prepared(({ release }: OfRelease) =>
    database
      .selectFrom("releases")
      .leftJoin("leases", "leases.release", "releases.release")
      .selectAll("releases")
      .select(["leases.holder", "leases.host", "leases.pid"])
      .where("releases.release", "=", release),
  ),
  release: prepared(({ release }: OfRelease) =>
    database.selectFrom("releases").selectAll().where("release", "=", release),
  ),
  find: prepared(({ prefix, length }: { readonly prefix: string; readonly length: number }) =>
    database
      .selectFrom("releases")
      .select("release")
      .where((row) => row(row.fn("substr", ["release", row.lit(1), row.val(length)]), "=", prefix))
      .orderBy("release"),
  ),
  addRelease: prepared((row: Of<ReleasesTable>) =>
    database.insertInto("releases").values({
      release: row.release,
      runbook: row.runbook,
      procedure: row.procedure,
      service: row.service,
      environment: row.environment,
      plan_hash: row.plan_hash,
      state: row.state,
      ended: row.ended,
      exit: row.exit,
      started_at: row.started_at,
      started_by: row.started_by,
      updated_at: row.updated_at,
      last_seq: row.last_seq,
      open_waits: row.open_waits,
      head: row.head,
    }),
  ),
  changeRelease: prepared((row: Changes) =>
    database
      .updateTable("releases")
      .set({
        state: row.state,
        ended: row.ended,
        exit: row.exit,
        updated_at: row.updated_at,
        last_seq: row.last_seq,
        open_waits: row.open_waits,
        head: row.head,
      })
      .where("release", "=", row.release),
  ),
});

const eventQueries = (database: Kysely<Tables>) => ({
  addEvent: prepared(({ release, seq, at, text, hash }: Of<EventsTable>) =>
    database.insertInto("events").values({ release, seq, at, text, hash }),
  ),
  events: prepared(
    ({ release, after, limit }: OfRelease & { readonly after: number; readonly limit: number }) =>
      database
        .selectFrom("events")
        .select(["seq", "at", "text", "hash"])
        .where("release", "=", release)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(limit),
  ),
  /** The last event that there is, and the last that the release is said to have: one row, with nulls where there is none. */
  ends: prepared(({ release, again }: OfRelease & { readonly again: string }) =>
    database
      .selectFrom((from) =>
        from
          .selectFrom("events")
          .select((on) => on.fn.max("seq").as("last"))
          .where("release", "=", release)
          .as("stored"),
      )
      .leftJoin("releases", (join) => join.on("releases.release", "=", again))
      .select(["stored.last", "releases.last_seq as kept", "releases.head"]),
  ),
});

const signalQueries = (database: Kysely<Tables>) => ({
  /** Of all that ever came, so that a position is not used twice. */
  lastPosition: prepared(({ release }: OfRelease) =>
    database
      .selectFrom("signals")
      .select((on) => on.fn.max("position").as("position"))
      .where("release", "=", release),
  ),
  putSignal: prepared((row: Of<SignalsTable>) =>
    database
      .insertInto("signals")
      .values({
        release: row.release,
        signal: row.signal,
        position: row.position,
        put_at: row.put_at,
        text: row.text,
        seq: row.seq,
      })
      .onConflict((conflict) => conflict.columns(["release", "signal"]).doNothing()),
  ),
  takeSignal: prepared(
    ({ release, signal, seq }: OfRelease & { readonly signal: string; readonly seq: number }) =>
      database
        .updateTable("signals")
        .set({ seq, text: null })
        .where("release", "=", release)
        .where("signal", "=", signal),
  ),
  inbox: prepared(({ release }: OfRelease) =>
    database
      .selectFrom("signals")
      .select(["text", "put_at"])
      .where("release", "=", release)
      .where("seq", "is", null)
      .orderBy("position"),
  ),
});

const leaseQueries = (database: Kysely<Tables>) => ({
  lease: prepared(({ release }: OfRelease) =>
    database.selectFrom("leases").selectAll().where("release", "=", release),
  ),
  dropLease: prepared(({ release, holder }: OfRelease & { readonly holder: string }) =>
    database.deleteFrom("leases").where("release", "=", release).where("holder", "=", holder),
  ),
  addLease: prepared(({ release, holder, host, pid, mark, taken_at, until }: Of<LeasesTable>) =>
    database.insertInto("leases").values({ release, holder, host, pid, mark, taken_at, until }),
  ),
  renewLease: prepared(({ release, holder, until }: OfRelease & Pick<LeasesTable, "holder" | "until">) =>
    database.updateTable("leases").set({ until }).where("release", "=", release).where("holder", "=", holder),
  ),
});
