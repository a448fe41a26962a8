import { describe, expect, it } from "vitest";
import { readMatchers, readSeries, sampleInput } from "../../effect/index.ts";
import { loadYaml } from "../../runbook/index.ts";
import { checkConfiguration } from "../configuration/check-configuration.ts";
import { presetNames, presets } from "./presets.ts";
import { serviceMetrics } from "./service-metrics.ts";

const yaml = await loadYaml();

function figuresOf(text: string, environment: string | null = "production", service = "orders") {
  const { value, problems } = checkConfiguration(text, yaml, { folder: "/", codes: () => [] });
  expect(problems).toEqual([]);
  return serviceMetrics({ configuration: value, service, environment });
}

const AROUND = `
environments: { production: { namespace: shop }, staging: {} }
sources:
  prometheus: { url: "env:PROMETHEUS_URL", every: 10s, token: "env:TOKEN" }
  page: { kind: scrape, urls: ["http://a:9100/metrics", "http://b:9100/metrics"] }
  api: { kind: json, url: http://api/stats }
  lag: { kind: command, every: 30s }
  db: { kind: sql, database: main }
databases: { main: { url: "env:DATABASE_URL" } }
`;

describe("a preset", () => {
  it.each(presetNames)("%s has its three figures, each of which can be asked for", (name) => {
    const { metrics, left, tickMs } = figuresOf(`services: { orders: { metrics: ${name} } }${AROUND}`);
    expect([left, tickMs, Object.keys(metrics)]).toEqual([[], 10_000, ["error-rate", "latency", "requests"]]);
    const figures = Object.fromEntries(
      Object.entries(metrics).map(([id, { asked, side }]) => [
        id,
        { ...asked, side: side === null ? null : { label: side, version: "1" } },
      ]),
    );
    expect(sampleInput.safeParse({ figures, past: null, hold: [] }).success).toBe(true);
    for (const { asked } of Object.values(metrics)) {
      expect(readMatchers(asked.select ?? "")).not.toHaveProperty("why");
      for (const text of Object.entries(asked.reads)
        .filter(([key]) => key !== "is" && key !== "unit")
        .map(([, each]) => each))
        expect(readSeries(text)).not.toHaveProperty("why");
      expect(JSON.stringify(asked)).not.toMatch(/\{(?:service|namespace)\}/);
    }
    expect(Object.values(metrics).map(({ judged }) => judged)).toEqual(["errors", "latency", null]);
  });

  it("gives way to a block of the team with its name", () => {
    const { metrics } = figuresOf(
      `services: { orders: { metrics: istio } }\nmetrics: { istio: { source: api, figures: { error rate: { query: .rate } } } }${AROUND}`,
    );
    expect(Object.keys(metrics)).toEqual(["error-rate"]);
  });

  it("is read from the one source there is, and from none where it is not clear which", () => {
    const with_ = (sources: string) =>
      figuresOf(`services: { orders: { metrics: envoy } }\nsources: ${sources}`);
    expect(with_("{ prom: { url: http://p } }").left).toEqual([]);
    expect(with_("{ a: { url: http://p }, b: { url: http://q } }").left[0]?.why).toMatch(/there are a, b/);
    expect(with_("{ a: { kind: command } }").left[0]?.why).toMatch(/has none/);
  });

  it("of a mesh is not read where nobody says the namespace", () => {
    const { metrics, left } = figuresOf(`services: { orders: { metrics: istio } }${AROUND}`, "staging");
    expect([metrics, left.map(({ name }) => name)]).toEqual([{}, ["error rate", "latency", "requests"]]);
    expect(left[0]?.why).toBe("{namespace} stands in it, and environments.staging has no namespace");
  });

  it("of Traefik is found with a namespace or without", () => {
    const select = (environment: string) =>
      figuresOf(`services: { orders: { metrics: traefik } }${AROUND}`, environment).metrics.latency?.asked
        .select;
    expect(select("production")).toBe('service=~"(shop-)?orders(-[0-9a-z]+)?@.+"');
    expect(select("staging")).toBe('service=~"orders(-[0-9]+)?@.+"');
    expect(Object.keys(presets)).toContain("traefik");
  });
});

