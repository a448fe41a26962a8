import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, padStart, widthOf, wrap } from "./width.ts";

describe("width", () => {
  test.each([
    ["run", 3],
    ["日本語", 6],
    ["✅ ok", 5],
    ["⚠️", 2],
    ["👩‍💻", 2],
    ["👍🏽", 2],
    ["é", 1],
    ["e\u0301", 1],
    ["→ …", 3],
    ["", 0],
  ])("%s takes %i columns", (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });

  test("a cut text says that it was cut and splits no character", () => {
    expect(cut("kubectl rollout status", 10)).toBe("kubectl r…");
    expect(cut("日本語の手順", 6)).toBe("日本…");
    expect(cut("fits", 4)).toBe("fits");
    expect(cut("does not fit", 8, "...")).toBe("does...");
  });

  test("numbers stand at the right of their column", () => {
    expect(padStart("14", 4)).toBe("  14");
    expect(padStart("14000", 4)).toBe("14000");
  });

  const text = fc
    .array(
      fc.oneof(fc.constantFrom(" ", "日", "👩‍💻", "⚠️", "é"), fc.string({ unit: "grapheme", maxLength: 8 })),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(""));

  test("property: what is cut or wrapped is never wider than asked for", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 90 }), (value, columns) => {
        expect(widthOf(cut(value, columns))).toBeLessThanOrEqual(columns);
        for (const line of wrap(value, columns)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test("property: wrapping loses nothing but spaces", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 90 }), (value, columns) => {
        expect(wrap(value, columns).join("").replaceAll(" ", "")).toBe(value.replaceAll(" ", ""));
      }),
    );
  });

  test("a line of a megabyte is cut at once", () => {
    const long = "日".repeat(1 << 19);
    const begun = performance.now();
    for (let index = 0; index < 100; index += 1) cut(long, 80);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
