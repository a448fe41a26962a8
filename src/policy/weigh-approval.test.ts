import { describe, expect, it } from "vitest";
import { instant } from "../base/index.ts";
import { weighApproval } from "./weigh-approval.ts";

const NOW = instant(1_772_000_000_000);

describe("an approval that must not be the starter's", () => {
  it.each([
    ["ana", "ana@example.com", false],
    ["ana@example.com", "ANA", false],
    ["ana@home", "ana@example.com", false],
    ["ana", "anabel@example.com", true],
    ["ana@example.com", "bo@example.com", true],
    ["@example.com", "@other.com", true],
  ])("started by %s and given by %s counts: %s", (starter, who, counts) => {
    const rule = { who: null, for: null, not: "starter" as const, signed: true };
    const given = { who, signed: true, at: NOW, planHash: "h" };
    const context = { planHash: "h", starter, roles: {}, now: NOW, expiresMs: 1_000 };
    expect(weighApproval(rule, given, context).ok).toBe(counts);
    expect(weighApproval({ ...rule, not: null }, given, context).ok).toBe(true);
  });
});
