import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWords } from "./words.ts";

const pairs = (text: string) => readWords(text).map(({ key, value }) => [key, value]);

describe("readWords", () => {
  it("tells keys, quoted values and flags apart", () => {
    expect(pairs(`name=build  undo="kubectl rollout undo" on='app 01' confirm`)).toEqual([
      ["name", "build"],
      ["undo", "kubectl rollout undo"],
      ["on", "app 01"],
      ["confirm", null],
    ]);
  });

  it("lets a backslash guard its quote and itself, and nothing else", () => {
    expect(pairs(String.raw`expect="a \"b\" \d+ c:\\"`)).toEqual([
      ["expect", String.raw`a "b" \d+ c:\ `.trim()],
    ]);
  });

  it("reads an unclosed quote to the end, and says so", () => {
    expect(readWords('undo="rm -rf x')).toMatchObject([{ value: "rm -rf x", open: true }]);
  });

  it("takes a quote inside a word as a letter", () => {
    expect(pairs(`it's a="b"c =x`)).toEqual([
      ["it's", null],
      ["a", "b"],
      ["c", null],
      ["=x", null],
    ]);
  });

  it("covers every character that is no space, in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "=", '"', "'", "\\", " ", "\n", "é") }), (text) => {
        let at = 0;
        for (const word of readWords(text)) {
          expect(text.slice(at, word.from).trim()).toBe("");
          expect(word.to).toBeGreaterThan(word.from);
          at = word.to;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});
