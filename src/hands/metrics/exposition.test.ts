import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPage } from "./exposition.ts";
import { sampleIn } from "./exposition-line.ts";
import { isUnread } from "./reading.ts";

const escaped = (value: string): string => value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");

describe("sampleIn", () => {
  it.each([
    ["a 1", { name: "a", labels: {}, value: 1 }],
    ["a{} 1 ", { name: "a", labels: {}, value: 1 }],
    ['a{b="c",} 1e+06 1700000000000', { name: "a", labels: { b: "c" }, value: 1e6 }],
    ['a { b = "c" , d="}#" } -.5', { name: "a", labels: { b: "c", d: "}#" }, value: -0.5 }],
    ['a{b="\\\\\\"\\n"} +Inf', { name: "a", labels: { b: '\\"\n' }, value: Number.POSITIVE_INFINITY }],
    ['{"a.b",c="d"} 2', { name: "a.b", labels: { c: "d" }, value: 2 }],
    ['a{"b.c"="d"} 2', { name: "a", labels: { "b.c": "d" }, value: 2 }],
    ['a_bucket{le="1"} 3 # {trace_id="x y"} 0.5', { name: "a_bucket", labels: { le: "1" }, value: 3 }],
    ["a 3 1.5 # {} 0.5 1.25", { name: "a", labels: {}, value: 3 }],
  ])("reads %j", (line, sample) => {
    expect(sampleIn(line)).toEqual(sample);
  });

  it.each([
    "a",
    "a one",
    "a 1 then",
    "a 1 2 3",
    "1a 2",
    'a{b="c} 1',
    'a{b="\\x"} 1',
    "a{b=c} 1",
    'a{b="c" d="e"} 1',
    'a{b="c",b="d"} 1',
    'a{"b"} 1',
    '{c="d"} 1',
    "a 1 # exemplar",
    "a 1 # {x} 1",
    "a 0x1p3",
    "a 1_000",
  ])("refuses %j", (line) => {
    expect(sampleIn(line)).toBeNull();
  });

  it("gives back any labels and values that were written", () => {
    const labels = fc.dictionary(fc.constantFrom("a", "b_1", "__name", "constructor"), fc.string());
    fc.assert(
      fc.property(labels, fc.double(), (given, value) => {
        const pairs = Object.entries(given).map(([label, text]) => `${label}="${escaped(text)}"`);
        const number = Number.isFinite(value)
          ? String(value)
          : Number.isNaN(value)
            ? "NaN"
            : value > 0
              ? "+Inf"
              : "-Inf";
        const line = `x{${pairs.join(",")}} ${number}`;
        if (/[\r\n]/.test(line)) return;
        expect(sampleIn(line)).toEqual({
          name: "x",
          labels: { ...given },
          value: Object.is(value, -0) ? 0 : value,
        });
      }),
    );
  });
});

describe("readPage", () => {
  const wanted = new Set(["a_total"]);

  it("keeps the wanted names, with the types that the page states", () => {
    const page = readPage(
      '# TYPE a counter\r\na_total 1\r\nb{c="d"} 2\n\n# any remark\na_total{x="1"} 2',
      wanted,
      false,
    );
    expect(page).toEqual({
      samples: [
        { name: "a_total", labels: {}, value: 1 },
        { name: "a_total", labels: { x: "1" }, value: 2 },
      ],
      types: new Map([["a", "counter"]]),
    });
  });

  it.each([
    ["a wanted line that is none", "a_total x\n", /line 1 /],
    ["another that looks like none", "b 1\n<html>\n", /line 2 /],
    ["a series twice", 'a_total{b="1",c="2"} 1\na_total{c="2",b="1"} 2\n', /line 2 .*already/],
  ])("refuses %s", (_, text, why) => {
    const page = readPage(text, wanted, false);
    expect(isUnread(page) ? page.why : "").toMatch(why);
  });

  it("takes any text, and a page of megabytes in no time", () => {
    fc.assert(fc.property(fc.string(), (text) => void readPage(text, wanted, true)));
    const lines = Array.from({ length: 60_000 }, (_, at) => `b_bucket{le="${at}",path="/a/b/c"} ${at}`).join(
      "\n",
    );
    const began = performance.now();
    readPage(lines, wanted, false);
    for (const piece of ['a_total{b="', "a_total ", "{", '\\"', " # {"])
      readPage(`a_total{${piece.repeat(200_000)}`, wanted, false);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