describe("a block of the team", () => {
  it("says what each figure is, where it is read, and how it is judged", () => {
    const { metrics, sources } = figuresOf(`
services:
  orders:
    metrics:
      source: prometheus
      select: 'job=~"{service}.*",env="{environment}"'
      side: { label: version }
      figures:
        Error Rate: { total: all, bad: 'all{code=~"5..",ns="{namespace}"}' }
        took: { histogram: took_ms, weight: 2.5 }
        orders: { count: orders_total, judge: too-few }
        silent: { total: a, bad: b, judge: no }
        queue lag: { query: 'max(lag{ns="{namespace}"})' }
${AROUND}`);
    const shown = Object.entries(metrics).map(([id, { name, judged, weight, asked }]) => [
      id,
      name,
      judged,
      weight,
      asked.reads,
    ]);
    expect(shown).toEqual([
      [
        "error-rate",
        "Error Rate",
        "errors",
        1,
        { is: "share", total: "all", bad: 'all{code=~"5..",ns="shop"}' },
      ],
      ["took", "took", "latency", 2.5, { is: "histogram", histogram: "took_ms", unit: "ms" }],
      ["orders", "orders", "too-few", 1, { is: "count", count: "orders_total" }],
      ["silent", "silent", null, 1, { is: "share", total: "a", bad: "b" }],
      ["queue-lag", "queue lag", null, 1, { is: "value", query: 'max(lag{ns="shop"})' }],
    ]);
    expect(metrics.took?.asked).toMatchObject({
      select: 'job=~"orders.*",env="production"',
      source: { kind: "prometheus", url: { secret: "env:PROMETHEUS_URL" }, token: { secret: "env:TOKEN" } },
    });
    expect(metrics["queue-lag"]?.asked.select).toBeNull();
    expect(sources.took).toBe("prometheus");
  });

  it.each([
    ["page", "{ count: a }", { kind: "scrape", urls: ["http://a:9100/metrics", "http://b:9100/metrics"] }],
    ["api", "{ query: .rate }", { kind: "json", url: "http://api/stats", token: null }],
    ["lag", "{ query: ./lag.sh }", { kind: "command" }],
    ["db", "{ query: select 1 }", { kind: "sql", url: { secret: "env:DATABASE_URL" } }],
  ])("may be read from %s", (source, figure, expected) => {
    const text = `services: { orders: { metrics: { source: ${source}, figures: { it: ${figure} } } } }${AROUND}`;
    expect(figuresOf(text).metrics.it?.asked.source).toEqual(expected);
  });

  it("that wants counters of what gives one number is not read", () => {
    const text = `services: { orders: { metrics: { source: db, figures: { it: { count: a } } } } }${AROUND}`;
    expect(figuresOf(text)).toMatchObject({
      metrics: {},
      left: [{ name: "it", why: expect.stringMatching(/write query/) }],
    });
  });

  it("puts a name into a pattern as itself", () => {
    const text = `services: { "a.b": { metrics: { source: page, select: 'job=~"{service}-.+"', figures: { it: { count: a } } } } }${AROUND}`;
    expect(figuresOf(text, null, "a.b").metrics.it?.asked.select).toBe('job=~"a\\\\.b-.+"');
  });
});

describe("what is wrong in the file", () => {
  it.each([
    ["sources: { a: { kind: graphite, url: http://a } }", "CONFIG_VALUE_INVALID"],
    ["sources: { a: { kind: scrape, url: http://a } }", "CONFIG_KEY_UNKNOWN"],
    [
      "sources: { a: { kind: sql, database: mian } }\ndatabases: { main: { url: postgres://h/d } }",
      "CONFIG_NAME_UNKNOWN",
    ],
    ["sources: { a: { url: http://a, token: abc } }", "CONFIG_SECRET_LITERAL"],
    ["sources: { a: { kind: scrape, urls: [http://u:p@a] } }", "CONFIG_SECRET_LITERAL"],
    [
      "metrics: { m: { source: a, figures: { e: { total: sum(a), bad: b } } } }\nsources: { a: { url: http://a } }",
      "CONFIG_VALUE_INVALID",
    ],
    [
      "metrics: { m: { source: a, select: orders, figures: {} } }\nsources: { a: { url: http://a } }",
      "CONFIG_VALUE_INVALID",
    ],
    ["services: { web: { metrics: isto } }", "CONFIG_NAME_UNKNOWN"],
  ])("is found in %s", (text, code) => {
    const { problems } = checkConfiguration(text, yaml, { folder: "/", codes: () => [] });
    expect(problems.map((each) => each.code)).toContain(code);
    expect(JSON.stringify(problems)).not.toContain(":p@");
  });
});
