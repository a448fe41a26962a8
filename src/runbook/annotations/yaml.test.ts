import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseYaml } from "./yaml.ts";
import type { YamlNode } from "./yaml-parser.ts";

function plain(node: YamlNode | null): unknown {
  if (node === null) return null;
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(plain);
  return node.entries.map(({ key, line, value }) => [line, key, plain(value)]);
}

const complaint = (text: string) => {
  const { errors } = parseYaml(text);
  return errors.map(({ line, message }) => `${line}: ${message}`).join("; ");
};

describe("parseYaml", () => {
  it("keeps every scalar as written, with the line of its key", () => {
    const { value, errors } = parseYaml(
      "a: 1.10\nb: no\nc: 0777\nd:\ne: [5%, 2024-01-01]\nf:\n  __proto__: x",
    );
    expect(errors).toEqual([]);
    expect(plain(value)).toEqual([
      [1, "a", "1.10"],
      [2, "b", "no"],
      [3, "c", "0777"],
      [4, "d", ""],
      [5, "e", ["5%", "2024-01-01"]],
      [6, "f", [[7, "__proto__", "x"]]],
    ]);
  });

  it("knows nothing in an empty text", () => {
    expect(parseYaml("")).toEqual({ value: null, errors: [] });
    expect(parseYaml("# only a remark\n")).toEqual({ value: null, errors: [] });
  });

  it.each([
    ["a:\n\tb: c", "2: a tab cannot indent: use spaces"],
    ["a: b\nc: d: e", '2: there is a second ": " on the line: put the value in quotes'],
    ["abort: > 2%", "1: a value cannot begin with > or |: put it in quotes"],
    ["abort: >2% errors", "1: a value cannot begin with > or |: put it in quotes"],
    ["- | x", "1: a value cannot begin with > or |: put it in quotes"],
    ["a: `x`", "1: a value cannot begin with ` or @: put it in quotes"],
    ["a: [1, 2\n\n\n", "1: a bracket is never closed, or closes too far left"],
    ['a: "x', "1: a quote is never closed"],
    ["a: b\nc: *d", "2: *d stands for another value: write that out"],
    ["a: b\nc: d\na: e", "3: a is there twice"],
    ["? [a]\n: b", "1: a key must be plain text"],
    ["a: b\n---\nc: d", "2: there is more after a second ---"],
    [`${"- ".repeat(40)}x`, "1: it is nested too deeply"],
  ])("says plainly what is wrong with %j", (text, said) => {
    expect(complaint(text)).toBe(said);
    expect(parseYaml(text).value).toBeNull();
  });

  it("refuses what is longer than any front matter", () => {
    expect(complaint("x".repeat(70_000))).toBe("1: it is longer than 64 KB");
  });

  it("refuses what unfolds into more than is written", () => {
    const bomb = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
    expect(complaint(["a0: &a0 x", ...bomb].join("\n"))).toContain("write that out");
  });

  it.each([
    "[",
    "{a: ",
    "- ",
    "? ",
    "&a ",
    "!!x ",
    "a: b\n",
    "}a: x\n",
    "\ta: b\n",
    "---\n",
    "'",
    "#\n",
    ": ",
  ])("takes a long row of %j in good time", (piece) => {
    const started = performance.now();
    parseYaml(piece.repeat(Math.floor(65_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("never throws, and names lines that are there", () => {
    const pieces = fc.constantFrom(
      "a",
      ":",
      " ",
      "\n",
      "  ",
      "-",
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "|",
      ">",
      "&a",
      "*a",
      "#",
      "\t",
      "!x",
      "?",
      "%",
      "---\n",
      "é",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        for (const { line, message } of parseYaml(text).errors) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split("\n").length);
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseYaml(text)));
  });
});
