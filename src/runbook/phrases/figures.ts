/**
 * The canonical figures with the words people use for them: one table, to which a line is added for a new synonym.
 * A figure the table does not list keeps its own words.
 */
import type { Unit } from "../../base/index.ts";
import { type PhraseTable, phraseTable } from "./phrase-table.ts";

/** What a condition is about. */
export interface Subject {
  readonly figure: string;
  readonly stat: string | null;
  /** "Error rate (%)": what a bare number under it is measured in. */
  readonly unit?: { readonly unit: Unit; readonly factor: number };
}

export interface Figure {
  readonly name: string;
  /** Which way it goes when things go wrong. */
  readonly worse: "more" | "less";
  /** These words mean the figure only beside a share or a factor; "5xx errors > 10" counts errors instead. */
  readonly loose?: boolean;
}

const figure = (name: string, worse: "more" | "less" = "more"): Figure => ({ name, worse });
const loose = (name: string, worse: "more" | "less" = "more"): Figure => ({ name, worse, loose: true });

const ERROR_RATE = "error rate";

/** Plurals are understood; longer phrases win over shorter ones. */
export const FIGURES: PhraseTable<Figure> = phraseTable<Figure>([
  [
    "error rate|errors rate|error ratio|error percentage|error %|failure rate|failure ratio|5xx rate|5xx error rate|http 5xx rate|http error rate|request error rate|5xx ratio|500 error rate|server error rate|failed request rate|fail rate|rate of error|rate of 5xx|request failure rate|rate of failure|error level",
    figure(ERROR_RATE),
  ],
  [
    "error|5xx|5xx error|http 5xx|http 5xx error|5xx response|http 500|500 error|server error|failure|failed request|http error|5xx request|5xx status|request fail|request failing|request failed|request error|request erroring|request return 5xx|request returning 5xx|request returning error|request return error|tasa de error|tasa de errores",
    loose(ERROR_RATE),
  ],
  [
    "success rate|success ratio|success percentage|request success rate|http success rate|2xx rate|rate of success|pass rate",
    figure("success rate", "less"),
  ],
  [
    "success|successful request|successful response|2xx|2xx response|request succeed",
    loose("success rate", "less"),
  ],
  [
    "latency|response time|request duration|response latency|request latency|request time|response duration|latencia|tail latency|http latency|round trip time|rtt|http response time|reply time",
    figure("latency"),
  ],
  ["availability|uptime|service availability", figure("availability", "less")],
  [
    "throughput|request rate|request per second|requests per second|rps|qps|tps|traffic|request volume|traffic volume|traffic level|requests/sec|requests/s|req/s|transaction per second|query per second",
    figure("throughput", "less"),
  ],
  [
    "memory|memory usage|memory utilization|memory utilisation|memory use|memory consumption|mem|mem usage|ram|ram usage",
    figure("memory"),
  ],
  [
    "cpu|cpu usage|cpu utilization|cpu utilisation|cpu use|cpu load|cpu consumption|processor usage",
    figure("cpu"),
  ],
  [
    "disk|disk usage|disk utilization|disk utilisation|disk use|disk space|disk space usage|storage usage|disk space used|disk full",
    figure("disk"),
  ],
  [
    "db connection|database connection|db connection pool|database connection pool|connection pool|connection pool usage|connection pool utilization|db pool|db pool usage|database connection usage|database connection pool usage|active db connection|active database connection|db connection usage|database connection count|connection pool saturation|connection pool utilisation|postgres connection|db connection count",
    figure("db connections"),
  ],
  [
    "db latency|database latency|query latency|query time|db query time|database query time|db query latency|database query latency|db response time|database response time|query duration|query response time",
    figure("db latency"),
  ],
  [
    "queue lag|queue depth|queue length|queue size|queue backlog|consumer lag|kafka lag|kafka consumer lag|message lag|message backlog|queue latency|queue age|backlog size|job queue depth|message queue depth|queued message|message in queue|pending message|queue message|queue delay",
    figure("queue lag"),
  ],
  [
    "restart|pod restart|container restart|restart count|pod restart count|container restart count|service restart|restart rate|process restart",
    figure("restarts"),
  ],
  ["saturation|resource saturation|saturation level", figure("saturation")],
  [
    "order success rate|order success|order completion rate|order placement success rate",
    figure("order success rate", "less"),
  ],
  [
    "checkout conversion|checkout conversion rate|checkout success rate|checkout completion rate",
    figure("checkout conversion", "less"),
  ],
]);

/** Words before a figure that do not make it another figure. */
export const NEUTRAL: ReadonlySet<string> = new Set(
  (
    "api http https service services overall total aggregate global application app apps request requests server " +
    "system new canary current production prod staging user user-facing client web website site frontend backend endpoint " +
    "endpoints pod pods container node nodes instance host cluster end-to-end combined general 5xx response peak " +
    "average mean observed measured deployment release target key any all its per usage high-level core platform"
  ).split(" "),
);

const LESS_IS_WORSE =
  /success|availab|uptime|throughput|conversion|accuracy|coverage|hit rate|hit ratio|free|remaining|headroom|complet|deliver|healthy|orders?\b|sign-?ups?|revenue|traffic|replicas|score|nps|apdex|passing|ready|active/;
const MORE_IS_WORSE =
  /error|fail|memory|cpu|disk|usage|restart|crash|cost|alert|spike|5xx|saturation|depth|backlog|response time|slow|timeout|reject|abandon|drop|loss|degrad|latency|lag|trigger rate|violation|exception|throttl|dead.?letter|duplicate|evict|stale|miss rate|bounce|complaint|un\w*(?:healthy|available|successful)/;

/** Which way a figure goes when things go wrong, by the table or by its words; null where neither tells. */
export function worseOf(name: string): "more" | "less" | null {
  for (const rows of FIGURES.values()) {
    const known = rows.find(([, meaning]) => meaning.name === name);
    if (known) return known[1].worse;
  }
  if (MORE_IS_WORSE.test(name)) return "more";
  return LESS_IS_WORSE.test(name) ? "less" : null;
}
