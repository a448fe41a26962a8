/** Alternatives and branches: never one after the other. */
import { describe, expect, it } from "vitest";
import { command, input, planned, planOf, question, readingOf, section, told } from "./reading-of.ts";

const option = (title: string, more: object = {}) =>
  section(title, { level: 3, course: "none", alternative: true, ...more });

describe("sections that are alternatives", () => {
  const parts = (more: object = {}) => [
    section("Deploy", { siblings: "choice" }),
    option("Option A", more),
    command("a1"),
    command("a2"),
    option("Option B"),
    command("b"),
    section("Check", { level: 3, role: "verify" }),
    command("check", { danger: "read" }),
  ];

  it("asks a person where none is marked; each option hangs on its answer", () => {
    const plan = planOf(readingOf(parts()));
    expect(told(plan)).toEqual(["choice: Deploy", "step: a1", "step: a2", "step: b", "step: check"]);
    const [choice, a1, a2, b, verify] = plan.courses.main.map((id) => [id, plan.nodes[id]] as const);
    expect(choice?.[1]).toMatchObject({ among: "alternatives", of: [a1?.[0], b?.[0]], default: null });
    expect(choice?.[1]).toMatchObject({
      options: { [a1?.[0] ?? ""]: "Option A", [b?.[0] ?? ""]: "Option B" },
    });
    expect(a2?.[1]).toMatchObject({ when: { node: choice?.[0], is: a1?.[0] }, after: [a1?.[0]] });
    expect(b?.[1]).toMatchObject({ when: { node: choice?.[0], is: b?.[0] }, after: [choice?.[0]] });
    expect(verify?.[1]).toMatchObject({ when: null, after: [a2?.[0], b?.[0]] });
  });

  it("takes the one that is marked, and names the others", () => {
    const plan = planOf(readingOf(parts({ course: "main", preferred: true })));
    expect(told(plan)).toEqual(["choice: Deploy", "step: a1", "step: a2", "step: check"]);
    const choice = plan.nodes[plan.courses.main[0] ?? ""];
    expect(choice).toMatchObject({ default: plan.courses.main[1], others: ["Option B"] });
  });

  it("finds them where no heading stands over them", () => {
    const plan = planOf(
      readingOf([
        section("By helm", { course: "none", alternative: true }),
        command("a"),
        section("By hand", { course: "none", alternative: true }),
        command("b"),
      ]),
    );
    expect(told(plan)).toEqual(["choice: Choose one", "step: a", "step: b"]);
  });

  it("does the same on the way back, where all of them stay on the course", () => {
    const back = { course: "rollback", role: "rollback" } as const;
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("deploy"),
        section("Rollback", { siblings: "choice", ...back }),
        section("By helm", { level: 3, alternative: true, ...back }),
        command("helm rollback orders"),
        section("By hand", { level: 3, alternative: true, ...back }),
        command("kubectl apply -f old.yaml"),
      ]),
    );
    expect(told(plan, "rollback")[0]).toBe("choice: Rollback");
    expect(plan.nodes[plan.courses.rollback[0] ?? ""]).toMatchObject({
      default: null,
      of: expect.objectContaining({ length: 2 }),
    });
  });

  it("needs no value for an option that may not be taken, and says so", () => {
    const reading = readingOf([
      section("Deploy", { siblings: "choice" }),
      option("A"),
      input("token"),
      command("deploy <token>", { inputs: ["token"] }),
      option("B"),
      command("b"),
    ]);
    const result = planned(reading);
    if (!("plan" in result)) throw new Error("refused");
    expect(result.plan.diagnostics).toMatchObject([{ code: "RUNBOOK_INPUT_MISSING", level: "warning" }]);
    expect(result.plan.nodes["a-2"]).toMatchObject({ missing: ["token"] });
  });
});

describe("branches", () => {
  it("lets a person pick the case, or none of them", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("deploy"),
        section("Scenarios", { role: "recover", course: "recover", siblings: "branches" }),
        section("Pods crash", { level: 3, course: "recover", alternative: true, when: "pods crash" }),
        command("restart", { when: "pods crash" }),
        section("Disk full", { level: 3, course: "recover", alternative: true, when: "disk full" }),
        command("prune", { when: "disk full" }),
      ]),
    );
    // Having picked the case, nobody is asked again whether it is the case.
    expect(told(plan, "recover")).toEqual(["choice: Scenarios", "step: restart", "step: prune"]);
    expect(plan.nodes[plan.courses.recover[0] ?? ""]).toMatchObject({ among: "branches", default: null });
  });
});

describe("alternatives within one section", () => {
  it("makes a choice of commands that share one", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("by ci", { choice: "c" }),
        command("by hand", { choice: "c" }),
        command("next"),
      ]),
    );
    expect(told(plan)).toEqual(["choice: Deploy", "step: by ci", "step: by hand", "step: next"]);
  });

  it("takes the preferred one alone", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("x", { choice: "c" }),
        command("y", { choice: "c", preferred: true }),
      ]),
    );
    expect(told(plan)).toEqual(["choice: Deploy", "step: y"]);
    expect(plan.nodes[plan.courses.main[0] ?? ""]).toMatchObject({ others: ["x"] });
  });
});

describe("circumstances", () => {
  it("asks once for all that hangs on one, and skips it on no", () => {
    const when = "the schema changed";
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("a"),
        command("b", { when }),
        command("c", { when }),
        command("d"),
      ]),
    );
    expect(told(plan)).toEqual([
      "step: a",
      "question: If the schema changed",
      "step: b",
      "step: c",
      "step: d",
    ]);
    const [, gate, b, c, d] = plan.courses.main;
    expect(plan.nodes[gate ?? ""]).toMatchObject({ onNo: "skip" });
    for (const id of [b, c]) expect(plan.nodes[id ?? ""]?.when).toEqual({ node: gate, is: "yes" });
    expect(plan.nodes[d ?? ""]).toMatchObject({ when: null, after: [c] });
  });

  it("does not ask for what a question says itself", () => {
    const plan = planOf(
      readingOf([
        section("Before", { role: "before" }),
        question("Window booked (if needed)", { when: "if needed" }),
        question("Reviewed"),
      ]),
    );
    expect(told(plan)).toEqual(["checklist: 2 questions"]);
  });
});
