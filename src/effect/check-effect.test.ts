import { describe, expect, it } from "vitest";
import { lineSpan } from "../base/index.ts";
import { builtInHands } from "./built-in-hands.ts";
import { checkEffect } from "./check-effect.ts";

const check = (hand: string, input: Record<string, unknown>) =>
  checkEffect({ id: "e", hand, input }, builtInHands, lineSpan(3));

describe("checkEffect", () => {
  it("takes what a hand asks for", () => {
    expect(check("flag", { flag: "new-checkout", environment: null, percent: 5 })).toEqual([]);
    expect(check("backup", { database: "orders", run: null, to: null, prove: "list" })).toEqual([]);
  });

  it("names every key that does not fit, with the line", () => {
    const found = check("flag", { flag: "--all", environment: null, percent: 500 });
    expect(
      found.map((each) => [
        each.code,
        each.span.lines[0],
        /flag cannot take this (\w+)/.exec(each.what)?.[1],
      ]),
    ).toEqual([
      ["PLAN_EFFECT_INVALID", 3, "flag"],
      ["PLAN_EFFECT_INVALID", 3, "percent"],
    ]);
  });

  it("knows no hand by the name of an object's own parts", () => {
    for (const hand of ["teleport", "constructor", "__proto__"]) {
      expect(check(hand, {})[0]?.what).toBe(`nothing here performs "${hand}"`);
      expect(check(hand, {})[0]?.fix).toContain("shell");
    }
  });
});
