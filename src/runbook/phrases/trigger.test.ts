import { describe, expect, it } from "vitest";
import { readTrigger, withHold } from "./trigger.ts";

const MIN = 60_000;
const read = (text: string, action: "rollback" | "escalate" | null = null) =>
  readTrigger(text, { sense: "bad", action });

describe("a text that says itself what to do", () => {
  it.each([
    ["Roll back at once if error rate > 4% for more than 3 minutes", "rollback", null],
    ["If error rate exceeds 4% → rollback", "rollback", null],
    ["error rate > 2%: page on-call", "escalate", null],
    ["Halt the rollout if p95 > 2s", "pause", null],
    ["Pause if p95 > 2s", "pause", null],
    ["Consider a rollback if error rate stays above 1%", "ask", null],
    ["If p99 > 2s for 5 min, pause the rollout and page on-call", "pause", "escalate"],
    ["Error rate above 6% triggers an immediate rollback", "rollback", null],
    ["If error rate exceeds 4% roll back", "rollback", null],
    ["Revert when checkout conversion drops by 10%", "rollback", null],
    ["The pipeline will automatically abort if error rate > 3%", "rollback", null],
  ])("%s", (text, action, then) => {
    const trigger = read(text);
    expect(trigger).toMatchObject({ action, then, lead: true, veto: false });
    expect(trigger && "figure" in trigger.when).toBe(true);
  });
});

it("keeps hold, deadline and arming apart", () => {
  expect(
    read("Roll back within 15 minutes if error rate > 4% for 2 minutes in the first 24 hours"),
  ).toMatchObject({
    holdMs: 2 * MIN,
    withinMs: 15 * MIN,
    armedForMs: 24 * 60 * MIN,
    sure: "exact",
  });
});

describe("events", () => {
  it.each([
    ["**Ledger totals differ** - sums no longer add up", "ledger totals differ"],
    ["Alert `CheckoutDown` fires", "alert checkoutdown fires"],
    ["Any double charge reported.", "double charge reported"],
    ["Slightly slower pages - <10% degradation", "slightly slower pages"],
    ["Pods restart in a loop for 5 minutes", "pods restart in a loop"],
  ])("%s", (text, event) =>
    expect(read(text, "rollback")).toMatchObject({ when: { event }, action: "rollback", sure: "inferred" }),
  );

  it("have holds", () => expect(read("Login is down for 5 minutes", "escalate")?.holdMs).toBe(5 * MIN));

  it("stand beside figures", () =>
    expect(read("error rate > 4% or payments failing", "rollback")?.when).toEqual({
      any: [expect.objectContaining({ figure: "error rate" }), { event: "payments failing", holdMs: null }],
    }));

  it.each([
    "Login is broken",
    "Tell everyone when the deployment is complete",
    "Notify support when the deployment is done",
    "Stop the old container if it is running",
    "Next: rollback drill",
    "Step 4: roll back",
    "Confirm the incident requires rollback",
    "Automatic rollback above 2%",
    "Trigger a rollback when any of these occur:",
    "Wait 2 hours, stop the worker",
  ])("outside a list of triggers not %s", (text) => expect(read(text)).toBeNull());
});

describe("a prohibition is a veto", () => {
  it.each([
    "Do NOT roll back if error rate < 1%",
    "Don't roll back if the fault is cosmetic",
    "Never revert when the queue is full",
  ])("%s", (text) => expect(read(text)).toMatchObject({ veto: true, action: "note" }));
});

it("gives the list's hold to what has none of its own", () => {
  const when = {
    any: [
      { event: "a", holdMs: null },
      { event: "b", holdMs: 5 },
    ],
  };
  expect(withHold(when, 9)).toEqual({
    any: [
      { event: "a", holdMs: 9 },
      { event: "b", holdMs: 5 },
    ],
  });
});

describe("a range", () => {
  const range = (figure: object, low: object, high: object) => ({
    all: [
      { ...figure, ...low },
      { ...figure, ...high },
    ],
  });
  const p99 = { figure: "latency", stat: "p99", unit: "ms" };
  const errors = { figure: "error rate", unit: "percent" };
  it.each([
    ["p99 latency 500 ms - 2 s", range(p99, { is: ">=", value: 500 }, { is: "<=", value: 2000 })],
    ["p99 500 ms – 2 s → page on-call", range(p99, { is: ">=", value: 500 }, { is: "<=", value: 2000 })],
    ["Error rate 1% - 5%", range(errors, { is: ">=", value: 1 }, { is: "<=", value: 5 })],
    ["500 ms < p99 < 2 s", range(p99, { is: ">", value: 500 }, { is: "<", value: 2000 })],
    ["1% ≤ error rate < 5%", range(errors, { is: ">=", value: 1 }, { is: "<", value: 5 })],
    ["error rate ≥ 1% but < 5%", range(errors, { is: ">=", value: 1 }, { is: "<", value: 5 })],
  ])("has two ends: %s", (text, when) => expect(read(text, "escalate")).toMatchObject({ when }));

  it("is none where the dash explains", () => {
    expect(read("Error rate > 5% - 10 minutes", "escalate")).toMatchObject({ when: { is: ">", value: 5 } });
  });
});

describe("what must be", () => {
  it.each([
    ["Roll back unless the error rate is below 1%", { is: ">=", value: 1 }],
    ["Unless the success rate is above 99%, roll back", { is: "<=", value: 99 }],
    ["Abort unless p99 < 500 ms and error rate < 1%", { any: [{ is: ">=" }, { is: ">=" }] }],
    ["Roll back unless the smoke tests pass", { event: "not: smoke tests pass" }],
  ])("is turned into what must not: %s", (text, when) =>
    expect(read(text)).toMatchObject({ when, action: "rollback" }),
  );

  it("is no reason to act where the act is for otherwise", () => {
    expect(read("If the error rate is below 1%, continue; otherwise roll back")).toBeNull();
    expect(read("If the error rate is below 1%, continue; roll back otherwise")).toBeNull();
    expect(read("If the error rate is above 5%, roll back; otherwise continue")).toMatchObject({
      action: "rollback",
      when: { is: ">", value: 5 },
    });
  });
});
