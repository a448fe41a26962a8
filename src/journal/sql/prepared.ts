/**
 * A query that is built and compiled once and run many times with other values. Kysely's builder takes longer than a small
 * statement runs; its types hold here all the same.
 */
import type { Compilable, CompiledQuery, Kysely, QueryResult } from "kysely";
import type { Tables } from "./tables.ts";

export type Value = string | number | null;

type Values = Readonly<Record<string, Value>>;

export type Run<Given extends Values, Row> = (on: Kysely<Tables>, given: Given) => Promise<QueryResult<Row>>;

/** Stands in a compiled query where a value will stand. */
interface Hole {
  readonly hole: string;
}

const isHole = (value: unknown): value is Hole =>
  typeof value === "object" && value !== null && "hole" in value;

/** `build` is given holes of the values' types: it may pass them on to the query, and do nothing else with them. */
export function prepared<Given extends Values, Row>(
  build: (given: Given) => Compilable<Row>,
): Run<Given, Row> {
  const holes = new Proxy({}, { get: (_, name): Hole => ({ hole: String(name) }) }) as Given;
  let compiled: CompiledQuery<Row> | null = null;
  return (on, given) => {
    compiled ??= build(holes).compile();
    const { query, queryId, sql } = compiled;
    const parameters = compiled.parameters.map((value) => (isHole(value) ? given[value.hole] : value));
    return on.executeQuery<Row>({ query, queryId, sql, parameters });
  };
}
