/** What a step should give: judged by a program where one can, shown to a person only where nothing else could fail. */
import { describe, expect, it } from "vitest";
import type { StepNode } from "../../src/plan/index.ts";
import { check, command, item, planOf, readingOf, section, told } from "./reading-of.ts";

const one = (...parts: Parameters<typeof readingOf>[0]): StepNode => {
  const plan = planOf(readingOf([section("Deploy"), ...parts]));
  const node = Object.values(plan.nodes).find((each) => each.kind === "step");
  if (node?.kind !== "step") throw new Error("no step");
  return node;
};

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
