import { describe, expect, it } from "vitest";
import { readExpectation } from "./expectation.ts";
import { isImperative } from "./imperative.ts";
import { readLater } from "./later.ts";
import { plainText } from "./plain.ts";
import { readTarget } from "./target.ts";

const HOUR = 3_600_000;

describe("readLater", () => {
  it.each([
    ["Within 24 hours", 24],
    ["within 1 week", 168],
    ["Obligations afterwards (within 48 h)", 48],
    ["Next day", 24],
    ["24h after deploy", 24],
    ["Write the report within 2 business days", 48],
    ["Post-mortem (1 week)", 168],
    ["T+24h", 24],
  ])("%s", (text, hours) => expect(readLater(text)).toEqual({ withinMs: hours * HOUR }));

  it.each([
    "within 5 minutes of the error",
    "First 2 hours",
    "Certificates expire within 30 days",
    "no errors in the last 24 hours",
    "Checklist (T+1 hour)",
    "Next step",
  ])("not %s", (text) => expect(readLater(text)).toBeNull());
});

describe("isImperative", () => {
  it.each([
    "Verify the login works",
    "**Check** dashboards",
    "- [ ] Notify #ops",
    "Run the migration",
    "Update the status page",
    "Ensure backups exist",
    "Test the login",
    "Backup the database",
    "If errors persist, restart the pods",
    "You should verify the queue",
    "Then merge the PR",
    "Log in to the console",
  ])("%s", (text) => expect(isImperative(text)).toBe(true));

  it.each([
    "Ledger totals differ",
    "Backend image: v1",
    "Test results reviewed",
    "Backup completed",
    "**Backup**: done",
    "Do NOT restart",
    "Release notes updated",
    "Alert system responsive",
    "Health checks passing",
    "Error rate < 1%",
    "Access to production granted",
    "",
  ])("not %s", (text) => expect(isImperative(text)).toBe(false));
});

describe("readExpectation", () => {
  it.each([
    ["Expected: 200", { kind: "status", code: 200 }],
    ["# Expected: HTTP 204", { kind: "status", code: 204 }],
    ["→ 200", { kind: "status", code: 200 }],
    ["should return 0 rows", { kind: "rows", count: 0 }],
    ["Expected: one row.", { kind: "rows", count: 1 }],
    ['contains "ok"', { kind: "contains", text: "ok" }],
    ["Should print Ready", { kind: "contains", text: "Ready" }],
    ["`2/2 Running`", { kind: "contains", text: "2/2 Running" }],
    ["should be empty", { kind: "equals", text: "" }],
    ["returns 3", { kind: "equals", text: "3" }],
    ["exit code 0", { kind: "exit", code: 0 }],
    ['Expected: "Idle" or "Done."', { kind: "matches", pattern: "Idle|Done\\." }],
    ["matches /v\\d+/", { kind: "matches", pattern: "v\\d+" }],
    ['Expected: {"status":"ok"}', { kind: "matches", pattern: '\\{\\s*"status"\\s*:\\s*"ok"\\s*\\}' }],
    ['→ "status": "ok"', { kind: "matches", pattern: '"status"\\s*:\\s*"ok"' }],
  ])("%s", (text, test) => expect(readExpectation(text)).toEqual(test));

  it.each([
    "Should show all pods running",
    'Expect HTTP 200 and a body of {"up":true}',
    "Should be at least 3600",
    "# Should show:",
    "Check the output",
    "should return something sensible",
    'Expected: {"version":"<new-version>"}',
    'Expected: {"items": ...}',
  ])("leaves %s to a person", (text) => expect(readExpectation(text)).toBeNull());
});

describe("plainText", () => {
  it.each([
    [
      "**Bold** and _em_ `code` [link](http://x) snake_case_name <br> <env> 1️⃣ One",
      "Bold and em code link snake_case_name <env> One",
    ],
    ["- [ ] 🚀 Ship &gt; 5", "Ship > 5"],
    ["> **Note** it", "Note it"],
    ["> 5%", "> 5%"],
    ["âœ… Done â‰¥ 5", "Done ≥ 5"],
    ["‚úÖ Done ‚Üí go", "Done → go"],
    ["âš ï¸ Warning", "Warning"],
    ["Approved by: ____", "Approved by: ____"],
    ["déjà vu © 2024", "déjà vu © 2024"],
  ])("%s", (text, plain) => expect(plainText(text)).toBe(plain));
});

describe("readTarget", () => {
  it("reads what is healthy, and nothing without a number", () => {
    expect(readTarget("p99 < 400 ms")).toMatchObject({
      when: { figure: "latency", is: "<", value: 400 },
      whole: true,
    });
    expect(readTarget("5%", { figure: "error rate", stat: null })).toMatchObject({
      when: { is: "<", value: 5 },
    });
    expect(readTarget("Sockets open")).toBeNull();
  });
});
