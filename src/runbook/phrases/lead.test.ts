import { describe, expect, it } from "vitest";
import { readGroupLead } from "./lead.ts";

describe("lead lines and headings", () => {
  it.each([
    ["Roll back right away if any of these fire:", "rollback"],
    ["Trigger a rollback when ANY of the following occur:", "rollback"],
    ["Rollback if:", "rollback"],
    ["When to roll back", "rollback"],
    ["### 3. Rollback triggers", "rollback"],
    ["🚨 Automatic rollback criteria:", "rollback"],
    ["Abort criteria", "rollback"],
    ["Criteria for rolling back", "rollback"],
    ["Automatic rollback on:", "rollback"],
    ["If any of the following happens, abort immediately:", "rollback"],
    ["Consider a rollback when one or more of these are met:", "ask"],
    ["Consider escalation first if:", "escalate"],
    ["Page on-call if any of these hold:", "escalate"],
    ["When to escalate", "escalate"],
    ["Alert thresholds", "escalate"],
    ["Pause the rollout if:", "pause"],
    ["Stop conditions", "pause"],
  ])("%s", (text, action) => expect(readGroupLead(text)).toMatchObject({ action, veto: false }));

  it.each(["Do NOT roll back if:", "**Don't revert if:**", "When not to roll back"])("%s is a veto", (text) =>
    expect(readGroupLead(text)).toMatchObject({ action: "note", veto: true }),
  );

  it("say any or all, a hold and how long they are armed", () => {
    expect(readGroupLead("Alert if all of the following hold for 5 minutes:")).toMatchObject({
      combine: "all",
      holdMs: 300_000,
    });
    expect(readGroupLead("Roll back if any of these occur within 30 minutes of deployment:")).toMatchObject({
      combine: "any",
      armedForMs: 1_800_000,
    });
  });
});

describe("no lead", () => {
  it.each([
    "Rollback",
    "Rollback procedure",
    "Rollback decision matrix",
    "Rollback verification",
    "If a rollback is needed:",
    "Before you roll back",
    "When rolling back, tell support",
    "Roll back if error rate > 4%",
    "If problems appear, roll back",
    "Review the rollback criteria",
    "Alert thresholds configured",
    "- [When to roll back](#when-to-roll-back)",
    "Monitoring and alerting",
    "Escalation",
    "| --- | --- | --- |",
  ])("%s", (text) => expect(readGroupLead(text)).toBeNull());
});
