import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "./lint-diff.ts";

/** What a reader of the diff would make of the old lines. */
function applied(before: readonly string[], diff: readonly string[]): readonly string[] {
  const after: string[] = [];
  let at = 0;
  for (const line of diff.slice(2)) {
    const head = /^@@ -(\d+),(\d+) /.exec(line);
    if (head !== null) {
      const from = Number(head[1]) - (head[2] === "0" ? 0 : 1);
      after.push(...before.slice(at, from));
      at = from;
    } else if (line.startsWith("+")) after.push(line.slice(1));
    else {
      expect(before[at]).toBe(line.slice(1));
      if (line.startsWith(" ") || line === "") after.push(before[at] ?? "");
      at += 1;
    }
  }
  return [...after, ...before.slice(at)];
}

describe("a unified diff", () => {
  test("of equal texts is empty", () => {
    expect(unifiedDiff({ file: "a.md", before: ["a"], after: ["a"] })).toEqual([]);
  });

  test("shows three lines around a change, and joins changes that are near", () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
    const after = before.map((line, index) =>
      index === 4 || index === 9 || index === 24 ? `${line}!` : line,
    );
    const diff = unifiedDiff({ file: "a.md", before, after });
    expect(diff.filter((line) => line.startsWith("@@"))).toEqual(["@@ -2,12 +2,12 @@", "@@ -22,7 +22,7 @@"]);
    expect(applied(before, diff)).toEqual(after);
  });

  test("property: leads from one text to the other", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = unifiedDiff({ file: "a.md", before, after });
        expect(diff.length === 0 ? before : applied(before, diff)).toEqual(after);
      }),
    );
  });
});
