import { describe, expect, it } from "vitest";
import { readAction, takeArmed } from "./actions.ts";

const MIN = 60_000;

describe("readAction", () => {
  it.each([
    ["Rollback", "rollback", null],
    ["Roll back first, then investigate", "rollback", null],
    ["Auto-rollback", "rollback", null],
    ["Revert the release", "rollback", null],
    ["Monitor, prepare rollback", "prepare", "rollback"],
    ["Stand by to roll back", "prepare", "rollback"],
    ["Investigate, consider rollback", "ask", null],
    ["Schedule a rollback", "ask", null],
    ["Escalate → Rollback", "escalate", "rollback"],
    ["Page the on-call engineer", "escalate", null],
    ["Consider escalation", "escalate", null],
    ["Monitor → roll back if it gets worse", "note", "rollback"],
    ["Halt rollout, page on-call", "pause", "escalate"],
    ["Monitor", "note", null],
    ["Update the status page", null, null],
    ["Switch the flag off", "rollback", null],
    ["Page on-call, do not roll back", "escalate", null],
    ["If not resolved, roll back", "rollback", null],
    ["Do not promote", "pause", null],
  ])("%s", (text, action, then) => expect(readAction(text)).toMatchObject({ action, then, veto: false }));

  it.each([
    "Do not roll back",
    "No rollback needed",
    "Don't roll back, scale out",
    "Rollback is not required",
    "Monitor, no rollback",
  ])("%s does nothing", (text) =>
    expect(readAction(text)).toMatchObject({ action: "note", then: null, veto: true }),
  );

  it.each([
    ["2 min", 2 * MIN, null],
    ["0 min", 0, null],
    ["Within 30 minutes", null, 30 * MIN],
    ["< 1 min", null, MIN],
    ["Immediate", null, null],
    ["Page on-call, roll back if not resolved in 15 minutes", 15 * MIN, null],
    ["Monitor 5 min, then roll back", 5 * MIN, null],
  ])("%s waits and ends", (text, waitMs, withinMs) =>
    expect(readAction(text)).toMatchObject({ waitMs, withinMs }),
  );
});

describe("takeArmed", () => {
  it.each([
    ["error rate > 5% in the first 24 hours", 24 * 60 * MIN, "error rate > 5%"],
    ["errors rise within 30 minutes of the deployment", 30 * MIN, "errors rise"],
    ["during the first hour after launch p95 > 1s", 60 * MIN, "p95 > 1s"],
    ["no answer within 5 minutes", null, "no answer within 5 minutes"],
  ])("%s", (text, armedForMs, rest) => expect(takeArmed(text)).toEqual({ armedForMs, text: rest }));
});
