/** Marks as edits: where words land on a line, how marks of one place join, and how lines are counted after them. */
import { describe, expect, it } from "vitest";
import { applyEdits } from "../base/index.ts";
import { frontMark } from "./front.ts";
import { lineMap } from "./line-map.ts";
import { commentMark, editsOf, fenceMark, type Mark, word } from "./mark.ts";
import { unifiedDiff } from "./unified-diff.ts";

const marked = (text: string, ...marks: readonly Mark[]): string =>
  applyEdits(text, editsOf(marks, text.split(/\r\n|\n|\r/))).text;

describe("words after a fence", () => {
  it.each([
    ["```", "```bash on=app-01"],
    ["~~~", "~~~bash on=app-01"],
    ["```bash", "```bash on=app-01"],
    ['```sh title="x"  ', '```sh title="x" on=app-01  '],
    ["1. ```bash", "1. ```bash on=app-01"],
    ["> - ````bash\t", "> - ````bash on=app-01\t"],
  ])("stand behind all of %j", (line, wanted) => {
    expect(marked(`${line}\nls`, { ...fenceMark(1, "on=app-01"), language: "bash" })).toBe(`${wanted}\nls`);
  });

  it("are put in quotes where they have to be", () => {
    expect(word("on", "deploy@<the host>")).toBe('on="deploy@<the host>"');
  });
});

describe("marks of one place", () => {
  it("are one comment, what it is before where it runs", () => {
    const text = marked("# A\n", commentMark(1, "on=app-01"), commentMark(1, "as=steps"));
    expect(text).toBe("<!-- rutter: as=steps on=app-01 -->\n# A\n");
  });

  it("keep the line ends of the file", () => {
    expect(marked("\uFEFF# A\r\nb", commentMark(1, "as=steps"), commentMark(2, "as=note"))).toBe(
      "\uFEFF<!-- rutter: as=steps -->\r\n# A\r\n<!-- rutter: as=note -->\r\nb",
    );
  });
});

describe("the lines after marks", () => {
  const map = lineMap([commentMark(3, "a"), fenceMark(4, "b"), commentMark(3, "c"), commentMark(5, "d")]);

  it("are those of the file as it was", () => {
    expect([1, 2, 4, 5, 7].map(map.line)).toEqual([1, 2, 3, 4, 5]);
  });

  it("end above a comment that was put in", () => {
    expect(map.lines([2, 3])).toEqual([2, 2]);
    expect(map.lines([4, 6])).toEqual([3, 4]);
  });
});

describe("a key of the front matter", () => {
  const put = (text: string): string | null => {
    const mark = frontMark(text.split("\n"), "service", "orders");
    return mark === null ? null : marked(text, mark);
  };

  it.each([
    ["# A\n", "---\nrutter:\n  service: orders\n---\n\n# A\n"],
    ["---\ntitle: A\n---\n# A\n", "---\ntitle: A\nrutter:\n  service: orders\n---\n# A\n"],
    ["---\nrutter:\n    zone: UTC\n---\n", "---\nrutter:\n    service: orders\n    zone: UTC\n---\n"],
    ["---\n---\n", "---\nrutter:\n  service: orders\n---\n"],
    ["---\nno end\n", "---\nrutter:\n  service: orders\n---\n\n---\nno end\n"],
  ])("goes into %j", (text, wanted) => {
    expect(put(text)).toBe(wanted);
  });

  it.each(["---\nrutter: { zone: UTC }\n---\n", "---\n{ title: A }\n---\n"])(
    "does not go into %j",
    (text) => {
      expect(put(text)).toBeNull();
    },
  );
});

describe("the diff", () => {
  const diff = (before: string, ...marks: readonly Mark[]): string => {
    let put = 0;
    const placed = marks.map((mark) => ({ ...mark, now: mark.line + (mark.at === "above" ? put++ : put) }));
    return unifiedDiff(before, { text: marked(before, ...marks), marks: placed })
      .map(({ sign, text }) => (sign === "@" || sign === "\\" ? text : sign + text))
      .join("\n");
  };

  it("has three lines around each change, and joins what stands close", () => {
    const lines = Array.from({ length: 20 }, (_, at) => `${at + 1}`).join("\n");
    expect(diff(`${lines}\n`, commentMark(2, "a"), commentMark(5, "b"), commentMark(19, "c"))).toBe(
      [
        "@@ -1,7 +1,9 @@",
        " 1",
        "+<!-- rutter: a -->",
        " 2",
        " 3",
        " 4",
        "+<!-- rutter: b -->",
        " 5",
        " 6",
        " 7",
        "@@ -16,5 +18,6 @@",
        " 16",
        " 17",
        " 18",
        "+<!-- rutter: c -->",
        " 19",
        " 20",
      ].join("\n"),
    );
  });

  it("says where the last line has no end", () => {
    expect(diff("```", fenceMark(1, "as=note"))).toBe(
      "@@ -1,1 +1,1 @@\n-```\n\\ No newline at end of file\n+```as=note\n\\ No newline at end of file",
    );
  });

  it("is nothing where nothing was put in", () => {
    expect(diff("# A\n")).toBe("");
  });
});
