/** A made-up service whose every figure is a function of time, and the series that a Prometheus would have of it. */
import type { PlanAsked } from "./example-plan.ts";
import { counter, type ScriptedPrometheus, type TimedSeries } from "./scripted-prometheus.ts";
import { MINUTE, START } from "./watched-release.ts";

const PAST = START - 30 * MINUTE;
const BOUNDS = [0.1, 0.5, 1, 2, 2.5, 5];

export const FIGURES: PlanAsked["figures"] = {
  "error rate": { total: "all_total", bad: "bad_total" },
  latency: { histogram: "seconds", unit: "s" },
  "order success rate": { total: "orders_total", bad: "lost_total" },
  "quotes per hour": { count: "quotes_total" },
  restarts: { query: "restarts" },
  "database connections": { query: "connections" },
};

/** What is true of the service at an instant, so many milliseconds after the release began. */
export interface Service {
  readonly rps: number;
  readonly errors: (ms: number) => number;
  /** Shares of the requests up to each bound; what is left takes longer. */
  readonly within: (ms: number) => readonly number[];
  readonly lost: (ms: number) => number;
  readonly quotes: (ms: number) => number;
  readonly restarts: (ms: number) => number;
  readonly connections: (ms: number) => number;
}

/** A version of it; without one nothing tells the versions apart. */
export interface Serving extends Service {
  readonly version?: string;
}

export const FAST = [0.7, 0.985, 0.995, 0.999, 0.9995, 1];
export const usual: Service = {
  rps: 200,
  errors: () => 0.001,
  within: () => FAST,
  lost: () => 0.002,
  quotes: () => 2,
  restarts: () => 0,
  connections: () => 40,
};

/** Good until then, and so from then on. */
export const from =
  <Value>(at: number, bad: Value, good: Value) =>
  (ms: number): Value =>
    ms >= at ? bad : good;

export function serve({ series }: ScriptedPrometheus, services: readonly Serving[]): void {
  const put = (name: string, labels: TimedSeries["labels"], at: TimedSeries["at"]): void => {
    series.set(name, [...(series.get(name) ?? []), { labels, at }]);
  };
  for (const { version, rps, ...says } of services) {
    const labels = version === undefined ? {} : { version };
    const counted = (name: string, perSecond: (ms: number) => number, more = {}): void =>
      put(
        name,
        { ...labels, ...more },
        counter(PAST, (ms) => perSecond(ms - START)),
      );
    counted("all_total", () => rps);
    counted("bad_total", (ms) => rps * says.errors(ms));
    counted("orders_total", () => rps / 10);
    counted("lost_total", (ms) => (rps / 10) * says.lost(ms));
    counted("quotes_total", says.quotes);
    BOUNDS.forEach((le, at) => {
      counted("seconds_bucket", (ms) => rps * (says.within(ms)[at] ?? 1), { le: String(le) });
    });
    counted("seconds_bucket", () => rps, { le: "+Inf" });
    put("restarts", labels, (ms) => says.restarts(ms - START));
    put("connections", labels, (ms) => says.connections(ms - START));
  }
}

/** When things go wrong. */
export const BAD_AT = 3 * MINUTE;

export const errors = (bad: number) => ({ errors: from(BAD_AT, bad, 0.001) });
