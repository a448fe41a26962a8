import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

type When = Extract<Item, { kind: "guard" }>["when"];
const said = (when: When): string => {
  if ("event" in when) return when.event;
  if ("any" in when) return when.any.map(said).join(" or ");
  if ("all" in when) return when.all.map(said).join(" and ");
  return [when.figure, when.stat, when.is, when.value].filter((part) => part !== null).join(" ");
};

/** "guard 4: rollback latency p99 > 2000", one an item. */
const shown = (...lines: string[]): readonly string[] =>
  readRunbook(["# Deploy", ...lines].join("\n"), { file: "x.md" }).items.flatMap((item) => {
    const at = `${item.kind} ${item.lines[0]}:`;
    if (item.kind === "guard") return [`${at} ${item.action} ${said(item.when)}`];
    if (item.kind === "target") return [`${at} ${said(item.when)}`];
    return item.kind === "note" ? [`${at} ${item.text}`] : [];
  });

describe("a table of limits", () => {
  const table = (heading: string, header: string, ...rows: string[]) =>
    shown(`## ${heading}`, header, header.replace(/[^|]+/g, "-"), ...rows);

  it.each([
    ["Roll back if", "rollback"],
    ["Rollback when", "rollback"],
    ["Roll back immediately if", "rollback"],
    ["Auto-rollback threshold", "rollback"],
    ["Revert if", "rollback"],
    ["Abort if", "rollback"],
    ["Pause if", "pause"],
    ["Halt at", "pause"],
    ["Escalate if", "escalate"],
    ["Alert if", "escalate"],
  ])("acts as its header says: %s", (header, action) => {
    expect(table("Limits", `| Metric | ${header} |`, "| Error rate | > 5% |")).toEqual([
      `guard 5: ${action} error rate > 5`,
    ]);
  });

  it("acts in each of its columns", () => {
    expect(table("Limits", "| Metric | Pause if | Roll back if |", "| Error rate | > 1% | > 5% |")).toEqual([
      "guard 5: pause error rate > 1",
      "guard 5: rollback error rate > 5",
    ]);
  });

  it.each(["Healthy thresholds", "Alert thresholds", "Guardrails"])(
    "is healthy where its rows agree: %s",
    (heading) => {
      const rows = ["| Error rate | < 1 % |", "| Sessions per user | < 10 |"];
      expect(table(heading, "| Indicator | Threshold |", ...rows)).toEqual([
        "target 5: error rate < 1",
        "target 6: sessions per user < 10",
      ]);
    },
  );

  it("knows what a trigger rate is", () => {
    expect(shown("## Alert thresholds", "- Guardrail trigger rate < 10 %")).toEqual([
      "target 3: guardrail trigger rate < 10",
    ]);
  });
});

describe("a decision matrix", () => {
  const matrix = (header: string, ...rows: string[]) =>
    shown("## Rollback triggers", header, header.replace(/[^|]+/g, "-"), ...rows);

  it("reads a range as one", () => {
    expect(
      matrix(
        "| Metric | Value | Action |",
        "| p99 latency | 500 ms - 2 s | Monitor |",
        "| p99 latency | > 2 s | Rollback |",
      ),
    ).toEqual([
      "guard 5: note latency p99 >= 500 and latency p99 <= 2000",
      "guard 6: rollback latency p99 > 2000",
    ]);
  });

  it.each(["Severity", "Alert", "Scenario"])(
    "takes no grade or name for a part of the figure: %s",
    (header) => {
      expect(matrix(`| ${header} | Condition | Action |`, "| SEV1 | error rate > 10% | Rollback |")).toEqual([
        "guard 5: rollback error rate > 10",
      ]);
    },
  );

  it("takes the first column for the figure where the condition names none", () => {
    expect(
      matrix(
        "| Alert | Condition | Action |",
        "| Errors | > 5% | Page on-call |",
        "| Bad data | data corruption | Rollback |",
      ),
    ).toEqual(["guard 5: escalate error rate > 5", "guard 6: rollback data corruption"]);
  });

  it("keeps a symptom's figure and leaves out its grade", () => {
    expect(
      matrix(
        "| Symptom | Threshold | Severity | Action |",
        "| Orders p99 latency | > 3 s | High | Roll back |",
      ),
    ).toEqual(["guard 5: rollback orders latency p99 > 3000"]);
  });

  it.each([
    ["Scale consumers", "guard 5: ask queue lag > 1000"],
    ["Immediately", "guard 5: rollback queue lag > 1000"],
    ["Proceed", "guard 5: note queue lag > 1000"],
    ["Page on-call", "guard 5: escalate queue lag > 1000"],
    ["Do not roll back", "note 5: queue lag > 1000 · Do not roll back"],
    ["No rollback needed", "note 5: queue lag > 1000 · No rollback needed"],
  ])("does what the cell says, under any heading: %s", (action, expected) => {
    const [first] = matrix(
      "| Condition | Action |",
      `| queue lag > 1000 | ${action} |`,
      "| error rate > 5% | Roll back |",
    );
    expect(first).toBe(expected);
  });

  it("is not turned round by a row that says what is healthy", () => {
    expect(matrix("| Metric | Threshold | Action |", "| Error rate | < 1% | Roll back |")).toEqual([
      "target 5: error rate < 1",
    ]);
  });
});
