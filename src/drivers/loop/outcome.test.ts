import { describe, expect, it } from "vitest";
import { plainOutcome } from "./outcome.ts";

describe("plainOutcome", () => {
  it("keeps what a journal can hold", () => {
    const outcome = { state: "done" as const, data: { exit: 0, left: undefined }, evidence: ["ok"] };
    expect(plainOutcome("x", outcome)).toEqual({ state: "done", data: { exit: 0 }, evidence: ["ok"] });
  });

  it("takes everything else for a bug of the hand", () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const broken = [
      undefined,
      null,
      { state: "done" },
      { state: "fine", data: {}, evidence: [] },
      { state: "done", data: null, evidence: [] },
      { state: "done", data: {}, evidence: [1] },
      { state: "done", data: circle, evidence: [] },
      { state: "done", data: { big: 1n }, evidence: [] },
    ];
    for (const outcome of broken) {
      const plain = plainOutcome("x", outcome as never);
      expect(plain).toMatchObject({ state: "failed", data: { bug: true } });
      expect(plain.evidence[0]).toBe("bug");
    }
  });
});
