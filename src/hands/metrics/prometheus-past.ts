/** What a figure did before a release, in blocks: raw counters at the edges of each block, and differences between them. */
import type { FigureAsked, FigureSample } from "../../effect/index.ts";
import { type Address, addressOf, atPlace } from "./address.ts";
import { difference } from "./difference.ts";
import { factorOf } from "./factor-of.ts";
import { askPrometheus, type Element, type Row, serverTime } from "./prometheus-api.ts";
import { queriesOf, selectorsOf } from "./prometheus-queries.ts";
import { histogramsOf, type PrometheusAsked } from "./prometheus-read.ts";
import { countersOf, singleValue } from "./prometheus-series.ts";
import { allRead, isUnread, type Read, type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";

export interface Past {
  readonly ms: number;
  readonly blockMs: number;
  /** Where it ends, by the server's clock; its own now if not given. */
  readonly toMs?: number;
}

interface Span {
  readonly address: Address;
  readonly tick: Tick;
  readonly edges: readonly number[];
  readonly blockMs: number;
}

/** Prometheus answers with no more points than this for one series. */
const MOST_BLOCKS = 11_000;

export async function pastOf(
  asked: PrometheusAsked,
  past: Past,
  tick: Tick,
): Promise<readonly FigureSample[]> {
  const found = await blocksOf(asked, past, tick);
  return isUnread(found) ? [{ is: "none", ...found }] : found;
}

async function blocksOf(
  asked: PrometheusAsked,
  past: Past,
  tick: Tick,
): Promise<readonly FigureSample[] | Unread> {
  const address = await addressOf(asked.source, tick);
  if (isUnread(address)) return address;
  const count = Math.floor(past.ms / past.blockMs);
  if (count < 1 || count >= MOST_BLOCKS) return unread(`${count} blocks cannot be read`);
  const atMs = past.toMs ?? (await serverTime(address, tick));
  if (typeof atMs !== "number") return atMs;
  const edges = Array.from({ length: count + 1 }, (_, at) => atMs - (count - at) * past.blockMs);
  const span: Span = { address, tick, edges, blockMs: past.blockMs };
  const reads = await readsAt(asked, span);
  if (isUnread(reads)) return atPlace(reads, address.place);
  return asked.reads.is === "value" ? valuesOf(reads, edges) : between(reads, edges, asked.side);
}

type ReadAt = (edge: number) => Read | Unread;

/** `none` in a block, not in all of them: what a source could not tell then, it may have told later. */
const none = (found: Unread): FigureSample => ({ is: "none", ...found });

function valuesOf(readAt: ReadAt, edges: readonly number[]): readonly FigureSample[] {
  return edges.map((atMs) => {
    const read = readAt(atMs);
    if (isUnread(read)) return none(read);
    return read.is === "value" ? { is: "value", atMs, value: read.value } : none(unread("it is no value"));
  });
}

function between(
  readAt: ReadAt,
  edges: readonly number[],
  side: FigureAsked["side"],
): readonly FigureSample[] {
  const reads = edges.map(readAt);
  return edges.slice(1).map((toMs, at) => {
    const [before, now] = [reads[at], reads[at + 1]];
    if (before === undefined || now === undefined) return none(unread("nothing was read"));
    if (isUnread(before)) return none(before);
    if (isUnread(now)) return none(now);
    const found = difference({ before, now, side, between: { fromMs: edges[at] ?? toMs, toMs } });
    return isUnread(found) ? none(found) : found;
  });
}

async function readsAt({ reads, select }: PrometheusAsked, span: Span): Promise<ReadAt | Unread> {
  if (reads.is === "value") {
    const rows = await rowsOf([reads.query], span);
    if (isUnread(rows)) return rows;
    return (edge) => {
      const value = singleValue(elementsAt(rows, edge));
      return typeof value === "number" ? { is: "value", value } : value;
    };
  }
  const names =
    reads.is === "share" ? [reads.total, reads.bad] : [reads.is === "count" ? reads.count : reads.histogram];
  const known = allRead(names.map((name) => selectorsOf(name, select)));
  if (isUnread(known)) return known;
  const suffix = reads.is === "histogram" ? "_bucket" : "";
  const queries = known.map((each) => queriesOf(each, suffix));
  if (reads.is === "histogram") queries.push(...known.map((each) => queriesOf(each)));
  const all = allRead(await Promise.all(queries.map((each) => rowsOf(each, span))));
  if (isUnread(all)) return all;
  const [first = [], second = []] = all;
  if (first.length === 0 && (reads.is !== "histogram" || second.length === 0))
    return unread("no series fits it in that time");
  return (edge) => readAt(reads, elementsAt(first, edge), elementsAt(second, edge));
}

function readAt(
  reads: FigureAsked["reads"],
  first: readonly Element[],
  second: readonly Element[],
): Read | Unread {
  if (reads.is === "histogram") return histogramsOf(first, second, factorOf(reads.unit));
  const [total, bad] = [countersOf(first), countersOf(second)];
  if (isUnread(total)) return total;
  if (isUnread(bad)) return bad;
  return reads.is === "share" ? { is: "share", total, bad } : { is: "count", count: total };
}

const elementsAt = (rows: readonly Row[], edge: number): readonly Element[] =>
  rows.flatMap(({ at }) => at.get(edge) ?? []);

async function rowsOf(
  queries: readonly string[],
  { address, tick, edges, blockMs }: Span,
): Promise<readonly Row[] | Unread> {
  const [start = 0, end = 0] = [edges[0], edges.at(-1)];
  const seconds = (ms: number): string => (ms / 1_000).toFixed(3);
  const times = { start: seconds(start), end: seconds(end), step: seconds(blockMs) };
  const results = await Promise.all(
    queries.map((query) =>
      askPrometheus(address, { path: "/api/v1/query_range", params: { query, ...times } }, tick),
    ),
  );
  const rows: Row[] = [];
  for (const result of results) {
    if (isUnread(result)) return { ...result, why: result.why.replace(`${address.place}: `, "") };
    if (result.type !== "matrix")
      return unread(`it answers with a ${result.type} where a course in time is wanted`);
    for (const row of result.rows) rows.push(row);
  }
  return rows;
}
