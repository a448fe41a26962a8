import { describe, expect, it } from "vitest";
import { parseYaml } from "./annotations/yaml.ts";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

const read = (...lines: string[]) => readRunbook(lines.join("\n"), { file: "deploy.md", parseYaml });
const kinds = (items: readonly Item[], ...wanted: Item["kind"][]) =>
  items.filter((item) => wanted.includes(item.kind)).map((item) => [item.kind, ...item.lines, item.text]);
const courses = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === "section" ? [[item.title, item.role, item.course]] : []));

describe("sections", () => {
  it("puts going back, calling people and looking things up beside the main course", () => {
    const { items, title } = read(
      "# Orders: deployment",
      "## Overview",
      "## Pre-deployment",
      "## Deployment",
      "## Rollback",
      "### Verify",
      "## Troubleshooting",
      "## Contacts",
      "## Within 24 hours",
    );
    expect(title).toBe("Orders: deployment");
    expect(courses(items)).toEqual([
      ["Orders: deployment", null, "main"],
      ["Overview", "reference", "none"],
      ["Pre-deployment", "before", "main"],
      ["Deployment", "steps", "main"],
      ["Rollback", "rollback", "rollback"],
      ["Verify", "verify", "rollback"],
      ["Troubleshooting", "diagnose", "diagnose"],
      ["Contacts", "contacts", "none"],
      ["Within 24 hours", "later", "later"],
    ]);
  });

  it("gives a document about going back no main course", () => {
    const { items } = read(
      "# Rollback runbook",
      "## Steps",
      "```bash",
      "kubectl rollout undo deploy/a",
      "```",
    );
    expect(courses(items).map(([, , course]) => course)).toEqual(["rollback", "rollback"]);
  });

  it("keeps only the alternative that is marked on the main course", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "### Option A (recommended)",
      "x",
      "### Option B",
      "y",
      "## Verify",
    );
    expect(courses(items).slice(1)).toEqual([
      ["Deploy", "steps", "main"],
      ["Option A (recommended)", "steps", "main"],
      ["Option B", "steps", "none"],
      ["Verify", "verify", "main"],
    ]);
  });

  it("keeps all alternatives of a rollback on its course", () => {
    const { items } = read("# D", "## Rollback", "### Quick rollback", "x", "### Full rollback", "y");
    const [, parent, ...children] = items.filter((item) => item.kind === "section");
    expect(parent).toMatchObject({ siblings: "choice" });
    expect(children.map((child) => child.course)).toEqual(["rollback", "rollback"]);
  });

  it("numbers sections of one title, and keeps ids when text elsewhere changes", () => {
    const before = read("# D", "## Deploy", "- [ ] a", "## Deploy", "- [ ] b");
    const after = read("# D", "", "Some words.", "## Deploy", "- [ ] a", "", "## Deploy", "- [ ] b");
    expect(before.items.map((item) => item.id)).toEqual(after.items.map((item) => item.id));
    expect(new Set(before.items.map((item) => item.id)).size).toBe(before.items.length);
  });
});

describe("boxes and bullets", () => {
  it("makes a check of a box with a command, and a question of one without", () => {
    const { items } = read(
      "# D",
      "## Pre-deployment",
      "- [ ] Tests pass: `npm test`",
      "- [ ] Ana agrees",
      "- [ ] See `config.yaml`",
    );
    expect(kinds(items, "check", "question", "command")).toEqual([
      ["check", 3, 3, "Tests pass: npm test"],
      ["question", 4, 4, "Ana agrees"],
      ["question", 5, 5, "See config.yaml"],
    ]);
  });

  it("takes the fence below a box into its check", () => {
    const { items } = read(
      "# D",
      "## Before deploying",
      "- [ ] **Cluster**",
      "  ```bash",
      "  kubectl get nodes",
      "  kubectl top nodes",
      "  ```",
    );
    const [check] = items.filter((item) => item.kind === "check");
    expect(check).toMatchObject({
      lines: [3, 6],
      run: "kubectl get nodes\nkubectl top nodes",
      danger: "read",
    });
    expect(kinds(items, "command")).toEqual([]);
  });

  it("reads reasons to go back under a line that says so", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "Roll back immediately if:",
      "",
      "- Error rate > 5% for 2 minutes",
      "- Data corruption detected",
    );
    const guards = items.filter((item) => item.kind === "guard");
    expect(guards.map((guard) => [guard.action, guard.when])).toEqual([
      [
        "rollback",
        {
          figure: "error rate",
          stat: null,
          is: ">",
          value: 5,
          unit: "percent",
          of: null,
          holdMs: 120_000,
          windowMs: null,
        },
      ],
      ["rollback", { event: "data corruption detected", holdMs: null }],
    ]);
  });

  it("never takes a reason not to go back for one to go back", () => {
    const { items } = read(
      "# D",
      "## Rollback",
      "Do NOT roll back if:",
      "",
      "- error rate > 5%",
      "",
      "**Do NOT roll back if latency > 2s.**",
    );
    expect(kinds(items, "guard")).toEqual([]);
  });

  it("makes no step of a list of options", () => {
    const { items } = read("# D", "## Deploy", "Options:", "", "- `./deploy.sh --fast` - skips tests");
    expect(kinds(items, "command")).toEqual([]);
  });
});

