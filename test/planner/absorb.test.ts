/** Commands that do what a target does: not run where there is one, and unsure until somebody says so. */
import { describe, expect, it } from "vitest";
import type { PlannerConfiguration } from "../../src/planner/index.ts";
import { command, input, item, planOf, question, readingOf, refusalOf, section } from "./reading-of.ts";

const target = { name: "orders/staging", workload: "deployment/orders", leases: true };
const services: PlannerConfiguration["services"] = {
  orders: { runbooks: ["deploy.md"], version: "version", targets: { staging: target, production: target } },
  auth: { version: "version", targets: { staging: { ...target, name: "auth/staging", workload: null } } },
};
const configuration = { services };

const ladder = item("ladder", {
  text: "5 % → 100 %",
  rungs: [
    { percent: 5, dwellMs: 60_000 },
    { percent: 100, dwellMs: null },
  ],
});
const setImage = command("kubectl set image deployment/orders orders=img:<version>", { inputs: ["version"] });
const status = command("kubectl rollout status deployment/orders", { danger: "read", repeat: true });
const version = input("version");

const parts = [version, section("Deploy"), setImage, status, command("npm run smoke"), ladder];
const given = { environment: "staging", inputs: { version: "1.4.0" }, configuration };

describe("a ladder of a service with a target", () => {
  it("knows its target, its version and its lease", () => {
    expect(planOf(readingOf(parts), given).nodes["deploy-4"]).toMatchObject({
      service: "orders",
      target: "orders/staging",
      version: "1.4.0",
      leaseMs: 30_000,
    });
  });

  it("has a lease of three ticks where they are slow", () => {
    const slow = { services: { ...services, orders: { ...services.orders, tickMs: 20_000 } } };
    const plan = planOf(readingOf(parts), { ...given, configuration: slow });
    expect(plan.nodes["deploy-4"]).toMatchObject({ leaseMs: 60_000 });
  });

  it("belongs to the service that its fence names, whosever runbook it is", () => {
    const fence = item("verb", {
      text: "canary",
      verb: "canary",
      value: "auth",
      keys: { steps: [5, 100], sticky: true },
    });
    const plan = planOf(readingOf([version, section("Deploy"), fence]), given);
    expect(plan.nodes["deploy-1"]).toMatchObject({
      service: "auth",
      target: "auth/staging",
      version: "1.4.0",
      sticky: true,
    });
  });

  it("does what deploys its workload and waits for it, and leaves the rest", () => {
    const { nodes, courses } = planOf(readingOf(parts), given);
    expect(nodes["deploy-1"]).toMatchObject({ absorbedBy: "deploy-4", sure: "unsure", undo: null });
    expect(nodes["deploy-2"]).toMatchObject({ absorbedBy: "deploy-4" });
    expect(nodes["deploy-3"]).toMatchObject({ absorbedBy: null, sure: "exact" });
    expect(courses.main).toContain("deploy-1");
    expect(nodes["deploy-1-undo"]).toBeUndefined();
  });

  it("does not run what would take back what it has not deployed so", () => {
    const back = command("kubectl rollout undo deployment/orders");
    const rollback = section("Rollback", { role: "rollback", course: "rollback" });
    const plan = planOf(readingOf([...parts, rollback, back]), given);
    expect(plan.nodes["rollback-1"]).toMatchObject({ absorbedBy: "deploy-4" });
  });

  it("is not asked about what is not run", () => {
    const confirmed = { ...setImage, notes: { confirm: true } };
    const plan = planOf(
      readingOf([version, section("Deploy"), confirmed, question("ready?"), ladder]),
      given,
    );
    expect(plan.nodes["deploy-1-confirm"]).toBeUndefined();
    expect(plan.nodes["deploy-2"]).toMatchObject({ after: ["deploy-1"] });
  });

  it("makes no plan of it in a strict environment until somebody says so", () => {
    const production = { ...given, environment: "production" };
    expect(refusalOf(readingOf(parts), production)).toMatchObject([
      { code: "PLAN_UNSURE", why: expect.stringContaining("<!-- rutter: absorbed -->") },
      { code: "PLAN_UNSURE" },
    ]);
    const notes = { absorbed: true };
    const said = [version, section("Deploy"), { ...setImage, notes }, { ...status, notes }, ladder];
    expect(planOf(readingOf(said), production).nodes["deploy-1"]).toMatchObject({
      absorbedBy: "deploy-3",
      sure: "exact",
    });
  });

  it("cannot do half of a command", () => {
    const both = command("npm run build && kubectl rollout restart deployment/orders");
    const plan = planOf(readingOf([version, section("Deploy"), both, ladder]), given);
    expect(plan.nodes["deploy-1"]).toMatchObject({ absorbedBy: null });
    const production = { ...given, environment: "production" };
    expect(refusalOf(readingOf([version, section("Deploy"), both, ladder]), production)).toMatchObject([
      { code: "PLAN_UNSURE", why: expect.stringContaining("write it as a command of its own") },
    ]);
  });
});

describe("a ladder that no target carries", () => {
  it.each([
    ["without a target", { ...given, environment: "test" }],
    [
      "without a version",
      { ...given, configuration: { services: { orders: { ...services.orders, version: "tag" } } } },
    ],
    ["without a ladder", given],
  ])("leaves every command as it is written: %s", (name, how) => {
    const all = name === "without a ladder" ? parts.slice(0, -1) : parts;
    const plan = planOf(readingOf(all), how);
    expect(
      Object.values(plan.nodes).filter((node) => node.kind === "step" && node.absorbedBy !== null),
    ).toEqual([]);
  });
});
