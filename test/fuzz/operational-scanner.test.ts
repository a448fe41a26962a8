/** The scanner that the reader is held against, itself held against texts marked by hand; and the differences it leaves aside. */
import { describe, expect, test } from "vitest";
import { knownDifference } from "./known-differences.ts";
import { scanOperational } from "./operational-scanner.ts";

/** Lines that end in `!` are operational; the mark is taken off before they are scanned. */
function expectMarked(marked: string): void {
  const lines = marked.split("\n");
  const expected = lines.flatMap((line, index) => (line.endsWith("!") ? [index + 1] : []));
  const text = lines.map((line) => line.replace(/!$/, "")).join("\n");
  expect([...scanOperational(text).keys()].sort((a, b) => a - b)).toEqual(expected);
}

describe("the operational lines of a text", () => {
  test("code, fenced or indented, but for its blank lines and marks", () => {
    expectMarked(
      "# Deploy\n\n```bash\nls!\n\nls -l!\n```\n\ntext\n\n    indented!\n\n    code!\n\n~~~\n```!\n~~~\n\n```\nopen!",
    );
  });

  test("the first line of every box", () => {
    expectMarked(
      "- [ ] one!\n  goes on\n- [x] two!\n- plain\n  1. [X] below!\n- \\[ \\] escaped!\n- [ ]!\n- [a] none\n- text [ ] none",
    );
  });

  test("rows of tables, not their heads", () => {
    expectMarked("| A | B |\n| --- | --- |\n| 1 | 2 |!\n| 3 |!\n\n> A | B\n> --|--\n> 1 | 2!");
  });

  test("lines of prose that state a threshold or a ladder", () => {
    expectMarked(
      "p99 < 500 ms!\nnothing\nerror rate >5%!\n5% → 20%!\n10 % -> 50 %!\n- queue ≥ 3!\n  at <= 4!\n\n# > 5 heads",
    );
  });

  test("marks of quotations and HTML state nothing", () => {
    expectMarked(
      "> 5 pods\n> 6 pods > 4!\n\n- > 5 pods\n  > 6 pods\n\n<div>\nerrors > 5\n</div>\n\n<!-- > 5 -->",
    );
  });

  test("front matter is none of the text", () => {
    expectMarked("---\nlimit: > 5\n---\nerrors > 5!");
    expectMarked("---\nno front matter, errors > 5!");
  });

  test("every line end counts as one", () => {
    expect([...scanOperational("a\r\n\r\n- [ ] b\r- [ ] c\n- [ ] d").keys()]).toEqual([3, 4, 5]);
  });
});

describe("a difference between parsers", () => {
  test.each([
    ["a\n:-\nb", "a table whose header has no pipe"],
    ["> a\n    # b", "four columns below a quotation or a list item"],
    [">\tcode", "a tab among the marks of containers"],
    ["a\n2. b", "a numbered list that starts above 1"],
  ])("%j holds one", (text, name) => {
    expect(knownDifference(text)).toBe(name);
  });

  test("a plain runbook holds none", () => {
    expect(
      knownDifference("# Deploy\n\n- [ ] a\n  - b\n\n| A |\n| --- |\n| > 5 |\n\n> note\n\n```bash\nls\n```"),
    ).toBeNull();
  });
});
