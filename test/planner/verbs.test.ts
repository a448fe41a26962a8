/** `rutter` fences: one verb each, with values that the reader has checked and put into base units. */
import { describe, expect, it } from "vitest";
import { command, front, input, item, planOf, readingOf, refusalOf, section, told } from "./reading-of.ts";

const verb = (name: string, value: unknown, keys: object = {}) =>
  item("verb", { verb: name, value, keys, text: `${name} ${String(value)}` });
const nodesOf = (...parts: Parameters<typeof readingOf>[0]) => {
  const plan = planOf(readingOf([section("Deploy"), ...parts]));
  return plan.courses.main.map((id) => plan.nodes[id]);
};
const figure = {
  figure: "error rate",
  stat: null,
  is: ">",
  value: 2,
  unit: "percent",
  of: null,
  holdMs: null,
  windowMs: null,
} as const;
const other = { ...figure, figure: "latency", stat: "p99" } as const;

describe("verbs", () => {
  it("deploy puts several services side by side, with the version that the inputs name", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        input("version"),
        verb("deploy", ["orders", "auth"], { after: ["db"], timeout: 60_000 }),
        command("next"),
      ]),
      { inputs: { version: "1.4.0" }, environment: "staging" },
    );
    expect(told(plan)).toEqual(["step: Deploy orders 1.4.0", "step: Deploy auth 1.4.0", "step: next"]);
    const [orders, auth, next] = plan.courses.main.map((id) => plan.nodes[id]);
    expect(orders).toMatchObject({
      effect: {
        hand: "deploy",
        input: { service: "orders", version: "1.4.0", environment: "staging", after: ["db"] },
      },
      onCrash: "probe",
      timeoutMs: 60_000,
    });
    expect(orders?.after).toEqual(auth?.after);
    expect(next?.after).toEqual(plan.courses.main.slice(0, 2));
  });

  it("canary is a ladder with guards that give it back", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("apply"),
        verb("canary", "orders", {
          steps: [5, 20, 100],
          dwell: 300_000,
          abort: { any: [figure, other] },
          promotion: "evidence",
          sticky: true,
        }),
        verb("watch", { minMs: 60_000, maxMs: 120_000 }, { guards: [figure], targets: [other] }),
      ]),
    );
    expect(plan.nodes["deploy-2"]).toMatchObject({
      kind: "ladder",
      service: "orders",
      rungs: [{ percent: 5, dwellMs: 300_000 }, { percent: 20 }, { percent: 100 }],
      promotion: "evidence",
      sticky: true,
      sure: "exact",
    });
    expect(plan.guards.map((guard) => [guard.id, guard.action, guard.armed?.from, guard.armed?.to])).toEqual([
      ["deploy-2-abort-1", "rollback", "deploy-2", "deploy-3"],
      ["deploy-2-abort-2", "rollback", "deploy-2", "deploy-3"],
      ["deploy-3-guards-1", "rollback", "deploy-1", "deploy-3"],
    ]);
    expect(plan.targets).toMatchObject([{ when: other, during: ["deploy-3"] }]);
    expect(plan.nodes["deploy-3"]).toMatchObject({ kind: "soak", minMs: 60_000, maxMs: 120_000 });
  });

  it("flag has a way off, which is the first lever", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        verb("flag", "new-checkout", { percent: 10, "off-on": [figure] }),
        verb("flag", "ramp", { steps: [1, 100] }),
      ]),
    );
    expect(plan.nodes["deploy-1"]).toMatchObject({
      effect: { hand: "flag", input: { flag: "new-checkout", percent: 10 } },
      undo: "deploy-1-undo",
    });
    expect(plan.nodes["deploy-1-undo"]).toMatchObject({ effect: { input: { percent: 0 } } });
    expect(plan.nodes["deploy-2"]).toMatchObject({ kind: "ladder", flag: "ramp", service: null });
    expect(plan.levers).toEqual(["deploy-1-undo", "deploy-2-undo"]);
    expect(plan.guards).toMatchObject([{ when: figure, action: "rollback" }]);
  });

  it("migrate goes down the way that it came up", () => {
    const up = { up: "npm run up", down: "npm run down", database: "orders" };
    const plan = planOf(
      readingOf([
        section("Deploy"),
        verb("migrate", "migrations/", up),
        verb("migrate", "knex"),
        verb("migrate", "prisma"),
      ]),
    );
    expect(plan.nodes["deploy-1"]).toMatchObject({
      effect: { hand: "migrate", input: { direction: "up", with: "migrations/" } },
      onCrash: "probe",
      undoSure: "exact",
    });
    expect(plan.nodes["deploy-1-undo"]).toMatchObject({
      effect: { input: { direction: "down", down: "npm run down" } },
    });
    expect(plan.nodes["deploy-2"]).toMatchObject({ undoSure: "inferred" });
    expect(plan.nodes["deploy-3"]).toMatchObject({ undo: null });
  });

  it("check asks by command, address, query or person", () => {
    const [run, http, sql, person] = nodesOf(
      verb("check", "orders answer", { run: "curl -f localhost", expect: "ok", waive: "sre" }),
      verb("check", "page is up", { http: "https://shop/", expect: "200" }),
      verb("check", "none stuck", { sql: "select 1", expect: "0 rows", database: "orders" }),
      verb("check", "all is well"),
    );
    expect(run).toMatchObject({
      establishes: "orders answer",
      effect: { hand: "shell", input: { run: "curl -f localhost" } },
      expect: [{ kind: "contains", text: "ok" }],
    });
    expect(http).toMatchObject({
      effect: { hand: "http", input: { method: "GET", url: "https://shop/" } },
      expect: [{ kind: "status", code: 200 }],
    });
    expect(sql).toMatchObject({
      effect: { hand: "sql", input: { sql: "select 1" } },
      expect: [{ kind: "rows", count: 0 }],
    });
    expect(person).toMatchObject({ kind: "gate", gate: "question" });
  });

  it("verify tries each address, and looks for the version", () => {
    const [one, two] = nodesOf(
      verb("verify", ["https://a/", "https://b/"], { version: "1.4.0", attempts: 5, every: 2000 }),
    );
    expect(one).toMatchObject({
      effect: { hand: "http", input: { url: "https://a/", attempts: 5, everyMs: 2000 } },
      expect: [
        { kind: "status", code: 200 },
        { kind: "contains", text: "1.4.0" },
      ],
    });
    expect(two?.after).toHaveLength(1);
  });

  it("approve, backup, query and notify", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        verb("approve", "production release", { count: 2, role: "sre", expires: 3_600_000 }),
        verb("backup", "orders", { to: "s3://b", prove: "restore" }),
        verb("query", "update t set a = 1", { database: "orders" }),
        verb("query", "with x as (select 1) select * from x", { expect: "1" }),
        verb("notify", "#deploys", { text: "begins" }),
        verb("notify", "ana", { template: "Went back", on: ["tripped", "finished"] }),
      ]),
    );
    const [approve, backup, update, select, notify] = plan.courses.main.map((id) => plan.nodes[id]);
    expect(approve).toMatchObject({
      gate: "approval",
      approval: { count: 2, who: "sre", for: "production release", expiresMs: 3_600_000 },
    });
    expect(backup).toMatchObject({
      effect: { hand: "backup", input: { database: "orders", prove: "restore" } },
      onCrash: "repeat",
    });
    expect(update).toMatchObject({ danger: "write", onCrash: "ask", establishes: null });
    expect(select).toMatchObject({ danger: "read", expect: [{ kind: "equals", text: "1" }] });
    expect(notify).toMatchObject({
      effect: { hand: "notify", input: { to: "#deploys", text: "begins", template: null } },
    });
    expect(plan.courses.main).toHaveLength(5);
    expect(plan.notices).toEqual([
      { on: ["tripped", "finished"], to: "ana", text: null, template: "Went back" },
    ]);
  });

  it("fills inputs into values, commands and addresses, each by its own rules", () => {
    const parts = [
      section("Deploy"),
      input("host"),
      verb("check", "<host> is up", { run: "ping -c 1 <host>" }),
      verb("verify", ["https://<host>/health"]),
    ];
    const plan = planOf(readingOf(parts), { inputs: { host: "shop.example.com" } });
    expect(told(plan)).toEqual([
      "step: shop.example.com is up",
      "step: https://shop.example.com/health answers",
    ]);
    expect(plan.nodes["deploy-1"]).toBeUndefined();
    expect(refusalOf(readingOf(parts), { inputs: { host: "a?b" } }).map((each) => each.code)).toContain(
      "RUNBOOK_INPUT_UNSAFE",
    );
    expect(refusalOf(readingOf(parts)).map((each) => each.code)).toEqual(["RUNBOOK_INPUT_MISSING"]);
  });

  it("asks for an input that stands in a fence alone", () => {
    const reading = readingOf([section("Deploy"), verb("deploy", ["orders"], { version: "<version>" })]);
    expect(refusalOf(reading).map((each) => each.what)).toEqual(["version has no value"]);
    expect(told(planOf(reading, { inputs: { version: "1.4.0" } }))).toEqual(["step: Deploy orders 1.4.0"]);
  });

  it("refuses what no hand can do", () => {
    const [invalid] = refusalOf(readingOf([verb("deploy", ["--all"])], { front: front({}) }));
    expect(invalid).toMatchObject({ code: "PLAN_EFFECT_INVALID", span: { lines: [1, 1] } });
  });
});
