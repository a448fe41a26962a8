import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { Bug } from "./errors.ts";

/** The same value with the keys of every object put in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

describe("canonicalJson", () => {
  it("orders keys by their UTF-16 code units, as RFC 8785 does in its example", () => {
    const example = { "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, ö: 7 };
    const keys = [...canonicalJson(example).matchAll(/:(\d)/g)].map((match) => Number(match[1]));
    expect(keys).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  it("writes numbers and strings as RFC 8785 asks", () => {
    const numbers = [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0];
    expect(canonicalJson(numbers)).toBe("[333333333.3333333,1e+30,4.5,0.002,1e-27,0]");
    expect(canonicalJson('€$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it("is a JSON text of the same value, whatever the order of the keys", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("gives different values different texts", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = canonicalJson(a) === canonicalJson(b);
        let equal = true;
        try {
          expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
        } catch {
          equal = false;
        }
        expect(same).toBe(equal);
      }),
    );
  });

  it("leaves out keys that are undefined, as JSON.stringify does", () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it("writes a value that stands in two places twice", () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });

  const cycle: { self?: unknown } = {};
  cycle.self = { inner: [cycle] };
  let deep: unknown = null;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];

  it.each([
    ["NaN", { a: Number.NaN }],
    ["Infinity", [Number.NEGATIVE_INFINITY]],
    ["undefined", undefined],
    ["undefined in an array", [undefined]],
    ["a hole in an array", new Array(2)],
    ["a function", { a: () => 1 }],
    ["a symbol", Symbol("a")],
    ["a bigint", 1n],
    ["a Date", { at: new Date(0) }],
    ["a Map", new Map()],
    ["a cycle", cycle],
    ["endless depth", deep],
  ])("refuses %s", (_, value) => {
    expect(() => canonicalJson(value)).toThrow(Bug);
  });
});
