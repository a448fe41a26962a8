/** What annotations change in a reading: what they settle, where they say that lines run, and that they are no blocks. */
import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";
import type { Item, Reading } from "./reading.ts";

const read = (...lines: string[]): Reading => readRunbook(lines.join("\n"), { file: "x.md" });
const sure = ({ items }: Reading): string[] => items.map((item) => `${item.kind} ${item.sure}`);
const bare = ({ items }: Reading) =>
  items.map(({ lines: _lines, sure: _sure, notes: _notes, ...rest }) => rest);
const runs = ({ items }: Reading) =>
  items.flatMap((item: Item) => (item.kind === "command" || item.kind === "check" ? [item] : []));

const CONNECT = ["## Look", "", "```bash", "ssh deploy@app-01", "uptime", "```", ""];

describe("a role written on a heading", () => {
  const body = [
    "",
    "1. Tell the team",
    "",
    "```bash",
    "./deploy.sh",
    "```",
    "",
    "### And then",
    "",
    "```bash",
    "./warm.sh",
    "```",
  ];

  it("settles what stands under it, and under headings of the same role", () => {
    const before = read("# Orders", "## Deploy", ...body, "", "## Verify");
    expect(sure(before)).toContain("question inferred");
    const after = read("# Orders", "<!-- rutter: as=steps -->", "## Deploy", ...body, "", "## Verify");
    expect(new Set(after.items.slice(1).map((item) => item.sure))).toEqual(new Set(["exact"]));
    expect(bare(after)).toEqual(bare(before));
  });

  it("leaves headings of another role to themselves", () => {
    const reading = read(
      "<!-- rutter: as=steps -->",
      "## Deploy",
      ...body,
      "",
      "### Rollback",
      "",
      "```bash",
      "./back.sh",
      "```",
    );
    expect(runs(reading).map((item) => item.sure)).toEqual(["exact", "exact", "inferred"]);
  });

  it("does not make a command of a fence that names no language", () => {
    const reading = read(
      "<!-- rutter: as=steps -->",
      "## Deploy",
      "",
      "```",
      "./deploy.sh --now",
      "kubectl get pods",
      "```",
    );
    expect(runs(reading).every((item) => item.sure === "inferred")).toBe(true);
  });

  it("is as=sequence where the section has no role", () => {
    const reading = read(
      "<!-- rutter: as=sequence -->",
      "# Warm the cache",
      "",
      "- Tell the team",
      "",
      "```bash",
      "./warm.sh",
      "```",
    );
    expect(new Set(reading.items.map((item) => item.sure))).toEqual(new Set(["exact"]));
  });
});

describe("a comment for Rutter", () => {
  it("is no block: a bold paragraph before it is no heading", () => {
    const text = (comment: string[]) =>
      read("# A", "", "**Be careful**", ...comment, "## Deploy", "", "- [ ] Told");
    expect(bare(text(["<!-- rutter: as=steps -->"]))).toEqual(bare(text([])));
  });

  it("does not take a document's first heading its place", () => {
    const body = ["## Release workflow", "", "## Rollback", "", "- [ ] Told"];
    expect(bare(read("<!-- rutter: as=sequence -->", ...body))).toEqual(bare(read(...body)));
  });

  it("leaves ids of scripts and alternatives as they are", () => {
    const fence = ["```bash", "set -e", "./a.sh", "# Or", "./b.sh", "```"];
    const before = read("## Deploy", "", "Then:", "", ...fence);
    const after = read("## Deploy", "", "<!-- rutter: as=note -->", "Then:", "", ...fence);
    expect(runs(after).map(({ script, choice }) => [script, choice])).toEqual(
      runs(before)
        .map(({ script, choice }) => [script?.replace("-1", "-2"), choice?.replace("-1-", "-2-")] as const)
        .map(([a, b]) => [a ?? null, b ?? null]),
    );
  });
});

