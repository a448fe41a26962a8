import { describe, expect, it } from "vitest";
import { isRule, referredTo, ruleWithin } from "./rule.ts";

describe("isRule", () => {
  it.each([
    "Roll back if the error rate is above 2%",
    "If p99 > 2 s, page on-call",
    "Abort when success rate drops below 99% for 2 minutes",
    "Do not roll back if the error rate is below 1%",
    "roll back unless the error rate is below 1%",
  ])("takes %s", (text) => expect(isRule(text)).toBe(true));

  it.each([
    "Error rate > 2%",
    "Roll back if they fail",
    "Proceed if the error rate is below 1%",
    "Roll back if the error rate is above 2%:",
    "Roll back if it goes above 2%",
  ])("leaves %s", (text) => expect(isRule(text)).toBe(false));

  it("follows a word back to the figure that the text before names", () => {
    expect(isRule("Roll back if it goes above 2%", "Watch the error rate.")).toBe(true);
    expect(isRule("Roll back if it goes above 2%", "Watch the board.")).toBe(false);
    expect(referredTo("Abort if above 2 s", "Look at p99 latency.")).toEqual({
      figure: "latency",
      stat: "p99",
    });
    expect(referredTo("Abort if cpu is above 80%", "Look at p99 latency.")).toBeNull();
  });
});

describe("ruleWithin", () => {
  it.each([
    ["Keep it open and roll back if p99 > 2 s", "roll back if p99 > 2 s"],
    ["Monitor for 10 min — abort if error rate > 2%", "abort if error rate > 2%"],
    ["Watch the error rate and roll back if it exceeds 2%", "roll back if it exceeds 2%"],
  ])("finds where a rule begins: %s", (text, rule) => {
    expect(text.slice(ruleWithin(text) ?? 0)).toBe(rule);
  });

  it.each([
    "Do not wait and roll back if error rate > 2%",
    "If p99 > 1 s, page on-call and roll back if p99 > 2 s",
    "Decide whether to wait, and roll back if error rate > 2%",
    "Deploy and roll back if needed",
  ])("does not cut in two what is one: %s", (text) => expect(ruleWithin(text)).toBeNull());
});
