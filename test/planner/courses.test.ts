/** What of a reading comes onto which course, and in which order. */
import { describe, expect, it } from "vitest";
import {
  check,
  command,
  input,
  item,
  planned,
  planOf,
  question,
  readingOf,
  refusalOf,
  section,
  told,
} from "./reading-of.ts";

const title = section("Order service", { level: 1, role: null });
const rollback = (name: string, more: object = {}) =>
  section(name, { role: "rollback", course: "rollback", ...more });

describe("courses", () => {
  it("takes the main course from prerequisites to watch, and the rest beside it", () => {
    const plan = planOf(
      readingOf([
        title,
        section("Health", { role: "verify" }),
        check("Healthy", "curl -f localhost/health"),
        section("Deploy"),
        command("deploy"),
        section("Monitor", { role: "watch" }),
        item("soak", { minMs: 900_000, maxMs: 1_800_000 }),
        section("Before", { role: "before" }),
        question("Reviewed"),
        section("After going back", { role: "after-rollback", course: "rollback" }),
        command("curl -f localhost/health", { danger: "read" }),
        rollback("Rollback"),
        command("undo"),
        section("Trouble", { role: "diagnose", course: "diagnose" }),
        command("kubectl get pods", { danger: "read" }),
        command("kubectl delete pod x", { danger: "destroy" }),
        section("Commands", { role: "reference", course: "none" }),
        command("never"),
      ]),
    );
    expect(told(plan)).toEqual(["question: Reviewed", "step: deploy", "step: Healthy", "soak: soak"]);
    expect(told(plan, "rollback")).toEqual(["step: undo", "step: curl -f localhost/health"]);
    expect(told(plan, "diagnose")).toEqual(["step: kubectl get pods"]);
  });

  it("takes a document about rolling back for a rollback and no release", () => {
    const plan = planOf(
      readingOf([question("Is it really broken?"), rollback("Going back"), command("undo")]),
    );
    expect(plan.courses.main).toEqual([]);
    expect(told(plan, "rollback")).toEqual(["question: Is it really broken?", "step: undo"]);
  });

  it("reads a document without a heading", () => {
    expect(told(planOf(readingOf([command("a"), command("b")])))).toEqual(["step: a", "step: b"]);
  });

  it("asks later what is asked later, all that falls due at one time together", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("deploy"),
        section("Follow up", { role: "later", course: "later" }),
        item("later", { withinMs: 604_800_000, establishes: "Flag removed" }),
        item("later", { withinMs: 86_400_000, establishes: "Costs looked at" }),
        item("later", { withinMs: 86_400_000, establishes: "No complaints" }),
      ]),
    );
    const gates = plan.courses.later.map((id) => plan.nodes[id]);
    expect(gates.map((node) => node?.kind === "gate" && [node.opensAfterMs, node.items.length])).toEqual([
      [86_400_000, 2],
      [604_800_000, 1],
    ]);
  });

  it("puts every node in order: reachable, and after nothing that comes later", () => {
    const plan = planOf(
      readingOf([
        title,
        section("Before", { role: "before" }),
        question("One"),
        question("Two", { when: "the schema changes" }),
        section("Ways", { siblings: "choice" }),
        section("Fast", { level: 3, course: "none", alternative: true }),
        command("fast", { notes: { undo: "slow" } }),
        section("Slow", { level: 3, course: "none", alternative: true }),
        command("slow", { notes: { confirm: true } }),
        section("End", { role: "verify" }),
        check("Well", "curl -f localhost"),
      ]),
    );
    const seen = new Set<string>();
    for (const id of plan.courses.main) {
      const node = plan.nodes[id];
      for (const before of node?.after ?? []) expect(seen).toContain(before);
      if (node?.when) expect(seen).toContain(node.when.node);
      seen.add(id);
    }
    const undos = Object.values(plan.nodes).flatMap((node) =>
      node.kind === "step" && node.undo ? [node.undo] : [],
    );
    expect([...seen, ...undos].sort()).toEqual(Object.keys(plan.nodes).sort());
    expect(plan.nodes[plan.courses.main.at(-1) ?? ""]?.after).toHaveLength(2);
  });

  it("says so where there is nothing to run, and what could be run by name", () => {
    expect(refusalOf(readingOf([title, item("note", {})]))[0]?.code).toBe("RUNBOOK_NOTHING_TO_RUN");
    const recover = readingOf([
      section("Disk full", { role: "recover", course: "recover" }),
      command("prune"),
      section("Node down", { role: "recover", course: "recover" }),
      command("drain"),
    ]);
    const [needed] = refusalOf(recover);
    expect(needed?.code).toBe("RUNBOOK_PROCEDURE_NEEDED");
    expect(needed?.what).toContain('"Disk full" (line 1), "Node down" (line 3)');
    expect(told(planOf(recover, { procedure: "Node down" }))).toEqual(["step: drain"]);
  });

  it("refuses what the reader refused", () => {
    const wrong = { code: "X", level: "error", span: { lines: [1, 1] }, what: "", why: "", fix: "" } as const;
    expect(refusalOf(readingOf([command("a")], { diagnostics: [wrong] }))).toEqual([wrong]);
    expect("plan" in planned(readingOf([command("a")], { diagnostics: [{ ...wrong, level: "note" }] }))).toBe(
      true,
    );
  });
});

