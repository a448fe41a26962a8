import { describe, expect, it } from "vitest";
import { readApproval } from "./approval.ts";
import { readContact } from "./contact.ts";

const MIN = 60_000;

describe("readApproval", () => {
  it.each([
    ["Requires approval of two SREs", 2, "SREs", null],
    ["Get approval from the release manager", 1, "release manager", null],
    ["Schema changes require DBA approval", 1, "DBA", "Schema changes"],
    ["On-call approval required", 1, "On-call", null],
    ["2 reviewers must approve", 2, "reviewers", null],
    ["Production deploys must be approved by the tech lead", 1, "tech lead", "Production deploys"],
    ["Security sign-off required for key rotation", 1, "Security", "key rotation"],
    ["Obtain sign-off from QA before starting", 1, "QA", null],
    ["Requires 2 approvals", 2, null, null],
  ])("%s", (text, count, who, what) => expect(readApproval(text)).toEqual({ count, who, for: what }));

  it.each([
    "Changes approved and merged",
    "Approved by: ____",
    "Once approved, merge the change",
    "After approval, merge to main",
    "No approval required",
    "Waiting for review",
  ])("not %s", (text) => expect(readApproval(text)).toBeNull());
});

describe("readContact", () => {
  it.each([
    ["**SRE Lead:** sre@example.org", "SRE Lead", "sre@example.org", null],
    ["On-call: #shop-oncall", "On-call", "#shop-oncall", null],
    ["**DBA:** [24/7 hotline]", "DBA", "24/7 hotline", null],
    ["Escalate to CTO after 30 minutes", "CTO", null, 30 * MIN],
    ["Level 2 (15 min): Engineering Manager — @jo", "Engineering Manager", "@jo", 15 * MIN],
    ["PagerDuty: +1-555-010-0199", "PagerDuty", "+1-555-010-0199", null],
    ["Page the on-call engineer immediately", "on-call engineer", null, 0],
    ["Tech Lead: Ada Byron", "Tech Lead", "Ada Byron", null],
  ])("%s", (text, who, how, afterMs) => expect(readContact(text)).toMatchObject({ who, how, afterMs }));

  it("keeps when somebody is called", () =>
    expect(readContact("**Director:** [Contact for outages over 2 hours]")).toMatchObject({
      who: "Director",
      when: "outages over 2 hours",
      afterMs: null,
    }));

  it.each([
    "Last updated: 2024-05-06",
    "token: 0x0000000000000000",
    "Frontend: http://localhost:3000",
    "Lead engineer: ____ Date: ____",
    "Backend team: deploy the API to every cluster and verify it works",
    "Security tests: 18 of 20 pass",
    "Timeline: 5 minutes",
    "Notify stakeholders",
  ])("not %s", (text) => expect(readContact(text)).toBeNull());
});
