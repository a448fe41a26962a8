/** Which figures a plan reads: those that its guards name, as the service has them, and with a ladder those that are compared. */
import { describe, expect, it } from "vitest";
import { figuresOf, sourceOf } from "./metrics-of.ts";
import type { MetricRule, ServiceRules } from "./request.ts";

const source = { kind: "prometheus", url: "http://localhost:9090", token: null } as const;

const rule = (name: string, more: Partial<MetricRule> = {}): MetricRule => ({
  name,
  asked: { source, reads: { is: "share", total: "a", bad: "b" }, select: null },
  side: "version",
  judged: "errors",
  weight: 1,
  ...more,
});

const rules: ServiceRules = {
  version: "version",
  tickMs: 2000,
  metrics: {
    errors: rule("error rate"),
    latency: rule("latency", { judged: "latency", side: null }),
    orders: rule("orders", { judged: null }),
  },
};

const figure = (name: string) =>
  ({
    figure: name,
    stat: null,
    is: ">",
    value: 1,
    unit: null,
    of: null,
    holdMs: null,
    windowMs: null,
  }) as const;

const courses = { main: [], rollback: [], recover: [], diagnose: [], later: [] };
const bare = { courses, nodes: {} };
const ladder = {
  courses: { ...courses, main: ["l"] },
  nodes: {
    l: {
      kind: "ladder",
      title: "Shift",
      lines: null,
      sure: "exact",
      when: null,
      after: [],
      service: "orders",
      target: null,
      flag: null,
      version: "1.4.0",
      rungs: [],
      promotion: "dwell",
      sticky: false,
      leaseMs: 30_000,
    },
  },
} as const;

const values = new Map([["version", "1.4.0"]]);

describe("the figures of a plan", () => {
  it("are those that its conditions name, wherever they stand", () => {
    const when = { any: [figure("5xx rate"), { all: [figure("conversion"), { event: "x", holdMs: null }] }] };
    const found = figuresOf({ conditions: [when], rules, values, plan: bare });
    expect(found.figures).toEqual({ "5xx rate": "errors" });
    expect(Object.keys(found.metrics)).toEqual(["errors"]);
    expect([found.tickMs, sourceOf(when, found.figures)]).toEqual([2000, null]);
    expect(sourceOf(figure("5xx rate"), found.figures)).toEqual({ metrics: ["errors"] });
    expect(sourceOf({ event: "x", holdMs: null }, found.figures)).toBeNull();
  });

  it("are with a ladder also those that are compared", () => {
    const found = figuresOf({ conditions: [], rules, values, plan: ladder });
    expect(Object.keys(found.metrics)).toEqual(["errors", "latency"]);
  });

  it("know the new version by the input that is the version", () => {
    const sideOf = (given: ReadonlyMap<string, string | { readonly secret: string }>) =>
      figuresOf({ conditions: [figure("errors")], rules, values: given, plan: bare }).metrics.errors?.asked
        .side;
    expect(sideOf(values)).toEqual({ label: "version", version: "1.4.0" });
    expect(sideOf(new Map())).toBeNull();
    const none = figuresOf({ conditions: [figure("latency")], rules, values, plan: bare });
    expect(none.metrics.latency?.asked.side).toBeNull();
  });

  it("are none where the service has none", () => {
    const found = figuresOf({ conditions: [figure("errors")], rules: undefined, values, plan: ladder });
    expect(found).toEqual({ metrics: {}, figures: {}, tickMs: 5000 });
  });
});
