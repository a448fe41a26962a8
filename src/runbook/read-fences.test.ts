import { describe, expect, it } from "vitest";
import { parseYaml } from "./annotations/yaml.ts";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

const read = (...lines: string[]) => readRunbook(lines.join("\n"), { file: "deploy.md", parseYaml });
const kinds = (items: readonly Item[], ...wanted: Item["kind"][]) =>
  items.filter((item) => wanted.includes(item.kind)).map((item) => [item.kind, ...item.lines, item.text]);

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

  it("puts what goes back under its condition on the way forward", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "Roll back if the error rate is above 5% for 2 minutes:",
      "```bash",
      "kubectl rollout undo deployment/orders",
      "```",
      "Then tell the team:",
      "```bash",
      "./tell.sh",
      "```",
    );
    const commands = items.flatMap((item) => (item.kind === "command" ? [item.when] : []));
    expect(commands).toEqual(["if the error rate is above 5% for 2 minutes", null]);
    expect(kinds(items, "guard")).toHaveLength(1);
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

describe("inputs", () => {
  it("are one however they are spelled, and none where the runbook assigns them", () => {
    const { items } = read(
      "# D",
      "## Deploy",
      "```bash",
      "TAG=1",
      "kubectl -n shop-<environment> get pods",
      "helm upgrade a ./a --namespace shop-$ENVIRONMENT --set tag=$TAG --set home=$HOME",
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
