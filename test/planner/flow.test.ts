/** Queries, requests and times, what is asked at once, what a failure leads to, and what takes a step back. */
import { describe, expect, it } from "vitest";
import { check, command, input, item, planOf, question, readingOf, section, told } from "./reading-of.ts";

describe("a flow", () => {
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