describe("where lines run", () => {
  it("is unsure in another section than the one that connected", () => {
    const reading = read(...CONNECT, "## Deploy", "", "```bash", "./deploy.sh", "```");
    expect(runs(reading).at(-1)).toMatchObject({ host: "deploy@app-01", sure: "unsure" });
  });

  it("is not unsure right below a connection of its own", () => {
    const reading = read(...CONNECT, "## Deploy", "", "```bash", "ssh deploy@app-02", "./deploy.sh", "```");
    expect(runs(reading).at(-1)).toMatchObject({ host: "deploy@app-02", sure: "inferred" });
  });

  it.each([
    ["on=app-02", "app-02"],
    ["on=here", null],
  ])("is what the fence says: %s", (word, host) => {
    const reading = read(...CONNECT, "## Deploy", "", `\`\`\`bash ${word}`, "kubectl get pods", "```");
    expect(runs(reading).at(-1)).toMatchObject({ host, sure: "exact" });
    expect(runs(reading).at(-1)?.notes?.here).toBeUndefined();
  });

  it.each([
    ["on=app-02", "app-02"],
    ["on=here", null],
  ])("is what the heading says for all below it: %s", (word, host) => {
    const reading = read(
      ...CONNECT,
      `<!-- rutter: ${word} -->`,
      "## Deploy",
      "",
      "- [ ] Up: `kubectl get pods`",
      "",
      "### Next",
      "",
      "```bash",
      "kubectl get nodes",
      "```",
    );
    expect(runs(reading).slice(-2)).toMatchObject([
      { host, sure: "exact" },
      { host, sure: "exact" },
    ]);
  });

  it("is where the section itself connected to, whatever its heading says", () => {
    const reading = read("<!-- rutter: on=app-02 -->", ...CONNECT);
    expect(runs(reading).map((item) => item.host)).toEqual([null, "deploy@app-01"]);
  });
});

describe("what a fence is said to be", () => {
  it("makes dots a part of the command", () => {
    const reading = read("## Deploy", "", "```bash as=command", "./deploy.sh --to ...", "```");
    expect(runs(reading)).toMatchObject([{ elided: false, sure: "exact" }]);
  });

  it("makes an example a query", () => {
    const reading = read("## Deploy", "", "```sql as=query", "-- Example: one", "select 1;", "```");
    expect(reading.items.at(-1)).toMatchObject({ kind: "query", sure: "exact" });
  });

  it("makes a text of it, in a box too", () => {
    const reading = read(
      "## Deploy",
      "",
      "- [ ] Up",
      "",
      "  ```bash as=template",
      "  kubectl get pods",
      "  ```",
    );
    expect(reading.items.slice(1).map((item) => item.kind)).toEqual(["question", "template"]);
  });

  it("may be said of indented code in a comment", () => {
    const reading = read(
      "## Deploy",
      "",
      "<!-- rutter: as=command -->",
      "    ./deploy.sh now",
      "    kubectl get pods",
    );
    expect(runs(reading).every((item) => item.sure === "exact")).toBe(true);
  });
});

describe("a row named from above", () => {
  const table = [
    "| Metric | Threshold | Action |",
    "| --- | --- | --- |",
    "| Error rate | > 5% | look into it |",
    "| Orders | stop coming | |",
  ];

  it("is a guard with that action", () => {
    const reading = read(
      "## Rollback triggers",
      "",
      "<!-- rutter: row 1 as=guard action=rollback -->",
      ...table,
    );
    expect(reading.items[1]).toMatchObject({
      kind: "guard",
      action: "rollback",
      sure: "exact",
      when: { figure: "error rate", value: 5 },
    });
  });

  it("is a guard by its words where its table has none", () => {
    const reading = read("## Notes", "", "<!-- rutter: row 2 as=guard action=escalate -->", ...table);
    expect(reading.items).toContainEqual(
      expect.objectContaining({ kind: "guard", action: "escalate", lines: [6, 6] }),
    );
  });
});
