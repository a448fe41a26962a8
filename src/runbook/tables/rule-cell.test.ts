import { describe, expect, it } from "vitest";
import { parseYaml } from "../annotations/yaml.ts";
import { readRunbook } from "../read.ts";
import { ruleCell } from "./rule-cell.ts";

const guards = (...table: string[]) =>
  readRunbook(["# Deploy", "## Watch", "", ...table].join("\n"), {
    file: "deploy.md",
    parseYaml,
  }).items.flatMap((item) =>
    item.kind === "guard" && "figure" in item.when
      ? [[item.when.figure, item.when.is, item.when.holdMs, item.action]]
      : [],
  );

describe("ruleCell", () => {
  it("parts the condition from the deed", () => {
    expect(ruleCell("> 1s: page on-call")).toEqual({ condition: "> 1s", deed: "page on-call" });
    expect(ruleCell("above 5 %: roll back")).toEqual({ condition: "above 5 %", deed: "roll back" });
  });

  it("takes no cell that names no deed, and no plain action", () => {
    expect(ruleCell("> 2%: five minutes")).toBeNull();
    expect(ruleCell("Page on-call: 10 minutes")).toBeNull();
    expect(ruleCell("> 2%")).toBeNull();
  });
});

describe("a table whose cells say when and what", () => {
  it.each(["Action", "Threshold", "Threshold and action"])("reads both under %s", (header) => {
    expect(
      guards(
        `| Metric | Where | ${header} |`,
        "|---|---|---|",
        "| Error rate | Grafana | > 2%: rollback |",
        "| p99 latency | Grafana | > 1s: page on-call |",
      ),
    ).toEqual([
      ["error rate", ">", null, "rollback"],
      ["latency", ">", null, "escalate"],
    ]);
  });

  it("reads what is bad below a value", () => {
    expect(guards("| Metric | Action |", "|---|---|", "| Success rate | < 98%: rollback |")).toEqual([
      ["success rate", "<", null, "rollback"],
    ]);
  });

  it("leaves a deed it does not know to a person", () => {
    expect(
      guards("| Metric | Action |", "|---|---|", "| CPU | > 90%: scale up |", "| Errors | > 5%: roll back |"),
    ).toMatchObject([
      ["cpu", ">", null, "ask"],
      ["error rate", ">", null, "rollback"],
    ]);
  });
});
