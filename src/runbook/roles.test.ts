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
  ["Maintenance window", "windows"],
  ["Change windows and freezes", "windows"],
  ["Releases only during the change window", "windows"],
  ["During the maintenance window", "steps"],
  ["3. In the change window (22:00-23:00)", "steps"],
  ["When the window opens", "steps"],
  ["Maintenance window procedure", "steps"],
  ["Before the window", "before"],
  ["Tasks before the maintenance window", "before"],
  ["Schedule the maintenance window", "before"],
  ["After the window", "verify"],
  ["Once the change window closes", "verify"],
  ["Post-window checks", "verify"],
  ["Announce the maintenance window", "communicate"],
  ["During", "steps"],
  ["Installing on Windows", "steps"],
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
