import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../lint/index.ts";
import { type Judged, newFindings } from "./new-findings.ts";

const finding = (line: number, more: Partial<Finding> = {}): Finding => ({
  code: "LINK_DEAD",
  level: "warning",
  span: { lines: [line, line] },
  what: "what",
  why: "why",
  fix: "fix",
  edits: [],
  ...more,
});
const judged = (text: string, ...findings: readonly Finding[]): Judged => ({
  source: text.split("\n"),
  findings,
});
const newLines = (now: Judged, before: Judged): readonly number[] =>
  newFindings(now, before).map(({ span }) => span.lines[0]);

describe("new findings", () => {
  test("one whose line only moved, or was indented, is old", () => {
    expect(newLines(judged("\n\n   a  b", finding(3)), judged("a b", finding(1)))).toEqual([]);
  });

  test("one whose line was changed is new", () => {
    expect(newLines(judged("a c", finding(1)), judged("a b", finding(1)))).toEqual([1]);
  });

  test("another code on the same line is new", () => {
    const now = judged("a", finding(1), finding(1, { code: "LINK_ANCHOR_DEAD" }));
    expect(newFindings(now, judged("a", finding(1))).map(({ code }) => code)).toEqual(["LINK_ANCHOR_DEAD"]);
  });

  test("of equal lines as many are old as there were", () => {
    const now = judged("a\na\na", finding(1), finding(2), finding(3));
    expect(newLines(now, judged("a\na", finding(1), finding(2)))).toEqual([3]);
  });

  test("one that speaks of one line more than before is new; of one less, or of moved ones, old", () => {
    const before = judged("a\nb\nc", finding(1, { what: "x; also lines 2, 3" }));
    const more = judged("a\nb\nc\nd", finding(1, { what: "x; also lines 2, 3 and 4" }));
    const less = judged("\nb\nc", finding(2, { what: "x; also line 3" }));
    const moved = judged("\na\nb\nc", finding(2, { what: "x; also lines 3, 4" }));
    expect(newLines(more, before)).toEqual([1]);
    expect(newLines(less, before)).toEqual([]);
    expect(newLines(moved, before)).toEqual([]);
  });

  test("property: nothing is new against itself, everything against nothing, wherever lines are put in", () => {
    const texts = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.nat(5), (lines, shift) => {
        const before = judged(lines.join("\n"), ...lines.map((_, index) => finding(index + 1)));
        const text = "\n".repeat(shift) + lines.join("\n");
        const now = judged(text, ...lines.map((_, index) => finding(index + 1 + shift)));
        expect(newFindings(now, before)).toEqual([]);
        expect(newFindings(now, judged(""))).toEqual(now.findings);
      }),
    );
  });
});
