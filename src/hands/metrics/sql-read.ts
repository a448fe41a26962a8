/**
 * The one number that a question to PostgreSQL gives: one row of one column, in a transaction that can only read. The
 * client is loaded when a figure first needs it.
 */
import type { QueryArrayConfig } from "pg";
import type { FigureAsked } from "../../effect/index.ts";
import { numberIn } from "./number-in.ts";
import { type Reading, type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";
import { wordsOf } from "./trouble.ts";

export interface SqlAsked extends FigureAsked {
  readonly source: Extract<FigureAsked["source"], { kind: "sql" }>;
}

const LONGEST_MS = 10_000;

export async function readSql(
  { source, reads }: SqlAsked,
  tick: Tick,
  sent: string[],
): Promise<Reading | Unread> {
  if (reads.is !== "value") return unread("a database gives one number: write query, not counters");
  sent.push(reads.query);
  const text = await tick.open(source.url);
  if (typeof text !== "string") return text;
  if (!/^postgres(?:ql)?:\/\//.test(text.trim()))
    return unread("its address is none of PostgreSQL: postgres://USER@HOST/DATABASE");
  const atMs = tick.now();
  const rows = await rowsOf(text.trim(), reads.query, tick);
  if ("why" in rows) return { ...rows, why: tick.shown(rows.why) };
  const value = onlyNumber(rows.rows);
  return typeof value === "number" ? { atMs, read: { is: "value", value }, stamps: new Map() } : value;
}

interface Rows {
  readonly rows: readonly (readonly unknown[])[];
}

interface OneStatement extends QueryArrayConfig {
  readonly queryMode: "extended";
}

async function rowsOf(connectionString: string, query: string, tick: Tick): Promise<Rows | Unread> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString,
    application_name: "rutter",
    connectionTimeoutMillis: LONGEST_MS,
    statement_timeout: LONGEST_MS,
    query_timeout: LONGEST_MS,
  });
  // What is lost in the middle is told by whatever waits for it.
  client.on("error", () => undefined);
  const stop = (): void => {
    void client.end().catch(() => undefined);
  };
  tick.signal.addEventListener("abort", stop, { once: true });
  let connected = false;
  try {
    if (tick.signal.aborted) return unread("no answer in time", true);
    const late = new Promise<never>((_, reject) => {
      tick.signal.addEventListener("abort", () => reject(new Error("no answer in time")), { once: true });
    });
    late.catch(() => undefined);
    await Promise.race([client.connect(), late]);
    connected = true;
    await Promise.race([client.query("begin transaction read only"), late]);
    // One statement and no more: a second one could end the transaction that only reads.
    const question: OneStatement = { text: query, rowMode: "array", queryMode: "extended" };
    const found = await Promise.race([client.query(question), late]);
    return { rows: found.rows };
  } catch (error) {
    return unread(tick.signal.aborted ? "no answer in time" : oneLine(wordsOf(error)), !connected);
  } finally {
    tick.signal.removeEventListener("abort", stop);
    stop();
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 240);

export function onlyNumber(rows: Rows["rows"]): number | Unread {
  const [row] = rows;
  if (row === undefined) return unread("its query gives no row");
  if (rows.length > 1) return unread(`its query gives ${rows.length} rows; one row of one column is wanted`);
  if (row.length !== 1)
    return unread(`its query gives ${row.length} columns; one row of one column is wanted`);
  const [found] = row;
  if (found === null) return unread("its query gives null");
  const value =
    typeof found === "number"
      ? found
      : typeof found === "string" || typeof found === "bigint"
        ? numberIn(String(found))
        : null;
  return value !== null && Number.isFinite(value) ? value : unread("its query gives no finite number");
}
