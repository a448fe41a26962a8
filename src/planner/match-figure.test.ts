import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchFigure } from "./match-figure.ts";
import type { MetricRule } from "./request.ts";

type Reads = MetricRule["asked"]["reads"];

const READS: Readonly<Record<Reads["is"], Reads>> = {
  share: { is: "share", total: "a", bad: "b" },
  histogram: { is: "histogram", histogram: "h", unit: "s" },
  count: { is: "count", count: "c" },
  value: { is: "value", query: "q" },
};

const rule = (name: string, is: Reads["is"]): MetricRule => ({
  name,
  judged: null,
  weight: 1,
  side: null,
  asked: { source: { kind: "command" }, reads: READS[is], select: null },
});

const usual = {
  "error-rate": rule("error rate", "share"),
  latency: rule("latency", "histogram"),
  requests: rule("requests", "count"),
  "queue-lag": rule("queue lag", "value"),
};

describe("matchFigure", () => {
  it.each([
    ["error rate", null, "error-rate"],
    ["Error-Rate", null, "error-rate"],
    ["error_rate", null, "error-rate"],
    ["5xx rate", null, "error-rate"],
    ["HTTP 5xx error rate", null, "error-rate"],
    ["failure rate", null, "error-rate"],
    ["latency", "p99", "latency"],
    ["p99 latency", null, "latency"],
    ["response time", "p95", "latency"],
    ["95th percentile response time", null, "latency"],
    ["traffic", null, "requests"],
    ["RPS", null, "requests"],
    ["kafka queue lag", null, "queue-lag"],
    ["checkout error rate", null, "error-rate"],
  ])("takes %j (%j) for %s", (text, stat, id) => {
    expect(matchFigure(text, stat, usual)).toBe(id);
  });

  it.each([
    ["success rate", null],
    ["memory", null],
    ["lag", null],
    ["error budget", null],
    ["conversion rate", null],
    ["error rate", "p99"],
    ["latency and error rate", null],
    ["", null],
    ["…", null],
  ])("takes %j (%j) for none of them", (text, stat) => {
    expect(matchFigure(text, stat, usual)).toBeNull();
  });

  it("takes the name that is meant to the letter before all that means the same", () => {
    const two = { a: rule("5xx rate", "share"), b: rule("error rate", "share") };
    expect(matchFigure("5xx rate", null, two)).toBe("a");
    expect(matchFigure("error rate", null, two)).toBe("b");
    expect(matchFigure("failure rate", null, two)).toBeNull();
  });

  it("takes the longer of two names that stand in the words", () => {
    const two = { all: rule("error rate", "share"), pay: rule("payment error rate", "share") };
    expect(matchFigure("the payment error rate", null, two)).toBe("pay");
    expect(matchFigure("search error rate", null, two)).toBe("all");
  });

  it("tells a query of one percentile from that of another", () => {
    const own = { p95: rule("p95 latency", "value"), p99: rule("p99 latency", "value") };
    expect(matchFigure("latency", "p99", own)).toBe("p99");
    expect(matchFigure("latency", "p50", own)).toBeNull();
    expect(matchFigure("latency", null, own)).toBeNull();
    expect(matchFigure("latency", "p50", { all: rule("p95 latency", "histogram") })).toBe("all");
  });

  it("gives one of the figures or none, whatever the words", () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (text, stat) => {
        const id = matchFigure(text, stat, usual);
        expect(id === null || Object.hasOwn(usual, id)).toBe(true);
      }),
    );
    const began = performance.now();
    for (const piece of [" ", "p9 ", "error rate ", "-"]) matchFigure(piece.repeat(300_000), null, usual);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("a name that is written as runbooks write it", () => {
  it.each([
    ["database connections", "db connections"],
    ["memory per pod", "memory"],
    ["CPU utilization", "cpu"],
  ])("%s is what the reader calls %s", (name, figure) => {
    expect(matchFigure(figure, null, { own: rule(name, "value"), ...usual })).toBe("own");
  });

  it("is no other part of a distribution than its own", () => {
    const rules = { slow: rule("p99 latency", "value") };
    expect(matchFigure("latency", "p99", rules)).toBe("slow");
    expect(matchFigure("latency", "p50", rules)).toBeNull();
  });
});
