import { describe, expect, it } from "vitest";
import type { Condition } from "../../base/index.ts";
import { quietValues } from "./quiet-values.ts";

const figure = (name: string, is: ">" | "<", value: number | null): Condition => ({
  figure: name,
  stat: null,
  is,
  value,
  unit: null,
  of: null,
  holdMs: null,
  windowMs: null,
});
const shown = { title: "", lines: null, sure: "exact" } as const;
const guard = (when: Condition) => ({
  ...shown,
  id: "g",
  when,
  source: null,
  action: "note" as const,
  waitMs: null,
  withinMs: null,
  then: null,
  armed: null,
  evidence: "off" as const,
});
const quiet = (bad: readonly Condition[], good: readonly Condition[] = []) =>
  quietValues({
    guards: bad.map(guard),
    targets: good.map((when) => ({ ...shown, id: "t", when, during: [] })),
    figures: { lag: "lag", orders: "orders" },
  });

describe("quietValues", () => {
  it("lie where no guard stirs", () => {
    const of = quiet([figure("lag", ">", 10), { any: [figure("lag", ">", 4), figure("orders", "<", 100)] }]);
    expect(of("lag")).toEqual({ value: 2, few: true });
    expect(of("orders")).toEqual({ value: 200, few: false });
  });

  it("lie within a healthy range, and between contradictions", () => {
    expect(quiet([figure("lag", ">", 10)], [figure("lag", "<", 6)])("lag").value).toBe(3);
    expect(quiet([figure("lag", ">", 10), figure("lag", "<", 20)])("lag").value).toBe(15);
  });

  it("are anything where nothing is asked of them", () => {
    expect(quiet([figure("lag", ">", null)])("lag").value).toBe(1);
    expect(quiet([figure("lag", ">", 0)])("lag").value).toBeLessThan(0);
  });
});
