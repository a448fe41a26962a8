/**
 * The HTTP API of Prometheus: one question, and its answer checked for what it is. An error it names itself is passed on; a
 * page that is no answer of this API is refused.
 */
import { type Address, atPlace, below } from "./address.ts";
import { numberIn } from "./number-in.ts";
import { isUnread, type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";

export interface Element {
  readonly metric: Readonly<Record<string, string>>;
  /** Instant and value, as text; null: it is a native histogram. */
  readonly value: string | null;
  readonly histogram: unknown;
}

export interface Row {
  readonly metric: Readonly<Record<string, string>>;
  /** Instant in milliseconds to what stood then. */
  readonly at: ReadonlyMap<number, Element>;
}

export type Result =
  | { readonly type: "vector"; readonly elements: readonly Element[] }
  | { readonly type: "scalar"; readonly value: string; readonly atMs: number }
  | { readonly type: "matrix"; readonly rows: readonly Row[] }
  | { readonly type: "string" };

export interface Question {
  readonly path: "/api/v1/query" | "/api/v1/query_range";
  readonly params: Readonly<Record<string, string>>;
}

const TICK_BYTES = 8 * 1_048_576;
const PAST_BYTES = 32 * 1_048_576;
/** Longer addresses are refused by proxies on the way. */
const LONGEST_ADDRESS = 2_000;

export async function askPrometheus(
  address: Address,
  { path, params }: Question,
  tick: Tick,
): Promise<Result | Unread> {
  const query = new URLSearchParams(params).toString();
  const isLong = query.length > LONGEST_ADDRESS;
  const answer = await tick.get({
    url: below(address, path, isLong ? "" : query),
    headers: { accept: "application/json", ...address.headers },
    form: isLong ? query : null,
    mostBytes: path === "/api/v1/query" ? TICK_BYTES : PAST_BYTES,
  });
  if (isUnread(answer)) return atPlace(answer, address.place);
  const key = `parsed ${address.url.href} ${path} ${query}`;
  return tick.once(key, async () => {
    const result = resultIn(answer.status, answer.type, answer.text);
    return isUnread(result) ? unread(tick.shown(`${address.place}: ${result.why}`), result.silent) : result;
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const isJson = (type: string): boolean =>
  type === "application/json" || type === "" || type.endsWith("+json");

function resultIn(status: number, type: string, text: string): Result | Unread {
  const body = isJson(type) ? parsed(text) : null;
  if (body?.status === "error" && typeof body.error === "string")
    return unread(`it answers: ${oneLine(body.error)}`);
  if (status === 401 || status === 403) return unread(`it wants a login (status ${status})`);
  if (status !== 200) return unread(`it answers with status ${status}`);
  if (!isJson(type)) return unread(`it answers with ${type}, not with the JSON of Prometheus`);
  const data = body?.status === "success" ? body.data : null;
  const { resultType, result } = (data ?? {}) as { readonly resultType?: unknown; readonly result?: unknown };
  if (body === null || !Array.isArray(result))
    return unread("what it answers is not what Prometheus answers");
  return typed(resultType, result) ?? unread("what it answers is not what Prometheus answers");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 240);

function typed(type: unknown, result: readonly unknown[]): Result | null {
  if (type === "string") return { type: "string" };
  if (type === "scalar") {
    const [at, value] = result;
    return typeof at === "number" && typeof value === "string"
      ? { type, value, atMs: Math.round(at * 1_000) }
      : null;
  }
  if (type === "vector") {
    const elements = result.map(elementOf);
    return elements.every((each) => each !== null) ? { type, elements } : null;
  }
  if (type !== "matrix") return null;
  const rows = result.map(rowOf);
  return rows.every((each) => each !== null) ? { type, rows } : null;
}

const labelsOf = (metric: unknown): Readonly<Record<string, string>> | null =>
  typeof metric === "object" &&
  metric !== null &&
  Object.values(metric).every((each) => typeof each === "string")
    ? (metric as Record<string, string>)
    : null;

function elementOf(entry: unknown): Element | null {
  const { metric, value, histogram } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const labels = labelsOf(metric);
  if (labels === null) return null;
  if (Array.isArray(value) && typeof value[1] === "string")
    return { metric: labels, value: value[1], histogram: null };
  return Array.isArray(histogram) ? { metric: labels, value: null, histogram: histogram[1] } : null;
}

function rowOf(entry: unknown): Row | null {
  const { metric, values = [], histograms = [] } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const labels = labelsOf(metric);
  if (labels === null || !Array.isArray(values) || !Array.isArray(histograms)) return null;
  const at = new Map<number, Element>();
  for (const [kind, samples] of [
    ["value", values],
    ["histogram", histograms],
  ] as const)
    for (const sample of samples as readonly unknown[]) {
      const [time, stood] = (Array.isArray(sample) ? sample : []) as readonly unknown[];
      const element = elementOf({ metric: labels, [kind]: [time, stood] });
      if (typeof time !== "number" || element === null) return null;
      at.set(Math.round(time * 1_000), element);
    }
  return { metric: labels, at };
}

/** The server's own time: what is read is read as of one instant of its clock, whatever ours says. */
export async function serverTime(address: Address, tick: Tick): Promise<number | Unread> {
  const result = await askPrometheus(address, { path: "/api/v1/query", params: { query: "time()" } }, tick);
  if (isUnread(result)) return result;
  const seconds = result.type === "scalar" ? numberIn(result.value) : null;
  return seconds === null || !Number.isFinite(seconds) || seconds <= 0
    ? unread(`${address.place}: it does not tell its time`)
    : Math.round(seconds * 1_000);
}
