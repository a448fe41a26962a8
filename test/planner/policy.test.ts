/** What a plan asks before it begins: of its environment, its runbook, the change, and the way back. */
import { describe, expect, it } from "vitest";
import type { EnvironmentRules } from "../../src/planner/index.ts";
import { command, item, planOf, readingOf, section, told } from "./reading-of.ts";

const ROLES = { sre: ["ana", "bo"] };
const rule = (more: object = {}) => ({ count: 1, who: "ops", for: null, not: null, signed: false, ...more });
const approval = (who: string | null, what: string | null) => item("approval", { count: 1, who, for: what });
const change = (files: readonly string[], more: object = {}) => ({
  branch: "main",
  files,
  migrations: [],
  ...more,
});

interface Given {
  readonly rules?: EnvironmentRules;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly items?: Parameters<typeof readingOf>[0];
}

const plan = ({ rules = {}, facts = {}, items = [command("deploy")] }: Given) =>
  planOf(readingOf(items), {
    environment: "qa",
    configuration: { environments: { qa: rules }, roles: ROLES },
    facts,
  });

describe("the class of a plan", () => {
  it("is standard where nothing is known of the change", () => {
    expect(plan({}).policy).toMatchObject({
      class: "standard",
      because: [],
      raised: {
        hotfix: [{ who: null }],
        "high-risk": [{ who: "sre" }],
      },
    });
  });

  it("asks for an SRE where it is of high risk, in words of its own where the runbook has none", () => {
    const risky = {
      change: change(["db/migrations/1.sql"], { migrations: ["db/migrations/1.sql"], oneWay: [] }),
    };
    const made = plan({ facts: risky });
    expect(told(made)).toEqual(["approval: 1 of sre", "step: deploy"]);
    expect(made.policy).toMatchObject({
      class: "high-risk",
      because: ["it changes the schema: db/migrations/1.sql"],
    });
    const worded = plan({ facts: risky, items: [command("deploy"), approval("DBA", "schema changes")] });
    expect(told(worded)).toEqual(["approval: 1 of DBA", "step: deploy"]);
    const ruled = plan({ facts: risky, rules: { approvals: [rule({ who: "SREs", not: "starter" })] } });
    expect(told(ruled)).toEqual(["approval: 1 of SREs", "step: deploy"]);
    const others = plan({ facts: risky, rules: { approvals: [rule({ not: "starter", signed: true })] } });
    expect(others.policy.approvals).toMatchObject([
      { who: "ops" },
      { who: "sre", not: "starter", signed: true },
    ]);
  });

  it("asks for one where a hotfix is of more than one file", () => {
    const hot = (files: readonly string[]) => ({ change: change(files, { branch: "hotfix/a" }) });
    expect(told(plan({ facts: hot(["a.ts"]) }))).toEqual(["step: deploy"]);
    expect(told(plan({ facts: hot(["a.ts", "b.ts"]) }))).toEqual([
      "approval: 1 of those who may approve",
      "step: deploy",
    ]);
    const asked = plan({ facts: hot(["a.ts", "b.ts"]), rules: { approvals: [rule()] } });
    expect(told(asked)).toEqual(["approval: 1 of ops", "step: deploy"]);
  });

  it("leaves out what the runbook asks for another change, and keeps the question that cannot be told", () => {
    const items = [
      command("deploy"),
      approval("DBA", "schema changes"),
      approval("CTO", "emergency changes"),
      approval("PM", "changes that customers see"),
    ];
    const made = plan({ items, facts: { change: change(["src/cart.ts"]) } });
    expect(told(made)).toEqual([
      "question: If this is about: changes that customers see",
      "approval: 1 of PM",
      "step: deploy",
    ]);
    expect(made.policy.raised.emergency).toMatchObject([{ who: "CTO" }]);
  });

  it("does not depend on facts of another form", () => {
    for (const facts of [{ change: "all" }, { change: { files: 3 } }, { change: [] }, { proved: 7 }])
      expect(plan({ facts }).policy.class).toBe("standard");
  });
});

describe("readiness", () => {
  const back = [
    section("Deploy"),
    command("deploy"),
    section("Back", { role: "rollback", course: "rollback" }),
  ];

  it("is told of every plan and keeps nothing from beginning that takes chances", () => {
    const made = plan({});
    expect(made.policy.ready).toEqual([
      { id: "way-back", what: "way back: nothing takes back deploy", holds: false },
    ]);
    expect(told(made)).toEqual(["step: deploy"]);
    expect(plan({ items: [...back, command("undo")] }).policy.ready).toMatchObject([{ holds: true }]);
    expect(plan({ items: [command("look", { danger: "read" })] }).policy.ready).toEqual([]);
  });

  it.each<[string, EnvironmentRules]>([
    ["is strict", { strict: true }],
    ["says who may do without", { overrides: "sre" }],
  ])("is a gate after the lock where the environment %s", (_name, rules) => {
    expect(told(plan({ rules }))).toEqual(["ready: Ready to go back", "step: deploy"]);
    expect(told(plan({ rules, items: [...back, command("undo")] }))).toEqual(["step: deploy"]);
  });

  it("wants a way down for migrations, as far as it can be told", () => {
    const facts = (oneWay: readonly string[] | null) => ({
      change: change(["m/1.sql"], { migrations: ["m/1.sql"], oneWay }),
    });
    const lines = (oneWay: readonly string[] | null) =>
      plan({ facts: facts(oneWay) }).policy.ready.filter(({ id }) => id === "migrations");
    expect(lines(["m/1.sql"])).toMatchObject([{ what: "no way down for m/1.sql", holds: false }]);
    expect(lines(null)).toMatchObject([{ holds: null }]);
    expect(lines([])).toMatchObject([{ holds: true }]);
    expect(told(plan({ facts: facts(["m/1.sql"]) }))).toContain("ready: Ready to go back");
  });

  it("wants what went elsewhere before, where the environment says so", () => {
    const rules = { after: "staging" };
    const of = (facts: object) => plan({ rules, facts: { ...facts } }).policy.ready.at(-1);
    const proved = { environment: "staging", release: "k3f9wz", at: 1_772_000_000_000 };
    expect(of({ proved })).toMatchObject({ id: "proved-in-staging", holds: true });
    expect(of({ proved: null })).toMatchObject({ holds: false });
    expect(of({ proved: { ...proved, environment: "qa" } })).toMatchObject({ holds: false });
    expect(of({})).toMatchObject({ holds: null });
    expect(told(plan({ rules, facts: { proved: null } }))).toContain("ready: Ready to go back");
  });
});

describe("the calendar", () => {
  it("is asked at a gate of its own where no freeze is written", () => {
    const made = plan({ rules: { calendar: true, overrides: "ana" } });
    expect(told(made)[0]).toBe("freeze: No freeze and no incident");
    expect(made.policy).toMatchObject({ calendar: true, overrides: "ana", roles: ROLES });
  });

  it("does not hold up a way back", () => {
    const items = [section("Back", { role: "rollback", course: "rollback" }), command("undo")];
    const made = plan({
      rules: { calendar: true, strict: true },
      items,
      facts: { change: change(["a.sql"]) },
    });
    expect(told(made, "rollback")).toEqual(["step: undo"]);
    expect(made.policy).toMatchObject({ class: "standard", calendar: false, ready: [], raised: {} });
  });
});
