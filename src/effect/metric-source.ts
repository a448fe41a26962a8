/**
 * Where a figure is read, and what of it: sources, selectors and sides as data. A figure is asked for as raw counts wherever
 * there are any; only a team's own query gives a single number.
 */
import { z } from "zod";
import { textOrSecret } from "./secret.ts";

const text = z.string().min(1);

export const metricSource = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("prometheus"), url: textOrSecret, token: textOrSecret.nullable() }).readonly(),
  /** Pages in the Prometheus text format or OpenMetrics, one for each instance. */
  z.object({ kind: z.literal("scrape"), urls: z.array(textOrSecret).readonly() }).readonly(),
  z.object({ kind: z.literal("json"), url: textOrSecret, token: textOrSecret.nullable() }).readonly(),
  z.object({ kind: z.literal("command") }).readonly(),
  z.object({ kind: z.literal("sql"), url: textOrSecret }).readonly(),
]);

export type MetricSource = z.infer<typeof metricSource>;

/** What is read. Names of series may carry label matchers of their own: `http_requests_total{status=~"5.."}`. */
export const figureReads = z.discriminatedUnion("is", [
  /** A share: how many of all were bad. */
  z.object({ is: z.literal("share"), total: text, bad: text }).readonly(),
  /** How long things took: a histogram by its name, without `_bucket`. `unit`: of its bounds. */
  z.object({ is: z.literal("histogram"), histogram: text, unit: z.enum(["s", "ms"]) }).readonly(),
  /** How often something happened: orders, messages. */
  z.object({ is: z.literal("count"), count: text }).readonly(),
  /** One number, as the source gives it: a query, a path into an answer, the output of a command, one row of one column. */
  z.object({ is: z.literal("value"), query: text }).readonly(),
]);

export type FigureReads = z.infer<typeof figureReads>;

export const figureAsked = z
  .object({
    source: metricSource,
    reads: figureReads,
    /** Label matchers that all its series share: `job="orders"`; null: none. */
    select: z.string().nullable(),
    /** The label that tells the versions apart, and its value on the new one; null: they cannot be told apart. */
    side: z.object({ label: text, version: text }).readonly().nullable(),
  })
  .readonly();

export type FigureAsked = z.infer<typeof figureAsked>;
