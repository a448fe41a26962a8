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

  it.each([
    ["What you see", "What you do"],
    ["If you see", "We do"],
    ["When", "Do"],
    ["Condition", "Action"],
    ["What happens", "How to react"],
  ])("reads a matrix whose columns are called %s and %s", (seen, done) => {
    const { items } = read(
      "# D",
      "## When things go wrong",
      `| ${seen} | ${done} |`,
      "|---|---|",
      "| Error rate > 5% | Monitor for another hour |",
      "| Logins fail | Rollback |",
      "| CSS is odd | Ticket |",
    );
    const guards = items.filter((item) => item.kind === "guard");
    expect(guards.map((guard) => guard.action)).toEqual(["note", "rollback", "ask"]);
  });

  it("finds the times without releases among rules", () => {
    const { items } = read(
      "# D",
      "## Deployment windows",
      "| Rule | Why |",
      "|---|---|",
      "| No Friday deploys after 15:00 | nobody is there on Saturday |",
      "| Mon-Thu 09:00-16:00 UTC | people are there |",
      "| Two pairs of eyes | mistakes happen |",
      "## Ground rules",
      "| Rule | Why |",
      "|---|---|",
      "| Never release on Sundays | sleep |",
      "| The weekly report | comes on Mondays at 9:00 |",
      "| Release notes | written every Friday |",
    );
    expect(
      items.flatMap((item) => (item.kind === "window" || item.kind === "freeze" ? [item] : [])),
    ).toMatchObject([
      { kind: "freeze", lines: [5, 5], days: ["fri"], from: "15:00", zone: null },
      { kind: "window", lines: [6, 6], from: "09:00", to: "16:00", zone: "UTC" },
      { kind: "freeze", lines: [11, 11], days: ["sun"] },
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
