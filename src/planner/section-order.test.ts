import { describe, expect, it } from "vitest";
import type { Role, SectionItem } from "../runbook/index.ts";
import type { Group } from "./outline.ts";
import { inOrder } from "./section-order.ts";

const group = (name: string): Group => {
  const [role = ""] = name.split(" ");
  const section = { title: name, role: role === "none" ? null : (role as Role) } as SectionItem;
  return { section, role: section.role, parent: null, items: [], children: [] };
};

const ordered = (...names: readonly string[]): readonly (string | undefined)[] =>
  inOrder(names.map(group), () => true).map((each) => each.section?.title);

describe("inOrder", () => {
  it("puts what comes before the steps before them, and what comes after them after", () => {
    expect(ordered("verify", "steps", "before", "watch", "prerequisites")).toEqual([
      "prerequisites",
      "before",
      "steps",
      "verify",
      "watch",
    ]);
    expect(ordered("watch", "verify", "steps")).toEqual(["steps", "verify", "watch"]);
  });

  it("leaves a check between two steps where it is: staging is verified before production is touched", () => {
    const runbook = [
      "before",
      "steps staging",
      "verify staging",
      "steps production",
      "verify production",
      "watch",
    ];
    expect(ordered(...runbook)).toEqual(runbook);
  });

  it("leaves a section without a role among the steps", () => {
    expect(ordered("steps a", "none", "verify", "steps b")).toEqual(["steps a", "none", "verify", "steps b"]);
    expect(ordered("verify", "none")).toEqual(["none", "verify"]);
  });

  it("sends messages where they stand, before, within and after", () => {
    expect(
      ordered("prerequisites", "communicate start", "before", "steps", "verify", "communicate end"),
    ).toEqual(["prerequisites", "communicate start", "before", "steps", "verify", "communicate end"]);
    expect(ordered("steps a", "communicate", "steps b")).toEqual(["steps a", "communicate", "steps b"]);
  });

  it("puts the check after a rollback after it", () => {
    expect(ordered("after-rollback", "rollback")).toEqual(["rollback", "after-rollback"]);
  });

  it("does not let an empty section decide what is first", () => {
    const groups = [group("none overview"), group("verify"), group("steps")];
    const titles = inOrder(groups, (each) => each.section?.title !== "none overview").map(
      (each) => each.section?.title,
    );
    expect(titles.indexOf("steps")).toBeLessThan(titles.indexOf("verify"));
  });
});
