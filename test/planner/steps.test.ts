/** One item, one step: what is asked of which hand, what must come of it, and what a person is asked instead. */
import { describe, expect, it } from "vitest";
import type { StepNode } from "../../src/plan/index.ts";
import {
  check,
  command,
  front,
  input,
  item,
  planOf,
  question,
  readingOf,
  refusalOf,
  section,
  told,
} from "./reading-of.ts";

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

describe("expectations", () => {
  const expected = (test: object | null, text = "all pods ready") =>
    item("expectation", { of: "deploy#1", text, compiled: test !== null, test });

  it("lets a program judge what it can", () => {
    const test = { kind: "contains", text: "Ready" } as const;
    expect(one(command("get pods", { danger: "read" }), expected(test)).expect).toEqual([test]);
  });

  it("asks a person only where nothing else could fail", () => {
    const read = planOf(
      readingOf([section("Deploy"), command("get pods", { danger: "read" }), expected(null)]),
    );
    expect(told(read)).toEqual(["step: get pods", "question: all pods ready"]);
    expect(read.nodes["deploy-1-look"]).toMatchObject({ shows: "deploy-1" });
    const write = planOf(readingOf([section("Deploy"), command("apply"), expected(null)]));
    expect(told(write)).toEqual(["step: apply"]);
    expect(write.nodes["deploy-1"]).toMatchObject({ remarks: ["all pods ready"] });
  });

  it("compiles the short forms of an Expected column and leaves words to a person", () => {
    const expects = (text: string, run = "x") => one(check("c", run, { expects: text })).expect;
    expect(expects("0", "ls | wc -l")).toEqual([{ kind: "equals", text: "0" }]);
    expect(expects("`Running`")).toEqual([{ kind: "contains", text: "Running" }]);
    expect(expects("200 OK", "curl -s -o /dev/null -w '%{http_code}' localhost")).toEqual([
      { kind: "contains", text: "200" },
    ]);
    expect(expects("exit code 0")).toEqual([{ kind: "exit", code: 0 }]);
    expect(expects("All pods are running")).toEqual([]);
    expect(expects("Success")).toEqual([]);
  });
});

describe("the rest of a flow", () => {
  it("asks databases, calls addresses and waits", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        input("id"),
        item("query", {
          sql: "delete from t where id = <id>",
          danger: "destroy",
          through: "psql shop",
          inside: "psql",
          host: null,
          inputs: ["id"],
          when: null,
          choice: null,
        }),
        item("request", {
          method: "post",
          url: "https://shop/reload",
          danger: "write",
          headers: [["Accept", "text/plain"]],
          body: null,
          inputs: [],
        }),
        item("wait", { ms: 5000 }),
      ]),
      { inputs: { id: "7" } },
    );
    const [sql, http, wait] = plan.courses.main.map((id) => plan.nodes[id]);
    expect(sql).toMatchObject({
      effect: { hand: "sql", input: { sql: "delete from t where id = 7", through: ["psql shop"] } },
      danger: "destroy",
      onCrash: "ask",
    });
    expect(http).toMatchObject({
      effect: { hand: "http", input: { method: "POST", url: "https://shop/reload" } },
    });
    expect(wait).toMatchObject({ kind: "wait", ms: 5000 });
  });

  it("keeps a secret of a request as a mark that the hand fills in", () => {
    const plan = planOf(
      readingOf([
        input("token"),
        item("request", {
          method: "GET",
          url: "https://shop/",
          danger: "read",
          headers: [["Authorization", "Bearer <token>"]],
          body: null,
          inputs: ["token"],
        }),
      ]),
      { inputs: { token: { secret: "env:TOKEN" } } },
    );
    const [node] = Object.values(plan.nodes);
    expect(node).toMatchObject({
      effect: {
        input: {
          headers: [["Authorization", "Bearer <token>"]],
          secrets: { "<token>": { secret: "env:TOKEN" } },
        },
      },
    });
  });

  it("gathers what stands before a release into one list, across headings", () => {
    const plan = planOf(
      readingOf([
        section("Prerequisites", { role: "prerequisites" }),
        question("VPN is on"),
        section("Code", { role: "before" }),
        question("Reviewed"),
        check("Pods run", "kubectl get pods", { expects: "All pods are running" }),
        check("Tests pass", "npm test", { expects: "All suites are green" }),
        command("git pull"),
        check("Disk has room", "df -h"),
        section("Deploy"),
        question("Open the dashboard"),
        question("Say hello"),
      ]),
    );
    expect(told(plan)).toEqual([
      "checklist: 2 questions, 2 checks",
      "step: git pull",
      "step: Disk has room",
      // It cannot fail, so its output is shown to a person.
      "question: Disk has room",
      "question: Open the dashboard",
      "question: Say hello",
    ]);
    expect(plan.items["code-2"]).toMatchObject({ kind: "check", look: "All pods are running", remarks: [] });
    expect(plan.items["code-3"]).toMatchObject({
      look: null,
      remarks: ["All suites are green"],
      effect: { input: { run: "npm test" } },
    });
  });

  it("stops before the first change, asks from then on, and does what the runbook says", () => {
    const parts = [
      section("Deploy"),
      command("look", { danger: "read" }),
      command("apply"),
      check("Well", "curl -f x"),
      command("more"),
    ];
    const failures = (reading: ReturnType<typeof readingOf>) =>
      Object.values(planOf(reading).nodes).flatMap((node) => (node.kind === "step" ? [node.onFailure] : []));
    expect(failures(readingOf(parts))).toEqual(["stop", "ask", "ask", "ask"]);
    const guard = (event: string) =>
      item("guard", {
        when: { event, holdMs: null },
        action: "rollback",
        waitMs: null,
        withinMs: null,
        armedForMs: null,
        then: null,
      });
    expect(failures(readingOf([...parts, guard("deployment fails")]))).toEqual([
      "stop",
      "rollback",
      "ask",
      "rollback",
    ]);
    expect(failures(readingOf([...parts, guard("smoke tests fail")]))).toEqual([
      "stop",
      "ask",
      "rollback",
      "ask",
    ]);
    expect(failures(readingOf([...parts, guard("payments fail")]))).toEqual(["stop", "ask", "ask", "ask"]);
  });

  it("joins a way back to the step that it names", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("kubectl set image deployment/a a=b:1"),
        command("npm run migrate:latest"),
        section("Back", { role: "rollback", course: "rollback" }),
        command("npm run migrate:down", { undoes: "deploy#2" }),
      ]),
    );
    expect(plan.nodes["deploy-1"]).toMatchObject({ undo: "deploy-1-undo", undoSure: "inferred" });
    expect(plan.nodes["deploy-2"]).toMatchObject({ undo: "back-1", undoSure: "exact" });
    expect(plan.nodes["deploy-2-undo"]).toBeUndefined();
  });
});
