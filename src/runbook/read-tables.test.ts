import { describe, expect, it } from "vitest";
import { parseYaml } from "./annotations/yaml.ts";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

const read = (...lines: string[]) => readRunbook(lines.join("\n"), { file: "deploy.md", parseYaml });
const kinds = (items: readonly Item[], ...wanted: Item["kind"][]) =>
  items.filter((item) => wanted.includes(item.kind)).map((item) => [item.kind, ...item.lines, item.text]);
const courses = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === "section" ? [[item.title, item.role, item.course]] : []));

describe("tables", () => {
  it("reads a decision matrix with its waits", () => {
    const { items } = read(
      "# D",
      "## Decision matrix",
      "| Symptom | Action | Wait |",
      "|---|---|---|",
      "| Error rate > 5% | Immediate rollback | 0 |",
      "| p99 > 2s | Monitor, prepare rollback | 2 min |",
    );
    const guards = items.filter((item) => item.kind === "guard");
    expect(guards.map((guard) => [guard.action, guard.waitMs, guard.then])).toEqual([
      ["rollback", null, null],
      ["prepare", 120_000, "rollback"],
    ]);
  });

  it("reads warning and critical columns as guards, targets as what is healthy", () => {
    const { items } = read(
      "# D",
      "## Monitoring",
      "| Metric | Target | Warning | Critical |",
      "|---|---|---|---|",
      "| Error rate | < 0.1% | > 1% | > 5% |",
    );
    expect(
      kinds(items, "guard", "target")
        .map(([kind]) => kind)
        .sort(),
    ).toEqual(["guard", "guard", "target"]);
  });

  it("reads checks with what they expect", () => {
    const { items } = read(
      "# D",
      "## Verification",
      "| Check | Command | Expected |",
      "|--|--|--|",
      "| Pods | `kubectl get pods` | all Running |",
      "| Login | by hand | works |",
    );
    expect(items.filter((item) => item.kind === "check")).toMatchObject([
      { lines: [5, 5], run: "kubectl get pods", expects: "all Running" },
    ]);
    expect(kinds(items, "question").map(([, line]) => line)).toEqual([6]);
  });

  it("reads contacts and approvals", () => {
    const { items } = read(
      "# D",
      "## Contacts",
      "| Role | Phone | Escalate after |",
      "|--|--|--|",
      "| On-call | +1-555-0100 | immediately |",
      "| Lead | +1-555-0101 | 15 min |",
      "## Approvals",
      "| Change type | Approver |",
      "|--|--|",
      "| Schema | SRE |",
    );
    expect(items.filter((item) => item.kind === "contact").map((item) => [item.who, item.afterMs])).toEqual([
      ["On-call", 0],
      ["Lead", 900_000],
    ]);
    expect(items.filter((item) => item.kind === "approval")).toMatchObject([
      { who: "SRE", for: "Schema", count: 1 },
    ]);
  });
});

describe("annotations", () => {
  it("ignore, name and settle what a block is", () => {
    const { items, diagnostics } = read(
      "# D",
      "## Deploy",
      "<!-- rutter: ignore -->",
      "```bash",
      "rm -rf /",
      "```",
      "```bash name=build timeout=10m",
      "make build",
      "```",
      "<!-- rutter: as=guard action=rollback -->",
      "- orders pile up",
    );
    expect(diagnostics).toEqual([]);
    expect(items.filter((item) => item.kind === "command")).toMatchObject([
      { run: "make build", notes: { name: "build", timeoutMs: 600_000 } },
    ]);
    expect(items.filter((item) => item.kind === "guard")).toMatchObject([
      { action: "rollback", when: { event: "orders pile up" } },
    ]);
  });

  it("choose one makes alternatives of sections", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "<!-- rutter: choose one -->",
      "### East",
      "x",
      "### West",
      "y",
    );
    expect(
      courses(items)
        .slice(2)
        .map(([, , course]) => course),
    ).toEqual(["none", "none"]);
  });

  it("undoes finds the step by its name, or says that there is none", () => {
    const lines = (name: string) => [
      "# D",
      "## Deploy",
      "```bash name=migrate",
      "npx knex migrate:latest",
      "```",
      "## Rollback",
      `<!-- rutter: undoes="${name}" -->`,
      "```bash",
      "npx knex migrate:down",
      "```",
    ];
    const good = read(...lines("migrate"));
    const step = good.items.find((item) => item.kind === "command" && item.run.includes("latest"));
    expect(good.items.find((item) => item.kind === "command" && item.run.includes("down"))).toMatchObject({
      undoes: step?.id,
    });
    expect(read(...lines("migrat")).diagnostics).toMatchObject([
      { code: "RUNBOOK_UNDOES_UNKNOWN", fix: 'did you mean "migrate"?' },
    ]);
  });

  it("front matter and rutter fences are read", () => {
    const { front, items, diagnostics } = read(
      "---",
      "rutter:",
      "  service: orders",
      "---",
      "# D",
      "## Deploy",
      "```rutter",
      "canary: orders",
      "steps: [5%, 100%]",
      "dwell: 5m",
      "```",
    );
    expect(diagnostics).toEqual([]);
    expect(front).toMatchObject({ service: "orders" });
    expect(items.filter((item) => item.kind === "verb")).toMatchObject([
      { verb: "canary", value: "orders", keys: { dwell: 300_000 } },
    ]);
  });
});
