/** Which approvals count: never one of another plan, whoever gave it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import { type ApprovalContext, type ApprovalRule, climbOf, weighApproval } from "../../src/policy/index.ts";

const NOW = instant(1_772_000_000_000);
const DAY_MS = 86_400_000;
const roles = { sre: ["ana", "bo"], lead: ["cy"], operator: ["*"] };
const context: ApprovalContext = { planHash: "sha256:a", starter: "ana", roles, now: NOW, expiresMs: DAY_MS };
const rule = (more: Partial<ApprovalRule> = {}): ApprovalRule => ({
  count: 1,
  who: null,
  for: null,
  not: null,
  signed: false,
  ...more,
});
const given = (who: string, more: object = {}) => ({
  who,
  signed: false,
  at: NOW,
  planHash: "sha256:a",
  ...more,
});

const names = fc.constantFrom("ana", "bo", "cy", "dee", "*", "");
const hashes = fc.oneof(fc.constantFrom("sha256:a", "sha256:A", ""), fc.string());
/** Half of the time the same: else nothing would ever count, and what else must hold would never be seen. */
const twoHashes = fc.oneof(
  fc.tuple(hashes, hashes),
  hashes.map((hash) => [hash, hash] as const),
);
const whos = fc.constantFrom(null, "sre", "SREs", "lead or sre", "operator", "cto", "bo");

describe("an approval", () => {
  it("of another plan never counts", () => {
    const anyRule = fc.record({
      count: fc.nat(3),
      who: whos,
      for: fc.constant(null),
      not: fc.constantFrom("starter" as const, null),
      signed: fc.boolean(),
    });
    fc.assert(
      fc.property(anyRule, names, fc.boolean(), twoHashes, (wanted, who, signed, [mine, other]) => {
        const weighed = weighApproval(wanted, given(who, { signed, planHash: other }), {
          ...context,
          planHash: mine,
        });
        if (mine !== other) expect(weighed.ok).toBe(false);
        if (weighed.ok && wanted.signed) expect(signed).toBe(true);
        if (weighed.ok && wanted.not === "starter") expect(who).not.toBe("ana");
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[string | null, string, boolean]>([
    [null, "dee", true],
    ["sre", "bo", true],
    ["an SRE", "Bo", true],
    ["SREs on call", "cy", false],
    ["lead or sre", "cy", true],
    ["lead, sre", "dee", false],
    ["operator", "dee", true],
    ["bo", "bo", true],
    ["bo", "cy", false],
    ["sre", "sre", false],
    ["SRE lead", "dee", true],
  ])("asked of %s and given by %s counts: %s", (who, by, counts) => {
    expect(weighApproval(rule({ who }), given(by), context).ok).toBe(counts);
  });

  it("says whether anybody is known to be in the role", () => {
    expect(weighApproval(rule({ who: "cto" }), given("dee"), context)).toEqual({ ok: true, known: false });
    expect(weighApproval(rule({ who: "sre" }), given("bo"), context)).toEqual({ ok: true, known: true });
  });

  it("runs out", () => {
    const at = instant(NOW - DAY_MS);
    expect(weighApproval(rule(), given("bo", { at: instant(at + 1) }), context).ok).toBe(true);
    expect(weighApproval(rule(), given("bo", { at }), context)).toEqual({
      ok: false,
      why: "the approval of bo ran out: it is of 2026-02-24T06:13:20.000Z",
    });
  });
});

describe("an escalation", () => {
  const MINUTE = 60_000;
  const contacts = [
    { who: "on-call", afterMs: null },
    { who: "lead", afterMs: 15 * MINUTE },
    { who: "head", afterMs: null },
  ];
  const climb = (minutes: number, climbed: number) =>
    climbOf(contacts, { since: NOW, now: instant(NOW + minutes * MINUTE), climbed });

  it("calls one after the other, each after its time, and nobody twice", () => {
    expect(climb(0, 0)).toEqual({ due: ["on-call"], nextAt: NOW + 15 * MINUTE });
    expect(climb(14, 1)).toEqual({ due: [], nextAt: NOW + 15 * MINUTE });
    expect(climb(16, 1)).toEqual({ due: ["lead"], nextAt: NOW + 25 * MINUTE });
    expect(climb(60, 0)).toEqual({ due: ["on-call", "lead", "head"], nextAt: null });
    expect(climb(60, 3)).toEqual({ due: [], nextAt: null });
  });
});
