import { describe, expect, it } from "vitest";
import type { PlanGuard } from "../plan/index.ts";
import { standsWords } from "./guard-words.ts";
import type { GuardState } from "./watch-state.ts";
import { withoutStop } from "./words.ts";

const when = {
  figure: "error rate",
  stat: null,
  is: ">",
  value: 5,
  unit: "percent",
  of: null,
  holdMs: 10_000,
  windowMs: null,
} as const;

const guard = (changes: Partial<PlanGuard> = {}): PlanGuard => ({
  id: "g",
  title: "Roll back if the error rate is above 5 %.",
  lines: null,
  sure: "exact",
  when,
  source: null,
  action: "rollback",
  waitMs: null,
  withinMs: null,
  then: null,
  armed: null,
  evidence: "ask",
  ...changes,
});

const state = (changes: Partial<GuardState>): GuardState => ({
  state: "rising",
  since: 0 as GuardState["since"],
  value: 6.1234,
  heldMs: 4_000,
  evidence: null,
  why: null,
  undecided: 0,
  against: null,
  ...changes,
});

describe("a guard that is not quiet", () => {
  it.each([
    [guard(), state({}), "error rate 6.12 % > 5 % for 4 s"],
    [guard(), state({ heldMs: 0 }), "error rate 6.12 % > 5 %"],
    [guard(), state({ against: "1.3.2" }), "Roll back if the error rate is above 5 % is rising"],
    [
      guard(),
      state({ state: "undecided", value: null, why: "error rate: HTTP 500" }),
      "error rate cannot be told: HTTP 500",
    ],
    [
      guard({ when: { event: "payments failing", holdMs: null }, title: "Payments failing:" }),
      state({ state: "tripped", value: null }),
      "Payments failing is tripped",
    ],
  ])("%o", (one, now, words) => {
    expect(standsWords(one, now)).toBe(words);
  });
});

it("takes one stop from the end of a title, and leaves what is none", () => {
  expect(["Build it.", "Then:", "And so on...", "v1.2", ""].map(withoutStop)).toEqual([
    "Build it",
    "Then",
    "And so on...",
    "v1.2",
    "",
  ]);
});
