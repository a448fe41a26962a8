import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFrontMatter } from "./front-matter.ts";
import { parseYaml } from "./yaml.ts";

const read = (text: string) => readFrontMatter(text.split("\n"), 2, parseYaml);
const found = (text: string) =>
  read(text).diagnostics.map(
    ({ code, span }) => `${code.replace("RUNBOOK_FRONT_MATTER_", "")} ${span.lines[0]}`,
  );

describe("readFrontMatter", () => {
  it("reads our keys, as text", () => {
    const { front, diagnostics } = read(
      [
        "title: Deploy",
        "rutter:",
        "  service: order-service",
        "  environment: staging",
        "  zone: America/New_York",
        "",
        "  # what the steps need",
        "  values: { version: 1.10, debug: no }",
        "  contexts:",
        "    kubectl: prod-eu",
        "  metrics:",
        "    queue lag: max(kafka_consumergroup_lag)",
        "  defaults: { timeout: 10m }",
        "tags: [a, b]",
      ].join("\n"),
    );
    expect(diagnostics).toEqual([]);
    expect(JSON.parse(JSON.stringify(front))).toEqual({
      service: "order-service",
      environment: "staging",
      zone: "America/New_York",
      values: { version: "1.10", debug: "no" },
      contexts: { kubectl: "prod-eu" },
      metrics: { "queue lag": "max(kafka_consumergroup_lag)" },
      defaults: { timeout: "10m" },
    });
  });

  it.each([
    '{ "rutter": { "service": "x" } }',
    '"rutter":\n  service: x',
    "rutter: {\n  service: x\n}",
    "  rutter:\n    service: x\n  a: b",
  ])("reads another spelling: %j", (text) => {
    expect(read(text)).toMatchObject({ front: { service: "x" }, diagnostics: [] });
  });

  it.each([
    "title: x",
    "title: a: b",
    "a: [",
    "\tx",
    "",
    "notes: the rutter: of a ship",
    "x: *y",
    "a: 1\na: 2",
  ])("says nothing about other tools' %j", (text) => {
    expect(read(text)).toEqual({ front: null, diagnostics: [] });
  });

  it("is not troubled by what is wrong in other tools' part", () => {
    expect(read("layout: [\nx: a: b\nrutter:\n  service: x\ny: *z")).toMatchObject({
      front: { service: "x" },
      diagnostics: [],
    });
  });

  it.each([
    ["rutter:\n  servce: x", ["KEY 3"]],
    ["a: b\nrutter:\n  service: x\n  zon: UTC\n  enviroment: y", ["KEY 5", "KEY 6"]],
    ["rutter:\n  zone: +02:00", ["VALUE 3"]],
    ["rutter:\n  zone:", ["VALUE 3"]],
    ["rutter:\n  service: [a, b]", ["VALUE 3"]],
    ["rutter:\n  values: 3", ["VALUE 3"]],
    ["rutter:\n  values:\n    a: b\n    c: { d: e }", ["VALUE 5"]],
    ["rutter:\n  defaults: { timout: 5m }", ["KEY 3"]],
    ["rutter:\n  defaults:\n    timeout: 5\n    on-failure: often\n    dwell: 5m", ["VALUE 4", "VALUE 5"]],
    ["rutter:\n  values: { __proto__: x }", ["VALUE 3"]],
    ["rutter:\nservice: x", ["VALUE 2"]],
    ["rutter: order-service", ["VALUE 2"]],
    ["rutter:\n- service", ["VALUE 2"]],
    ["rutter:\n\tservice: x", ["YAML 3"]],
    ["rutter:\n  service: a\n  service: b", ["YAML 4"]],
    ["rutter:\n  service: a\n  zone: UTC: x", ["YAML 4"]],
    ["rutter:\n  service: a\nrutter:\n  zone: UTC", ["YAML 4"]],
    ["a: &x b\nrutter:\n  service: *x", ["YAML 4"]],
  ])("finds what is wrong in %j, on its line", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("proposes the nearest key", () => {
    expect(read("rutter:\n  enviroment: x").diagnostics[0]?.fix).toBe('did you mean "environment"?');
  });

  it("has no names in its tables that nobody wrote", () => {
    const values = read("rutter:\n  values: { a: b }").front?.values;
    expect(values?.a).toBe("b");
    expect(values?.constructor).toBeUndefined();
  });

  it("gets through a megabyte of it", () => {
    const lines = ["rutter:", ...Array.from({ length: 100_000 }, (_, at) => `  k${at}: x`)];
    expect(readFrontMatter(lines, 2, parseYaml).diagnostics).toMatchObject([
      { code: "RUNBOOK_FRONT_MATTER_YAML" },
    ]);
  });

  it("never throws", () => {
    const pieces = fc.constantFrom(
      "rutter:",
      "\n",
      "  ",
      "service",
      ": ",
      "values",
      "{",
      "}",
      "- ",
      "[",
      '"',
      "\t",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => void read(`rutter:${parts.join("")}`)),
      { numRuns: 500 },
    );
  });
});
