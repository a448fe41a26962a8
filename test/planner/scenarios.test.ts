/** Several procedures of which one is planned: what leads out of it is dropped, and no node stands on two courses. */
import { describe, expect, it } from "vitest";
import { holdsTogether } from "./plan-laws.ts";
import { command, planOf, readingOf, section, told } from "./reading-of.ts";

describe("a procedure", () => {
  const scenario = (name: string) => section(name, { role: "recover", course: "recover", alternative: true });
  const branches = { level: 1, role: null, course: "recover", siblings: "branches" } as const;

  it("of several scenarios stands on its own, and the others keep the choice", () => {
    const scenarios = readingOf([
      section("Incidents", branches),
      scenario("Slow"),
      command("a"),
      scenario("Disk full"),
      command("b"),
      scenario("Node down"),
      command("c"),
    ]);
    const plan = planOf(scenarios, { procedure: "Disk full" });
    expect(plan.courses.main).toEqual(["disk-full-1"]);
    expect(plan.nodes["disk-full-1"]).toMatchObject({ after: [], when: null });
    expect(told(plan, "recover")).toEqual(["choice: Incidents", "step: a", "step: c"]);
    holdsTogether(plan);
  });

  it("keeps the choices of two courses under one heading apart", () => {
    const ways = (course: "rollback" | "recover", names: readonly string[]) =>
      names.flatMap((name) => [section(name, { level: 3, course, alternative: true }), command(name)]);
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("deploy"),
        section("If it goes wrong", { course: "none", siblings: "branches" }),
        ...ways("rollback", ["A", "B"]),
        ...ways("recover", ["C", "D"]),
      ]),
    );
    expect(plan.courses.rollback).toEqual(["if-it-goes-wrong-rollback-choice", "a-1", "b-1"]);
    expect(plan.courses.recover).toEqual(["if-it-goes-wrong-recover-choice", "c-1", "d-1"]);
    holdsTogether(plan);
  });
});
