/** What a release waits for before it begins, what watches it, and what a strict environment refuses. */
import { describe, expect, it } from "vitest";
import { command, front, item, planOf, question, readingOf, refusalOf, section, told } from "./reading-of.ts";

const week = { days: ["mon"], from: "09:00", to: "17:00", zone: null } as const;
const approval = (who: string, more: object = {}) => item("approval", { count: 2, who, for: null, ...more });
const guard = (when: object, more: object = {}) =>
  item("guard", {
    when,
    action: "rollback",
    waitMs: null,
    withinMs: null,
    armedForMs: null,
    then: null,
    ...more,
  });
const event = { event: "data corruption", holdMs: null };

const orders = { front: front({ service: "orders", zone: "Europe/Berlin" }) };

describe("gates", () => {
  const reading = readingOf(
    [
      section("Before", { role: "before" }),
      question("Reviewed"),
      section("Deploy"),
      command("deploy"),
      section("When", { role: "windows", course: "none" }),
      item("window", week),
      item("freeze", { ...week, days: ["fri"], zone: "UTC" }),
      approval("sre"),
      approval("SRE"),
      approval("cto", { for: "emergency changes" }),
      section("Back", { role: "rollback", course: "rollback" }),
      command("undo"),
      approval("lead"),
    ],
    orders,
  );

  it("stand in the order of conduct: freeze, window, approval, lock, check list", () => {
    const plan = planOf(reading, { environment: "staging" });
    expect(told(plan)).toEqual([
      "freeze: 1 freeze",
      "window: 1 window",
      "approval: 2 of sre",
      "question: If this is about: emergency changes",
      "approval: 2 of cto",
      "lock: One release of orders to staging at a time",
      "question: Reviewed",
      "step: deploy",
    ]);
    expect(told(plan, "rollback")).toEqual(["approval: 2 of lead", "step: undo"]);
    expect(plan.policy).toMatchObject({
      class: "standard",
      windows: [{ days: ["mon"], zone: "Europe/Berlin" }],
      freezes: [{ days: ["fri"], zone: "UTC" }],
      approvals: [{ count: 2, who: "sre", for: null }, { who: "cto" }],
      lock: { service: "orders", environment: "staging" },
    });
  });

  it("come from the environment too", () => {
    const rules = {
      windows: [{ ...week, zone: "UTC" }],
      approvals: [{ count: 1, who: "ops", for: null, not: null, signed: false }],
    };
    const plan = planOf(readingOf([command("a")]), {
      environment: "qa",
      configuration: { environments: { qa: rules } },
    });
    expect(told(plan)).toEqual(["window: 1 window", "approval: 1 of ops", "step: a"]);
  });

  it("hold up no way back but by its own approval", () => {
    const plan = planOf(reading, { environment: "staging", procedure: "Back" });
    expect(told(plan)).toEqual([
      "approval: 2 of lead",
      "lock: One release of orders to staging at a time",
      "step: undo",
    ]);
    expect(plan.policy.windows).toEqual([]);
  });
});

describe("guards", () => {
  it("are armed from the first change to the end of the last soak", () => {
    const soak = item("soak", { minMs: 60_000, maxMs: 60_000 });
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("look", { danger: "read" }),
        command("apply"),
        section("Watch", { role: "watch" }),
        soak,
        item("target", { when: { ...event, event: "quiet" } }),
        guard(event, { armedForMs: 86_400_000, waitMs: 120_000, then: "ask" }),
        section("End", { role: "communicate" }),
        question("Announced"),
      ]),
    );
    expect(plan.guards).toMatchObject([
      {
        armed: { from: "deploy-2", to: "watch-1", forMs: 86_400_000 },
        source: null,
        evidence: "ask",
        action: "rollback",
        waitMs: 120_000,
        then: "ask",
      },
    ]);
    expect(plan.targets).toMatchObject([{ during: ["watch-1"] }]);
  });

  it("end with the last node where nothing soaks, and are not armed where nothing changes", () => {
    expect(planOf(readingOf([command("a"), command("b"), guard(event)])).guards[0]?.armed).toMatchObject({
      from: "top-1",
      to: "top-2",
    });
    expect(planOf(readingOf([command("a", { danger: "read" }), guard(event)])).guards[0]?.armed).toBeNull();
  });
});

it("guards no way back", () => {
  const reading = readingOf([
    section("Deploy"),
    command("a"),
    guard(event),
    section("Back", { role: "rollback", course: "rollback" }),
    command("undo"),
  ]);
  expect(planOf(reading, { procedure: "Back" }).guards).toMatchObject([{ armed: null }]);
  expect(planOf(reading, { procedure: "Deploy" }).guards[0]?.armed).not.toBeNull();
});

describe("a strict environment", () => {
  const unsure = readingOf([
    section("Deploy"),
    command("a", { sure: "unsure" }),
    command("b"),
    guard(event, { sure: "unsure" }),
    section("Back", { role: "rollback", course: "rollback" }),
    command("undo", { sure: "unsure" }),
    section("Trouble", { role: "diagnose", course: "diagnose" }),
    command("look", { sure: "unsure", danger: "read" }),
  ]);

  it("refuses everything unsure on the way there and back, each with its line", () => {
    const refused = refusalOf(unsure, { environment: "production" });
    expect(refused.map((each) => [each.code, each.span.lines[0]])).toEqual([
      ["PLAN_UNSURE", 2],
      ["PLAN_UNSURE", 4],
      ["PLAN_UNSURE", 6],
    ]);
  });

  it("is one named production, or one that says so", () => {
    expect(planOf(unsure, { environment: "staging" }).diagnostics).toEqual([]);
    expect(planOf(unsure).diagnostics).toEqual([]);
    const environments = { production: { strict: false }, staging: { strict: true } };
    expect(
      planOf(unsure, { environment: "production", configuration: { environments } }).courses.main,
    ).toHaveLength(2);
    expect(refusalOf(unsure, { environment: "staging", configuration: { environments } })).toHaveLength(3);
  });
});

describe("ladders", () => {
  const ladder = item("ladder", {
    rungs: [
      { percent: 5, dwellMs: 300_000 },
      { percent: 100, dwellMs: null },
    ],
  });

  it("belong to the service that is named", () => {
    const plan = planOf(readingOf([section("Deploy"), ladder], orders), { environment: "staging" });
    expect(plan.nodes["deploy-1"]).toMatchObject({
      kind: "ladder",
      service: "orders",
      target: null,
      leaseMs: 30_000,
      promotion: "dwell",
      sure: "exact",
    });
    const target = { name: "orders/staging", workload: null, leases: true };
    const services = { orders: { runbooks: ["deploy.md"], targets: { staging: target } }, auth: {} };
    const known = planOf(readingOf([section("Deploy"), ladder]), {
      environment: "staging",
      configuration: { services },
    });
    expect(known.nodes["deploy-1"]).toMatchObject({ service: "orders", target: "orders/staging" });
  });

  it("are unsure without one", () => {
    expect(planOf(readingOf([ladder])).nodes["top-1"]).toMatchObject({ sure: "unsure", service: null });
    expect(refusalOf(readingOf([ladder]), { environment: "production" })).toMatchObject([
      { code: "PLAN_UNSURE", why: expect.stringContaining("service") },
    ]);
  });
});
