import { describe, expect, it } from "vitest";
import { emptyState, type OpenWait, type ReleaseState, type WaitKind } from "../../conductor/index.ts";
import { waitsForOthers } from "./rest.ts";

const waitingFor = (kind: WaitKind): ReleaseState => ({
  ...emptyState(),
  waits: new Map([["w", { id: "w", kind, until: null } as OpenWait]]),
});

describe("waitsForOthers", () => {
  it("is so where only a person can shift traffic or promote", () => {
    expect(waitsForOthers(waitingFor("rung"), null)).toBe(true);
    expect(waitsForOthers(waitingFor("question"), null)).toBe(true);
  });

  it("is not so while a clock goes", () => {
    expect(waitsForOthers(waitingFor("soak"), null)).toBe(false);
    expect(waitsForOthers(waitingFor("timer"), null)).toBe(false);
  });
});
