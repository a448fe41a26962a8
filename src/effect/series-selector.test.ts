import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMatchers, readSeries, writeMatchers, writeSeries } from "./series-selector.ts";

describe("readSeries", () => {
  it("reads names with matchers in any quotes, and several of them", () => {
    const text = 'a_total{ code=~"5.." , path!=\'/a"b\', raw!~`\\d+`,} or b:c{}\nor d';
    expect(readSeries(text)).toEqual([
      {
        name: "a_total",
        matchers: [
          { label: "code", op: "=~", value: "5.." },
          { label: "path", op: "!=", value: '/a"b' },
          { label: "raw", op: "!~", value: "\\d+" },
        ],
      },
      { name: "b:c", matchers: [] },
      { name: "d", matchers: [] },
    ]);
  });

  it.each([
    "",
    "rate(a[1m])",
    "a / b",
    "a{",
    "a{b}",
    'a{b="c}',
    'a{b="c"',
    'a{b=="c"}',
    "a or",
    "a b",
    "1a",
    'a{b="c"}[5m]',
    "a and b",
  ])("takes %j for more than a name", (text) => expect(readSeries(text)).toHaveProperty("why"));

  it("reads what it wrote", () => {
    const matcher = fc.record({
      label: fc.constantFrom("a", "b_c", "_"),
      op: fc.constantFrom("=", "!=", "=~", "!~") as fc.Arbitrary<"=">,
      value: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 4 }), (matchers) => {
        expect(readMatchers(writeMatchers(matchers))).toEqual(matchers);
        expect(readSeries(writeSeries({ name: "a:b", matchers }))).toEqual([{ name: "a:b", matchers }]);
      }),
    );
  });

  it("takes any text, and time in proportion to it", () => {
    fc.assert(fc.property(fc.string(), (text) => void [readSeries(text), readMatchers(text)]));
    const began = performance.now();
    for (const piece of ["a{", 'a="', " or ", "a,", "\\"]) readSeries(`a{${piece.repeat(3_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

it("takes matchers in braces or without", () => {
  const found = [{ label: "job", op: "=", value: "orders" }];
  expect(readMatchers('job="orders"')).toEqual(found);
  expect(readMatchers('{job="orders",}')).toEqual(found);
  expect(readMatchers("")).toEqual([]);
  expect(readMatchers("orders")).toHaveProperty("why");
});