describe("procedures", () => {
  const reading = readingOf([
    title,
    section("Deploy"),
    input("version"),
    command("deploy <version>", { inputs: ["version"] }),
    section("Check it", { level: 3, role: "verify" }),
    check("Up", "curl -f localhost"),
    rollback("🔄 2. Database rollback"),
    command("migrate down"),
    section("Afterwards", { level: 3, role: "after-rollback", course: "rollback" }),
    command("curl -f localhost", { danger: "read" }),
    rollback("Application rollback"),
    command("undo"),
    section("Option B", { course: "none" }),
    command("b"),
    section("Notes", { level: 3, role: "reference", course: "none" }),
    command("never"),
  ]);

  it("runs one heading with everything under it, by title or slug, whatever its course", () => {
    for (const procedure of [
      "Database rollback",
      "database-rollback",
      "2. DATABASE ROLLBACK",
      "🔄 2. Database rollback",
    ]) {
      const plan = planOf(reading, { procedure });
      expect(told(plan)).toEqual(["step: migrate down", "step: curl -f localhost"]);
      expect(plan.courses.rollback).toEqual([]);
      expect(plan.runbook.procedure).toBe("🔄 2. Database rollback");
    }
    expect(told(planOf(reading, { procedure: "Option B" }))).toEqual(["step: b"]);
  });

  it("keeps the way back for a procedure that goes forward, and asks only for its own inputs", () => {
    const plan = planOf(reading, { procedure: "Deploy", inputs: { version: "1" } });
    expect(told(plan)).toEqual(["step: deploy 1", "step: Up"]);
    expect(told(plan, "rollback")).toEqual(["step: migrate down", "step: curl -f localhost", "step: undo"]);
    expect(told(planOf(reading, { procedure: "Check it" }))).toEqual(["step: Up"]);
  });

  it("names the nearest headings where none has the name", () => {
    const [unknown] = refusalOf(reading, { procedure: "Databse rollback" });
    expect(unknown?.code).toBe("RUNBOOK_PROCEDURE_UNKNOWN");
    expect(unknown?.fix).toContain("Database rollback");
    expect(refusalOf(reading, { procedure: "zzzzzzzz" })[0]?.fix).toContain('"Deploy"');
  });

  it("does not choose between two of one name", () => {
    const twice = readingOf([
      section("A"),
      command("a"),
      section("Clean up"),
      command("b"),
      section("2. Clean up", { id: "other" }),
      command("c", { section: "other" }),
    ]);
    expect(told(planOf(twice, { procedure: "clean up" }))).toEqual(["step: b"]);
    const [ambiguous] = refusalOf(twice, { procedure: "1) Clean up" });
    expect(ambiguous?.code).toBe("RUNBOOK_PROCEDURE_AMBIGUOUS");
    expect(ambiguous?.what).toContain("lines 3, 5");
  });

  it("asks which, where a document has several ways back and nothing else", () => {
    const several = readingOf([
      section("Ways back", { level: 1, role: null, course: "rollback", siblings: "branches" }),
      rollback("Application", { alternative: true }),
      command("a"),
      rollback("Database", { alternative: true }),
      command("b"),
      section("Verify", { role: "after-rollback", course: "rollback" }),
      command("c", { danger: "read" }),
    ]);
    const [needed] = refusalOf(several);
    expect(needed?.code).toBe("RUNBOOK_PROCEDURE_NEEDED");
    expect(needed?.what).toBe('name one procedure: "Application" (line 2), "Database" (line 4)');
    expect(told(planOf(several, { procedure: "Database" }))).toEqual(["step: b"]);
    const oneAfterTheOther = readingOf([
      section("Going back", { level: 1, role: null, course: "rollback" }),
      rollback("Stop traffic"),
      command("a"),
      rollback("Undo"),
      command("b"),
    ]);
    expect(told(planOf(oneAfterTheOther), "rollback")).toEqual(["step: a", "step: b"]);
  });
});
