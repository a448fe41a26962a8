/** The hash covers what is done and nothing else, and a plan's difference from another tells what its hash hides. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  diffPlans,
  firstWritingStep,
  lastWatched,
  nodesOf,
  predecessors,
  successors,
  unsureOf,
} from "../../src/plan/index.ts";
import type { Reading } from "../../src/runbook/index.ts";
import { check, command, front, item, planOf, question, readingOf, section } from "./reading-of.ts";

const parts = () => [
  section("Before", { role: "before" }),
  question("Reviewed"),
  check("Tests pass", "npm test"),
  section("Deploy"),
  command("kubectl set image deployment/orders orders=shop/orders:1"),
  command("migrate", { when: "needed", notes: { confirm: true } }),
  section("Ways", { siblings: "choice" }),
  section("A", { level: 3, course: "none", alternative: true }),
  command("a"),
  section("B", { level: 3, course: "none", alternative: true }),
  command("b"),
  section("Watch", { role: "watch" }),
  item("soak", { minMs: 1000, maxMs: 1000 }),
  item("target", { when: { event: "quiet", holdMs: null } }),
  item("guard", {
    when: { event: "bad", holdMs: null },
    action: "rollback",
    waitMs: null,
    withinMs: null,
    armedForMs: null,
    then: null,
  }),
];

const reading = (): Reading => readingOf(parts(), { front: front({ service: "orders" }) });

/** Everything about the items that is not what they do: where they stand, what they are called, how sure it is. */
function disguised(original: Reading, seed: number): Reading {
  const rename = (id: string | null): string | null => (id === null ? null : `renamed-${seed}-${id}`);
  return {
    ...original,
    file: `elsewhere-${seed}.md`,
    unread: [{ lines: [1, 1], why: "x" }],
    items: original.items.map((each) => ({
      ...each,
      id: rename(each.id) ?? "",
      section: rename(each.section),
      lines: [each.lines[0] + seed, each.lines[1] + seed] as const,
      sure: seed % 2 === 0 ? ("inferred" as const) : ("exact" as const),
      text: `${each.text} ${seed}`,
      ...(each.kind === "section" ? { title: `${each.title} ${seed}` } : {}),
    })) as Reading["items"],
  };
}

describe("the hash", () => {
  it("is the same for the same arguments, whatever the order of their keys", () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, each]) => [key, turned(each)]),
            )
          : value;
    expect(planOf(turned(reading()) as Reading).hash).toBe(planOf(reading()).hash);
  });

  it("does not depend on lines, titles, headings, sureness or the file", () => {
    const { hash } = planOf(reading());
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (seed) => {
        expect(planOf(disguised(reading(), seed)).hash).toBe(hash);
      }),
      { numRuns: 30 },
    );
  });

  it("changes with any text that is run or asked", () => {
    const { hash } = planOf(reading());
    const original = reading();
    const changed = original.items.flatMap((each, at) => {
      const altered =
        each.kind === "command" || each.kind === "check"
          ? { ...each, run: `${each.run} --more` }
          : each.kind === "question"
            ? { ...each, establishes: `${each.establishes} twice` }
            : each.kind === "soak"
              ? { ...each, maxMs: each.maxMs + 1 }
              : each.kind === "guard"
                ? { ...each, action: "ask" as const }
                : null;
      return altered === null ? [] : [{ ...original, items: original.items.with(at, altered) }];
    });
    const hashes = changed.map((each) => planOf(each).hash);
    expect(hashes.length).toBe(8);
    expect(new Set([hash, ...hashes]).size).toBe(9);
  });

  it("changes with order, environment, service and inputs", () => {
    const { hash } = planOf(reading());
    expect(planOf(reading(), { environment: "staging" }).hash).not.toBe(hash);
    expect(planOf({ ...reading(), front: null }).hash).not.toBe(hash);
    const [a, b] = [
      [command("a"), command("b")],
      [command("b"), command("a")],
    ];
    expect(planOf(readingOf(a)).hash).not.toBe(planOf(readingOf(b)).hash);
  });
});

describe("questions asked of a plan", () => {
  it("tells order, changes and doubts", () => {
    const plan = planOf(disguised(reading(), 2));
    const main = nodesOf(plan, "main").map(([id]) => id);
    expect(firstWritingStep(plan)).toBe(main[1]);
    expect(nodesOf(plan, "main").find(([id]) => id === lastWatched(plan))?.[1].kind).toBe("soak");
    for (const [id] of nodesOf(plan, "main"))
      for (const before of predecessors(plan, id)) expect(successors(plan, before)).toContain(id);
    expect(unsureOf(plan)).toEqual([]);
    const unsure = planOf(readingOf([command("a", { sure: "unsure" }), command("b")]));
    expect(unsureOf(unsure)).toEqual(["top-1"]);
  });
});

describe("diffPlans", () => {
  it("says nothing about plans that do the same", () => {
    const plan = planOf(reading());
    expect(diffPlans(plan, planOf(reading()))).toEqual({
      same: true,
      added: [],
      removed: [],
      changed: [],
      plan: [],
    });
  });

  it("names what came, went and became otherwise", () => {
    const before = planOf(readingOf([section("Deploy"), command("a"), command("b")]));
    const after = planOf(readingOf([section("Deploy"), command("a --fast"), command("b"), command("c")]), {
      environment: "qa",
    });
    const diff = diffPlans(before, after);
    expect(diff.same).toBe(false);
    expect(diff.added.map((each) => each.title)).toEqual(["c"]);
    expect(diff.removed).toEqual([]);
    expect(diff.changed).toMatchObject([
      {
        id: "deploy-1",
        course: "main",
        changes: [{ key: "effect.input.run", before: "a", after: "a --fast" }],
      },
    ]);
    expect(diff.plan).toMatchObject([{ key: "environment", before: null, after: "qa" }]);
    expect(diffPlans(after, before).removed.map((each) => each.title)).toEqual(["c"]);
  });

  it("knows the same steps in another order for another plan", () => {
    const [one, two] = [command("a", { id: "x#1" }), command("b", { id: "x#2" })];
    const diff = diffPlans(planOf(readingOf([one, two])), planOf(readingOf([two, one])));
    expect(diff.same).toBe(false);
    expect(diff.plan).toMatchObject([{ key: "courses.main" }]);
  });

  it("says when a guard became otherwise", () => {
    const guard = (action: string) =>
      item("guard", {
        when: { event: "bad", holdMs: null },
        action,
        waitMs: null,
        withinMs: null,
        armedForMs: null,
        then: null,
      });
    const diff = diffPlans(
      planOf(readingOf([command("a"), guard("ask")])),
      planOf(readingOf([command("a"), guard("rollback")])),
    );
    expect(diff.plan.map((change) => change.key)).toEqual(["guards"]);
  });
});