describe("fences", () => {
  it("cuts at comments and keeps the comment as the title", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "```bash",
      "# 1. Build",
      "npm run build",
      "# Expected: dist exists",
      "# 2. Ship",
      "kubectl apply -f k8s/",
      "```",
    );
    expect(kinds(items, "command", "expectation")).toEqual([
      ["command", 5, 5, "Build"],
      ["expectation", 6, 6, "Expected: dist exists"],
      ["command", 8, 8, "Ship"],
    ]);
  });

  it("follows ssh from fence to fence, less sure beyond its section", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "```bash",
      "ssh deploy@app-01",
      "uptime",
      "```",
      "## Verify",
      "```bash",
      "pm2 status",
      "```",
    );
    const commands = items.filter((item) => item.kind === "command");
    expect(commands.map((command) => [command.run, command.host, command.opens, command.sure])).toEqual([
      ["ssh deploy@app-01", null, "deploy@app-01", "exact"],
      ["uptime", "deploy@app-01", null, "inferred"],
      ["pm2 status", "deploy@app-01", null, "unsure"],
    ]);
  });

  it("reads lines after psql as queries", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "```bash",
      "psql shop",
      "SELECT 1;",
      "DROP TABLE a;",
      "\\q",
      "```",
    );
    const queries = items.filter((item) => item.kind === "query");
    expect(queries.at(-1)).toMatchObject({ inside: "psql", danger: "destroy" });
  });

  it("makes one script of a fence that can exit, shown by its segments", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "```bash",
      "set -e",
      "# Build",
      "make build",
      "# Ship",
      "make ship",
      "```",
    );
    const commands = items.filter((item) => item.kind === "command");
    expect(commands.length).toBeGreaterThan(1);
    expect(new Set(commands.map((command) => command.script)).size).toBe(1);
    expect(commands[0]?.script).not.toBeNull();
  });

  it("runs nothing of a template, of settings or of expected output", () => {
    const { items } = read(
      "# D",
      "## Message template",
      "```",
      "kubectl is being updated",
      "```",
      "## Deploy",
      "Expected output:",
      "```",
      "npm test",
      "```",
      "```yaml",
      "kind: Deployment",
      "```",
    );
    expect(kinds(items, "command", "check")).toEqual([]);
    expect(kinds(items, "template", "expectation").map(([kind, line]) => [kind, line])).toEqual([
      ["template", 4],
      ["expectation", 9],
      ["template", 12],
    ]);
  });
});

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

describe("inputs", () => {
  it("are one however they are spelled, and none where the runbook assigns them", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "```bash",
      "TAG=1",
      "kubectl -n shop-<environment> get pods",
      'helm upgrade a ./a --namespace "shop-${ENVIRONMENT}" --set tag=$TAG --set home=$HOME',
      "```",
    );
    const inputs = items.filter((item) => item.kind === "input");
    expect(inputs.map((input) => [input.name, input.spellings, input.lines[0]])).toEqual([
      ["environment", expect.arrayContaining(["<environment>"]), 5],
    ]);
    expect(items.find((item) => item.kind === "command" && item.run.includes("helm"))).toMatchObject({
      inputs: ["environment"],
    });
  });
});

describe("coverage", () => {
  it("counts every operational line once and leaves prose alone", () => {
    const { coverage, unread } = read(
      "# D",
      "Words.",
      "## Deploy",
      "- [ ] a",
      "```bash",
      "ls",
      "```",
      "| x | y |",
      "|--|--|",
      "| 1 | 2 |",
    );
    expect(coverage).toEqual({ operational: 3, understood: 3, unread: 0 });
    expect(unread).toEqual([]);
  });

  it("shows a threshold that it could not read", () => {
    const { unread, coverage } = read(
      "# D",
      "## Deploy",
      "Keep the frobnication of < 5 in mind while at it.",
    );
    expect(coverage.operational).toBe(1);
    expect(unread.length + coverage.understood).toBe(1);
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
