/** The class of a change, and whether what a runbook says of approvals is about it. */
import { describe, expect, it } from "vitest";
import {
  approvalsOf,
  type ChangeFacts,
  deriveClass,
  matchesChange,
  type ReleaseClass,
} from "../../src/policy/index.ts";

const change = (files: readonly string[], more: Partial<ChangeFacts> = {}): ChangeFacts => ({
  branch: "main",
  files,
  migrations: [],
  ...more,
});

describe("the class of a change", () => {
  it.each<[ReleaseClass, ChangeFacts]>([
    ["standard", change(["src/cart.ts"])],
    ["standard", change(["docs/payments.md", "test/payment/refund.test.ts"])],
    ["standard", change(["src/repayment-plan.ts", "src/departitioner.ts"])],
    ["standard", change(["src/a.ts"], { branch: "my-hotfix/a" })],
    ["hotfix", change(["src/cart.ts"], { branch: "hotfix/cart" })],
    ["hotfix", change(["src/cart.ts"], { branch: "refs/heads/release/1.4" })],
    ["high-risk", change(["db/0042.up"], { migrations: ["db/0042.up"] })],
    ["high-risk", change(["services/orders/prisma/schema.prisma"])],
    ["high-risk", change(["src/main/java/PaymentProvider.java"])],
    ["high-risk", change(["src/stripeClient.ts"], { branch: "hotfix/stripe" })],
    ["high-risk", change(["kafka/partitions.yaml"])],
  ])("is %s for %o", (wanted, given) => {
    const { class: of, because } = deriveClass(given);
    expect(of).toBe(wanted);
    expect(because.length > 0).toBe(wanted !== "standard");
  });

  it("says why", () => {
    const files = ["a.sql", "b.sql", "c.sql"];
    expect(deriveClass(change(files, { branch: "hotfix/x" })).because).toEqual([
      "it changes the schema: a.sql, b.sql and 1 other",
      "it comes from the branch hotfix/x",
    ]);
    expect(deriveClass(null)).toEqual({ class: "standard", because: [] });
  });

  it("asks for approvals: an SRE, or one for a hotfix of more than one file", () => {
    expect(approvalsOf("high-risk", change(["a.sql"]))).toMatchObject([{ count: 1, who: "sre" }]);
    expect(approvalsOf("hotfix", change(["a.ts"]))).toEqual([]);
    expect(approvalsOf("hotfix", change(["a.ts", "b.ts"]))).toMatchObject([{ count: 1, who: null }]);
    expect(approvalsOf("emergency", change(["a.sql"]))).toEqual([]);
  });
});

describe("what needs approval", () => {
  const code = change(["src/cart.ts"]);
  const schema = change(["db/migrations/1.sql"]);

  it.each<[string, ChangeFacts | null, ReleaseClass, boolean | null]>([
    ["schema changes", schema, "high-risk", true],
    ["Schema changes", code, "standard", false],
    ["database migrations", code, "standard", false],
    ["Database migrations or schema changes", schema, "high-risk", true],
    ["schema changes", null, "standard", null],
    ["payment provider changes", change(["src/payment/psp.ts"]), "high-risk", true],
    ["Kafka partition changes", code, "standard", false],
    ["hotfixes", code, "hotfix", true],
    ["hotfix releases", code, "standard", false],
    ["emergency changes", code, "standard", false],
    ["emergency changes", code, "emergency", true],
    ["emergency changes", null, "standard", null],
    ["configuration changes", change(["config/app.yaml"]), "standard", true],
    ["configuration changes", code, "standard", false],
    // More than their paths tell.
    ["migrations on large tables that lock writes", schema, "high-risk", null],
    ["breaking schema changes", schema, "high-risk", null],
    ["breaking schema changes", code, "standard", null],
    ["changes that affect more than 10% of customers", code, "standard", null],
    ["anything risky", code, "standard", null],
  ])("%s", (words, given, of, wanted) => {
    expect(matchesChange(words, given, of)).toBe(wanted);
  });

  it("of any length is read at once", () => {
    expect(matchesChange(`schema ${"x ".repeat(500_000)}`, schema, "high-risk")).toBeNull();
  });
});
