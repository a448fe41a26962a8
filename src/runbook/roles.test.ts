import { describe, expect, it } from "vitest";
import { roleOf } from "./roles.ts";

const cases: readonly (readonly [string, string | null])[] = [
  ["Pre-deployment checklist", "before"],
  ["3. Deployment steps", "steps"],
  ["Step 2: Run migrations", "steps"],
  ["Deployment verification", "verify"],
  ["Post-deployment monitoring", "watch"],
  ["After the release", "verify"],
  ["Rollback", "rollback"],
  ["When to roll back", "rollback"],
  ["Post-rollback checks", "after-rollback"],
  ["Rollback verification", "after-rollback"],
  ["Rollback tools and scripts", "reference"],
  ["Emergency contacts", "contacts"],
  ["Emergency procedures", "recover"],
  ["Deployment windows", "windows"],
  ["Post-mortem template", "template"],
  ["Within 24 hours", "later"],
  ["Troubleshooting", "diagnose"],
  ["Common issues", "diagnose"],
  ["Notify stakeholders", "communicate"],
  ["Prerequisites", "prerequisites"],
  ["Related documents", "reference"],
  ["Docker commands", "reference"],
  ["Order service", null],
];

describe("roleOf", () => {
  it.each(cases)("%s is %s", (title, role) => {
    expect(roleOf(title)).toBe(role);
  });

  it("takes a title of any length in its stride", () => {
    expect(roleOf(`Deploy ${"a ".repeat(500_000)}rollback`)).toBe("steps");
  });
});
