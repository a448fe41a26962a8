/** Commands to steps: what is asked of which hand, and what a person is asked instead. */
import { describe, expect, it } from "vitest";
import type { StepNode } from "../../src/plan/index.ts";
import { check, command, front, item, planOf, readingOf, refusalOf, section, told } from "./reading-of.ts";

const one = (...parts: Parameters<typeof readingOf>[0]): StepNode => {
  const plan = planOf(readingOf([section("Deploy"), ...parts]));
  const node = Object.values(plan.nodes).find((each) => each.kind === "step");
  if (node?.kind !== "step") throw new Error("no step");
  return node;
};

describe("commands", () => {
  it("is a step of the shell hand with the catalog's judgement", () => {
    expect(one(command("deploy", { host: "app-01", danger: "destroy" }))).toMatchObject({
      effect: { hand: "shell", input: { run: "deploy", host: "app-01", language: "bash" } },
      host: "app-01",
      danger: "destroy",
      onCrash: "ask",
      timeoutMs: 600_000,
      retries: 0,
    });
    expect(one(command("get", { repeat: true })).onCrash).toBe("repeat");
  });

  it("makes one step of a script, with the worst of its dangers", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("set -e", { script: "s", danger: "read", repeat: true }),
        command("rm -rf /srv/old", { script: "s", danger: "destroy" }),
        command("echo done", { script: "s", danger: "read", repeat: true }),
        command("next"),
      ]),
    );
    expect(told(plan)).toEqual(["step: set -e", "step: next"]);
    expect(plan.nodes["deploy-1"]).toMatchObject({
      effect: { input: { run: "set -e\nrm -rf /srv/old\necho done", script: true } },
      danger: "destroy",
      onCrash: "ask",
      lines: [2, 4],
    });
  });

  it("does not run what a circumstance guards as part of a script", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("a", { script: "s" }),
        command("b", { script: "s", when: "needed" }),
        command("c", { script: "s" }),
      ]),
    );
    expect(told(plan)).toEqual(["step: a", "question: If needed", "step: b"]);
    expect(plan.nodes["deploy-1"]).toMatchObject({ effect: { input: { run: "a\nc" } } });
  });

  it("asks in plain words for what the runbook only calls another way", () => {
    const plan = planOf(readingOf([command("a"), command("b", { when: "otherwise" })]));
    expect(told(plan)).toEqual(["step: a", "question: Otherwise, is this other way needed", "step: b"]);
  });

  it("bounds what never returns: by its section's soak, else by a minute", () => {
    expect(one(command("kubectl logs -f orders", { endless: true, danger: "read" })).lasts).toEqual({
      ms: 60_000,
    });
    const soak = item("soak", { minMs: 900_000, maxMs: 900_000 });
    expect(one(command("kubectl logs -f orders", { endless: true, danger: "read" }), soak).lasts).toEqual({
      ms: 900_000,
    });
  });

  it("keeps a tunnel open until the last step of its section", () => {
    const tunnel = command("kubectl port-forward svc/db 5432:5432", { endless: true });
    expect(one(tunnel, command("psql -f a.sql"), command("psql -f b.sql")).lasts).toEqual({
      until: "deploy-3",
    });
    expect(one(tunnel).lasts).toEqual({ ms: 60_000 });
    const listed = planOf(
      readingOf([
        section("Before", { role: "prerequisites" }),
        tunnel,
        check("A", "psql -c a"),
        check("B", "psql -c b"),
      ]),
    );
    expect(listed.nodes["before-1"]).toMatchObject({ lasts: { until: "before-2-list" } });
  });

  it("hands to a person what wants a terminal, with the command", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("kubectl edit deploy/orders", { interactive: true }),
        command("b"),
      ]),
    );
    expect(told(plan)).toEqual(["question: Do at a terminal: kubectl edit deploy/orders", "step: b"]);
    expect(plan.items["deploy-1-q"]).toMatchObject({
      kind: "question",
      command: "kubectl edit deploy/orders",
    });
  });

  it("opens a host once and runs what follows there", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("ssh -p 2222 ops@app-01", { opens: "ops@app-01", interactive: true }),
        command("uptime", { host: "ops@app-01" }),
      ]),
    );
    expect(told(plan)).toEqual(["step: ssh -p 2222 ops@app-01", "step: uptime"]);
    expect(plan.nodes["deploy-2"]).toMatchObject({
      effect: { input: { host: "ops@app-01", through: ["ssh -p 2222 ops@app-01"] } },
    });
  });

  it("refuses what leaves something out; off the main course a person fills it in", () => {
    const elided = command("deploy --to ...", { elided: true, sure: "unsure" });
    expect(refusalOf(readingOf([section("Deploy"), elided]))).toMatchObject([
      { code: "PLAN_ELIDED", level: "error" },
    ]);
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("a"),
        section("Back", { role: "rollback", course: "rollback" }),
        elided,
      ]),
    );
    expect(told(plan, "rollback")[0]).toContain("Do by hand");
    expect(plan.diagnostics).toMatchObject([{ code: "PLAN_ELIDED", level: "warning" }]);
  });
});

describe("annotations", () => {
  it("are followed to the letter", () => {
    const notes = {
      name: "build",
      timeoutMs: 60_000,
      retries: 3,
      on: "app-02",
      expect: "3/3 ready",
      undo: "make clean",
      lever: true,
    };
    const plan = planOf(readingOf([section("Deploy"), command("make build", { notes })]));
    const node = plan.nodes["deploy-1"];
    expect(node).toMatchObject({
      title: "build",
      timeoutMs: 60_000,
      retries: 3,
      host: "app-02",
      expect: [{ kind: "contains", text: "3/3 ready" }],
      undo: "deploy-1-undo",
      undoSure: "exact",
    });
    expect(plan.nodes["deploy-1-undo"]).toMatchObject({
      effect: { input: { run: "make clean", host: "app-02" } },
    });
    expect(plan.levers).toEqual(["deploy-1"]);
  });

  it("asks before what is to be confirmed", () => {
    const plan = planOf(readingOf([section("Deploy"), command("drop", { notes: { confirm: true } })]));
    expect(told(plan)).toEqual(["question: Confirm: drop", "step: drop"]);
    expect(plan.nodes["deploy-1-confirm"]).toMatchObject({ onNo: "hold" });
  });

  it("takes the front matter's timeout for every step that has none", () => {
    const reading = readingOf([command("a"), command("b", { notes: { timeoutMs: 1000 } })], {
      front: front({ defaults: { timeout: "20m" } }),
    });
    const steps = Object.values(planOf(reading).nodes).map((node) =>
      node.kind === "step" ? node.timeoutMs : 0,
    );
    expect(steps).toEqual([1_200_000, 1000]);
  });
});
