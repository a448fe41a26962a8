/** A figure read from Prometheus: every series of it as of one instant of the server's clock. */
import type { FigureAsked, SeriesSelector } from "../../effect/index.ts";
import { type Address, addressOf, atPlace } from "./address.ts";
import { classicHistograms } from "./classic-histogram.ts";
import { factorOf } from "./factor-of.ts";
import { numberIn } from "./number-in.ts";
import { askPrometheus, type Element, serverTime } from "./prometheus-api.ts";
import { lastBuckets, queriesOf, selectorsOf, stampQuery } from "./prometheus-queries.ts";
import { countersOf, finite, nativeOf, originOf, singleValue } from "./prometheus-series.ts";
import { isUnread, type Read, type Reading, type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";

export interface PrometheusAsked extends FigureAsked {
  readonly source: Extract<FigureAsked["source"], { kind: "prometheus" }>;
}

/** What a question to one server at one instant needs. */
interface At {
  readonly address: Address;
  readonly tick: Tick;
  readonly atMs: number;
}

export async function readPrometheus(
  asked: PrometheusAsked,
  tick: Tick,
  sent: string[],
): Promise<Reading | Unread> {
  const address = await addressOf(asked.source, tick);
  if (isUnread(address)) return address;
  sent.push(...queriesSent(asked));
  const atMs = await serverTime(address, tick);
  if (typeof atMs !== "number") return atMs;
  const at: At = { address, tick, atMs };
  const { reads, select } = asked;
  if (reads.is === "value") return valueAt(reads.query, at);
  if (reads.is === "histogram") return histogramAt(reads, select, at);
  const [all, bad] = reads.is === "share" ? [reads.total, reads.bad] : [reads.count, null];
  const total = selectorsOf(all, select);
  const few = bad === null ? [] : selectorsOf(bad, select);
  if (isUnread(total)) return total;
  if (isUnread(few)) return few;
  const queries = queriesOf(total);
  const [counted, counting, stamps] = await Promise.all([
    elementsAt(queries, at),
    elementsAt(queriesOf(few), at),
    stampsAt(queries, at),
  ]);
  const read = countersRead(counted, bad === null ? null : counting, all);
  return isUnread(read) ? atPlace(read, address.place) : { atMs, read, stamps };
}

/** What is asked of it for the figure, besides the time. */
function queriesSent({ reads, select }: PrometheusAsked): readonly string[] {
  if (reads.is === "value") return [reads.query];
  const names =
    reads.is === "share" ? [reads.total, reads.bad] : [reads.is === "count" ? reads.count : reads.histogram];
  const selectors = names.flatMap((name): readonly SeriesSelector[] => {
    const found = selectorsOf(name, select);
    return isUnread(found) ? [] : found;
  });
  return reads.is === "histogram"
    ? [...queriesOf(selectors, "_bucket"), ...queriesOf(selectors)]
    : [...new Set(queriesOf(selectors))];
}

function countersRead(
  all: readonly Element[] | Unread,
  bad: readonly Element[] | Unread | null,
  name: string,
): Read | Unread {
  if (isUnread(all)) return all;
  if (all.length === 0) return unread(`no series fits ${name.slice(0, 80)} and its labels`);
  const total = countersOf(all);
  if (isUnread(total) || bad === null) return isUnread(total) ? total : { is: "count", count: total };
  if (isUnread(bad)) return bad;
  const few = countersOf(bad);
  return isUnread(few) ? few : { is: "share", total, bad: few };
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

async function elementsAt(
  queries: readonly string[],
  { address, tick, atMs }: At,
): Promise<readonly Element[] | Unread> {
  const results = await Promise.all(
    queries.map((query) => {
      return askPrometheus(address, { path: "/api/v1/query", params: { query, time: seconds(atMs) } }, tick);
    }),
  );
  const elements: Element[] = [];
  for (const result of results) {
    if (isUnread(result)) return { ...result, why: result.why.replace(`${address.place}: `, "") };
    if (result.type !== "vector") return unread(`it answers with a ${result.type} where series are wanted`);
    for (const each of result.elements) elements.push(each);
  }
  return elements;
}

/** None where the server cannot tell: then every reading counts as fresh. */
async function stampsAt(queries: readonly string[], at: At): Promise<ReadonlyMap<string, number>> {
  const found = await elementsAt(queries.map(stampQuery), at);
  const stamps = new Map<string, number>();
  if (isUnread(found)) return stamps;
  for (const { metric, value } of found) {
    const stamp = numberIn(value ?? "");
    const origin = originOf(metric);
    if (stamp !== null && Number.isFinite(stamp))
      stamps.set(origin, Math.max(stamps.get(origin) ?? 0, Math.round(stamp * 1_000)));
  }
  return stamps;
}

async function valueAt(query: string, { address, tick, atMs }: At): Promise<Reading | Unread> {
  const result = await askPrometheus(
    address,
    { path: "/api/v1/query", params: { query, time: seconds(atMs) } },
    tick,
  );
  if (isUnread(result)) return result;
  const value =
    result.type === "vector"
      ? singleValue(result.elements)
      : result.type === "scalar"
        ? finite(result.value)
        : unread(`its query gives a ${result.type} where one number is wanted`);
  if (typeof value !== "number") return atPlace(value, address.place);
  return { atMs, read: { is: "value", value }, stamps: new Map() };
}

type HistogramReads = Extract<FigureAsked["reads"], { is: "histogram" }>;

async function histogramAt(
  reads: HistogramReads,
  select: FigureAsked["select"],
  at: At,
): Promise<Reading | Unread> {
  const selectors = selectorsOf(reads.histogram, select);
  if (isUnread(selectors)) return selectors;
  const { atMs, address } = at;
  const [buckets, whole, bucketStamps, wholeStamps] = await Promise.all([
    elementsAt(queriesOf(selectors, "_bucket"), at),
    elementsAt(queriesOf(selectors), at),
    stampsAt(lastBuckets(selectors), at),
    stampsAt(queriesOf(selectors), at),
  ]);
  if (isUnread(buckets)) return atPlace(buckets, address.place);
  if (isUnread(whole)) return atPlace(whole, address.place);
  if (buckets.length === 0 && whole.length === 0)
    return atPlace(
      unread(`no series fits the histogram ${reads.histogram.slice(0, 80)} and its labels`),
      address.place,
    );
  // A threshold most often stands at a bound of the classic buckets, so they are read where there are both.
  const factor = factorOf(reads.unit);
  const read = histogramsOf(buckets, whole, factor);
  if (isUnread(read)) return atPlace(read, address.place);
  return { atMs, read, stamps: buckets.length > 0 ? bucketStamps : wholeStamps };
}

export function histogramsOf(
  buckets: readonly Element[],
  whole: readonly Element[],
  factor: number,
): Read | Unread {
  const counters = countersOf(buckets);
  if (isUnread(counters)) return counters;
  const histogram = buckets.length > 0 ? classicHistograms(counters, factor) : nativeOf(whole);
  return isUnread(histogram) ? histogram : { is: "histogram", histogram, factor };
}
