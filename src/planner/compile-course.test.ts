import { describe, expect, it } from "vitest";
import { builtInHands } from "../effect/index.ts";
import { readRunbook } from "../runbook/index.ts";
import { plan } from "./plan.ts";
import { emptyConfiguration } from "./request.ts";

const result = (...lines: readonly string[]) =>
  plan({
    reading: readRunbook(lines.join("\n"), { file: "deploy.md" }),
    inputs: {},
    configuration: emptyConfiguration,
    facts: {},
    catalog: builtInHands,
    procedure: null,
    environment: "production",
    source: { sha256: "0".repeat(64) },
  });

const choices = (...lines: readonly string[]) => {
  const made = result(...lines);
  if (!("plan" in made)) return made.diagnostics.map(({ code }) => code);
  return Object.values(made.plan.nodes).flatMap((node) =>
    node.kind === "choice" ? [{ among: node.among, options: Object.values(node.options) }] : [],
  );
};

const section = (title: string, run: string, mark = "##"): readonly string[] => [
  `${mark} ${title}`,
  "",
  "```bash",
  run,
  "```",
  "",
];

const DATA = ["Restore the dump", "pg_restore -c -d orders dump.sql"] as const;
const CODE = ["Undo the rollout", "kubectl rollout undo deploy/orders"] as const;

describe("a course with cases", () => {
  it("has a person choose the case, with its circumstance, and goes on with what is none", () => {
    const sorting = ["# Storage", "", "- Disk full → Free space", "- Disk broken → Replace it", ""];
    const below = [...section("Free space", "rm -rf /old"), ...section("Replace it", "mdadm -r /dev/sdb")];
    const made = result(...sorting, ...below, ...section("Look at it", "df -h"));
    expect(choices(...sorting, ...below)).toEqual([
      { among: "branches", options: ["Free space (disk full)", "Replace it (disk broken)"] },
    ]);
    if (!("plan" in made)) throw new Error("refused");
    const last = made.plan.nodes[made.plan.courses.main.at(-1) ?? ""];
    expect(last).toMatchObject({ kind: "step", title: "df -h", when: null });
  });

  it("never goes back both ways, wherever the ways stand", () => {
    const text = ["Did data change? Go to Rollback of the data. Otherwise see Rollback of the code.", ""];
    const ways = [...section("Rollback of the data", DATA[1]), ...section("Rollback of the code", CODE[1])];
    expect(choices("# Orders", "", ...section("Deploy", "./deploy.sh"), ...text, ...ways)).toMatchObject([
      { among: "branches" },
    ]);
    const table = ["## Rollback", "", "| Symptom | Section |", "|---|---|", `| Wrong data | ${DATA[0]} |`];
    const rows = [...table, `| Pods crash | ${CODE[0]} |`, ""];
    const below = [...section(...DATA, "###"), ...section(...CODE, "###")];
    expect(choices("# Orders", "", ...section("Deploy", "./deploy.sh"), ...rows, ...below)).toMatchObject([
      { among: "branches", options: ["Restore the dump (wrong data)", "Undo the rollout (pods crash)"] },
    ]);
    expect(choices("# Rollback of orders", "", ...text, ...ways)).toEqual(["RUNBOOK_PROCEDURE_NEEDED"]);
  });

  it("chooses among alternatives that stand between other parts of the way back", () => {
    const parts = ["Say so", "Quick rollback", "Full rollback", "Count the orders", "Close the ticket"];
    const below = parts.flatMap((title) => section(title, `./${title.length}.sh`, "###"));
    const made = choices("# Orders", "", ...section("Deploy", "./deploy.sh"), "## Rollback", "", ...below);
    expect(made).toEqual([{ among: "alternatives", options: ["Quick rollback", "Full rollback"] }]);
  });

  it("asks in the runbook's own words about a case that stands alone", () => {
    const made = result(
      "# D",
      "",
      "Is the cache stale? Run Purge the cache.",
      "",
      ...section("Purge the cache", "redis-cli FLUSHALL"),
    );
    if (!("plan" in made)) throw new Error("refused");
    expect(Object.values(made.plan.items).map((item) => item.title)).toEqual(["Is the cache stale?"]);
  });
});
