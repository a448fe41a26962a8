/**
 * A Prometheus on this machine whose series are functions of time and whose clock a test turns: instant queries and ranges give
 * what the counters stood at. It knows no PromQL: a query is the name of its series, to the letter.
 */
import type { IncomingMessage } from "node:http";
import { type Opened, opened } from "../hands/metric-servers.ts";

export interface TimedSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** What it stands at; null: it is not there then. */
  readonly at: (ms: number) => number | null;
}

export interface ScriptedPrometheus extends Opened {
  /** By the query to the letter. */
  readonly series: Map<string, readonly TimedSeries[]>;
  /** It answers with an error between these instants. */
  silent: { readonly fromMs: number; readonly toMs: number } | null;
}

async function asked(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method === "GET") return new URL(request.url ?? "", "http://x").searchParams;
  let form = "";
  for await (const chunk of request) form += String(chunk);
  return new URLSearchParams(form);
}

const STAMPS = /^max by \(job, instance\) \(timestamp\((\w+)/;

export async function openPrometheus(now: () => number): Promise<ScriptedPrometheus> {
  const series: ScriptedPrometheus["series"] = new Map();
  const labelsOf = (labels: TimedSeries["labels"]) => ({ job: "web", instance: "a", ...labels });
  const server = await opened(async (request, response) => {
    const params = await asked(request);
    const query = params.get("query") ?? "";
    const answer = (resultType: string, result: unknown): void => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ status: "success", data: { resultType, result } }));
    };
    const nowMs = now();
    if (made.silent !== null && nowMs >= made.silent.fromMs && nowMs < made.silent.toMs)
      return void response.writeHead(503).end("no answer just now");
    if (query === "time()") return answer("scalar", [nowMs / 1000, String(nowMs / 1000)]);
    const stamps = STAMPS.exec(query)?.[1];
    const found = series.get(stamps ?? query) ?? [];
    const valueAt = ({ at }: TimedSeries, seconds: number): readonly [number, string] | null => {
      const value = at(seconds * 1000);
      return value === null ? null : [seconds, String(value)];
    };
    if (request.url?.includes("query_range") === true) {
      const [start, end, step] = ["start", "end", "step"].map((name) => Number(params.get(name)));
      const times: number[] = [];
      for (let at = start ?? 0; at <= (end ?? 0) + 1e-6; at += step ?? 1) times.push(at);
      const rows = found.map((each) => ({
        metric: labelsOf(each.labels),
        values: times.flatMap((time) => {
          const point = valueAt(each, time);
          return point === null ? [] : [point];
        }),
      }));
      return answer("matrix", rows);
    }
    const time = Number(params.get("time") ?? nowMs / 1000);
    const vector = found.flatMap((each) => {
      const value = stamps === undefined ? valueAt(each, time) : ([time, String(nowMs / 1000)] as const);
      return value === null ? [] : [{ metric: labelsOf(each.labels), value }];
    });
    answer("vector", vector);
  });
  const made: ScriptedPrometheus = Object.assign(server, { series, silent: null });
  return made;
}

/** A counter that grows by `perSecond`, whole numbers only; it began at `fromMs`. */
export function counter(fromMs: number, perSecond: (ms: number) => number): TimedSeries["at"] {
  const sums = [0];
  return (ms) => {
    if (ms < fromMs) return null;
    const second = Math.floor((ms - fromMs) / 1000);
    for (let at = sums.length; at <= second; at += 1)
      sums.push((sums[at - 1] ?? 0) + perSecond(fromMs + (at - 1) * 1000));
    const begun = fromMs + second * 1000;
    return Math.floor((sums[second] ?? 0) + (perSecond(begun) * (ms - begun)) / 1000 + 1e-9);
  };
}
