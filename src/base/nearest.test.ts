import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

const KNOWN = ["timeout", "retry", "expect", "undo", "as", "confirm", "on", "error-rate"];

describe("nearest", () => {
  it.each([
    ["timeuot", "timeout"],
    ["retrys", "retry"],
    ["Expect", "expect"],
    ["error_rate", "error-rate"],
    ["udno", "undo"],
    ["an", "as"],
    ["completely-else", null],
    ["", null],
    ["timeout".repeat(20), null],
  ])("%j is near %j", (name, expected) => {
    expect(nearest(name, KNOWN)).toBe(expected);
  });

  it("of a known name is that name", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), (name) => {
        expect(nearest(name, KNOWN)).toBe(name);
      }),
    );
  });

  it("measures a distance: no more than the longer length, the same both ways, zero only for equals", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});
