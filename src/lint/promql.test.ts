import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQuery } from "./promql.ts";

describe("readQuery", () => {
  it.each([
    [
      "rate(errors_total[5m])",
      { divides: false, inPercent: false, quantiles: [], averages: false, limit: null },
    ],
    ['sum(rate(e_total{path="/a/b"}[5m])) by (path)', { divides: false }],
    [
      "sum(rate(e_total[5m])) / sum(rate(r_total[5m])) > 0.05",
      { divides: true, limit: { is: ">", value: 0.05 } },
    ],
    [
      "100 * (sum(rate(e_total[5m])) / on (job) group_left sum(rate(r_total[5m])))",
      { divides: true, inPercent: true },
    ],
    ["rate(bytes_total[5m]) / 1024", { divides: false }],
    [
      "histogram_quantile(0.95, sum by (le) (rate(x_seconds_bucket[5m]))) > 0.5",
      { quantiles: [0.95], limit: { is: ">", value: 0.5 } },
    ],
    ['max(latency_seconds{quantile="0.99"})', { quantiles: [0.99], averages: false }],
    ["rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m])", { averages: true }],
    ["avg(x_seconds)", { averages: true }],
    ["sum(rate(a_total[5m])) # a / b", { divides: false }],
    ["rate(a_total[5m]) > 1 and rate(b_total[5m]) > 2", { limit: null }],
  ])("understands %s", (text, wanted) => expect(readQuery(text)).toMatchObject(wanted));

  it("tells which functions a metric stands in", () => {
    const query = readQuery("sum(rate(a_total[5m])) / sum by (job) (b_total)");
    expect(query?.metrics).toEqual([
      { name: "a_total", within: ["sum", "rate"] },
      { name: "b_total", within: ["sum"] },
    ]);
  });

  it.each([
    "kubectl get pods",
    "metrics.ts",
    "avg(x)",
    "make rate",
    "error_rate",
    "select sum(x) from t",
    "f(a_total[5m])",
    "rate(a_total[5m]",
    "rate a_total[5m]",
    "{{ $value }}",
    "a / b",
    "",
  ])("takes %s for no query", (text) => expect(readQuery(text)).toBe(null));

  it("never throws", () => {
    const parts = fc.constantFrom(
      "rate(",
      "a_total",
      "[5m]",
      "{",
      "}",
      ")",
      '"',
      "by (",
      "/",
      "100 *",
      "> 5",
      "0.95,",
      "histogram_quantile(",
      "#",
      "\n",
    );
    fc.assert(fc.property(fc.array(parts, { maxLength: 30 }), (text) => void readQuery(text.join(" "))));
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readQuery(text)));
  });
});
