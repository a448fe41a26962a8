import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Literal, objectLiterals } from "./object-literals.ts";

const plain = ({ texts, children, lists }: Literal): unknown => ({
  ...Object.fromEntries(texts),
  ...Object.fromEntries([...lists]),
  ...Object.fromEntries([...children].map(([key, all]) => [key, all.map(plain)])),
});
const last = (source: string): unknown => {
  const found = objectLiterals(source).at(-1);
  return found === undefined ? null : plain(found);
};

describe("objectLiterals", () => {
  it.each([
    ["JSON", '{ "a": "x", "b": { "c": 3 } }', { a: "x", b: [{ c: "3" }] }],
    [
      "a list of objects",
      "x = { apps: [{ name: 'a' }, { name: `b` }] }",
      { apps: [{ name: "a" }, { name: "b" }] },
    ],
    ["a list of texts", '{ host: ["a", "b"] }', { host: ["a", "b"] }],
    ["comments", "{ a: 'x', // b: 'y'\n /* c: 'z' */ d: 'w' }", { a: "x", d: "w" }],
    ["quotes in quotes", `{ a: "it's", b: 'say "b"' }`, { a: "it's", b: 'say "b"' }],
    [
      "what is computed",
      `{ a: 'x' + y, b: f('z'), c: \`w\${v}\`, d: process.env.D, e: 'kept' }`,
      { e: "kept" },
    ],
    ["no object", "module.exports = require('./other')", null],
    ["what is never closed", "{ a: { b: 'x' }", { b: "x" }],
  ])("reads %s", (_, source, found) => {
    expect(last(source)).toEqual(found);
  });

  it("never throws, and takes long texts in good time", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."{}[]:,'\"`\\/*a1 \n$".split("")) }),
        (text) => void objectLiterals(text),
      ),
    );
    const started = performance.now();
    for (const piece of ["{a:", "'", '"\\', "`$", "/*", "[{", "a:'b',", "}"]) {
      objectLiterals(piece.repeat(Math.floor(250_000 / piece.length)));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
