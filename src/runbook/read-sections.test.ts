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

  it("has what is done around a window done", () => {
    const { items } = read(
      "# Core switch",
      "## Maintenance windows",
      "- Sundays 02:00-04:00 UTC",
      "## Maintenance window",
      "### Before",
      "### During the window",
      "### After",
      "## Before the change window",
      "## Rollback",
    );
    expect(courses(items).slice(1)).toEqual([
      ["Maintenance windows", "windows", "none"],
      ["Maintenance window", null, "main"],
      ["Before", "before", "main"],
      ["During the window", "steps", "main"],
      ["After", "verify", "main"],
      ["Before the change window", "before", "main"],
      ["Rollback", "rollback", "rollback"],
    ]);
    expect(kinds(items, "window")).toHaveLength(1);
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
