/**
 * The tables of the database as types. Every column is a text, a bigint or a whole number used as one, in SQLite and in
 * PostgreSQL alike; times are milliseconds since 1970, texts of JSON are never looked into by SQL.
 */

export interface ReleasesTable {
  readonly release: string;
  readonly runbook: string;
  readonly procedure: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  readonly plan_hash: string;
  readonly state: string;
  readonly ended: string | null;
  readonly exit: number | null;
  readonly started_at: number;
  readonly started_by: string;
  readonly updated_at: number;
  readonly last_seq: number;
  /** The ids of the open waits, as JSON. */
  readonly open_waits: string;
  /** The hash of the last event: without it, an end that was cut off could not be told. */
  readonly head: string;
}

export interface EventsTable {
  readonly release: string;
  readonly seq: number;
  readonly at: number;
  readonly text: string;
  readonly hash: string;
}

export interface SignalsTable {
  readonly release: string;
  readonly signal: string;
  readonly position: number;
  readonly put_at: number;
  /** JSON; null: the journal knows of it by its event alone. */
  readonly text: string | null;
  /** The event that received it; null: it is in the inbox. */
  readonly seq: number | null;
}

/** Not tied to `releases`: a release may be held before its first event is written. */
export interface LeasesTable {
  readonly release: string;
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  readonly mark: string | null;
  readonly taken_at: number;
  readonly until: number;
}

export interface MigrationsTable {
  readonly number: number;
  readonly name: string;
}

export interface Tables {
  readonly releases: ReleasesTable;
  readonly events: EventsTable;
  readonly signals: SignalsTable;
  readonly leases: LeasesTable;
  readonly migrations: MigrationsTable;
}
