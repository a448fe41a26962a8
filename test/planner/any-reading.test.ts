/** Whatever the reading: a plan or diagnostics, never an exception; and a plan whose order can be carried out. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Plan, planSchema } from "../../src/plan/index.ts";
import { holdsTogether } from "./plan-laws.ts";
import { check, command, front, input, item, planned, question, readingOf, section } from "./reading-of.ts";

const from = fc.constantFrom;
const sure = from("exact", "inferred", "unsure");
const when = from(null, null, null, "needed", "the schema changed");
const role = from(
  null,
  "prerequisites",
  "before",
  "steps",
  "verify",
  "watch",
  "rollback",
  "after-rollback",
  "diagnose",
  "reference",
  "later",
);
const condition = { event: "bad", holdMs: null };

const sectionPart = fc
  .record({
    title: from("Deploy", "Database rollback", "1. Check", "🚀", "Deploy", ""),
    level: from(1, 2, 3, 7),
    role,
    siblings: from("sequence", "choice", "branches"),
    course: from("main", "main", "rollback", "recover", "diagnose", "later", "none"),
    alternative: fc.boolean(),
    preferred: fc.boolean(),
    when,
    sure,
  })
  .map(({ title, ...more }) => section(title, more as object));

const run = from(
  "deploy <x>",
  "kubectl logs -f a",
  "ssh a",
  "echo $VERSION",
  "rm -rf '<x>'",
  "",
  "'",
  "helm upgrade a b",
  "kubectl port-forward svc/a 80",
);

const commandPart = fc
  .record({
    danger: from("read", "write", "destroy"),
    endless: fc.boolean(),
    interactive: fc.boolean(),
    elided: from(false, false, true),
    host: from(null, "a", "<x>"),
    opens: from(null, null, "a"),
    inside: from(null, null, "psql"),
    choice: from(null, null, "c"),
    preferred: fc.boolean(),
    script: from(null, null, "s"),
    inputs: from([], ["x", "version"]),
    undoes: from(null, "deploy", "deploy#1", "nothing"),
    notes: from({}, { confirm: true }, { undo: "back <x>" }, { lever: true, expect: "a" }),
    when,
    sure,
  })
  .chain((more) =>
    fc.tuple(run, fc.boolean()).map(([text, isCheck]) => {
      const fields = more as object;
      return isCheck ? check("holds", text, fields) : command(text, fields);
    }),
  );

const otherPart = from(
  question("Well?", { when: "needed" }),
  input("x"),
  input("version", { spellings: ["$VERSION"] }),
  item("wait", { ms: 1 }),
  item("soak", { minMs: 1, maxMs: 2 }),
  item("ladder", { rungs: [{ percent: 5, dwellMs: null }] }),
  item("guard", {
    when: condition,
    action: "rollback",
    waitMs: null,
    withinMs: null,
    armedForMs: null,
    then: null,
  }),
  item("target", { when: condition }),
  item("approval", { count: 0, who: "sre", for: "emergencies" }),
  item("freeze", { days: [], from: null, to: null, zone: null }),
  item("later", { withinMs: 5, establishes: "x" }),
  item("expectation", { of: "deploy#1", compiled: false, test: null, text: "fine" }),
  item("verb", { verb: "deploy", value: ["a", "b"], keys: {} }),
  item("verb", { verb: "flag", value: "f", keys: { steps: [1], "off-on": [condition] } }),
  item("verb", { verb: "nothing", value: 1, keys: {} }),
  item("note", {}),
);

const reading = fc
  .array(fc.oneof(sectionPart, commandPart, otherPart), { maxLength: 25 })
  .map((parts) => readingOf(parts, { front: front({ service: "orders" }) }));

/** What takes a step back stands on no course, and what is pulled first may stand on none. */
function isAllReached(plan: Plan): void {
  const reached = new Set<string>([...Object.values(plan.courses).flat(), ...plan.levers]);
  for (const node of Object.values(plan.nodes)) if (node.kind === "step" && node.undo) reached.add(node.undo);
  for (const undone of Object.keys(plan.nodes)) if (!reached.has(undone)) expect(undone).toMatch(/-undo$/);
}

it("becomes a plan in order, or is refused with reasons", () => {
  let plans = 0;
  fc.assert(
    fc.property(
      reading,
      from({}, { x: "1" }, { x: "a; b", version: "2" }),
      from(undefined, "production"),
      from(undefined, "Deploy"),
      (given, inputs, environment, procedure) => {
        const result = planned(given, {
          inputs: inputs as Record<string, string>,
          ...(environment === undefined ? {} : { environment }),
          ...(procedure === undefined ? {} : { procedure }),
        });
        if ("diagnostics" in result) {
          expect(result.diagnostics.some((each) => each.level === "error")).toBe(true);
          return;
        }
        plans += 1;
        planSchema.parse(result.plan);
        holdsTogether(result.plan);
        isAllReached(result.plan);
      },
    ),
    { numRuns: 400 },
  );
  expect(plans).toBeGreaterThan(20);
});
