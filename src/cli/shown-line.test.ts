import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownLine } from "./shown-line.ts";

const SECRET = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

describe("a line as it is shown", () => {
  test("hides a known shape and what it is told to hide, and knows where the rest went", () => {
    const line = `login ${SECRET} then Zk93hfQ1 end`;
    const at = line.indexOf("Zk93hfQ1");
    const shown = shownLine(line, [{ start: at, end: at + 8 }]);
    expect(shown.text).toBe("login **** then **** end");
    expect(shown.text.slice(shown.at?.(line.indexOf("end")))).toBe("end");
    expect(shown.text.slice(shown.at?.(line.indexOf("then"))).startsWith("then")).toBe(true);
    expect(shown.text.slice(shown.at?.(at), shown.at?.(at + 8))).toBe("****");
  });

  test("joins parts that overlap", () => {
    const parts = [
      { start: 2, end: 6 },
      { start: 4, end: 8 },
      { start: 8, end: 9 },
    ];
    expect(shownLine("a bcdefgh i", parts).text).toBe("a **** i");
  });

  test("property: without secrets every column stays, whatever the signs", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", "🚢", "\t", "\u001b", " ") }), (line) => {
        const { text, at } = shownLine(line);
        expect(text.length).toBe(line.length);
        for (let offset = 0; offset <= line.length; offset += 1) expect(at?.(offset)).toBe(offset);
      }),
    );
  });

  test("property: nothing hidden is shown, and places keep their order", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const line = [...before, "Zk93hfQ1", ...after].join(" ");
        const start = line.indexOf("Zk93hfQ1");
        const { text, at } = shownLine(line, [{ start, end: start + 8 }]);
        expect(text).not.toContain("Zk93");
        const places = [...line].map((_, index) => at?.(index) ?? 0);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
