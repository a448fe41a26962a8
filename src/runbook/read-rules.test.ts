import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

const items = (...lines: string[]): readonly Item[] =>
  readRunbook(["# Deploy", ...lines].join("\n"), { file: "x.md" }).items;

/** "guard 4: rollback latency p99 > 2000", one a line. */
const shown = (...lines: string[]): readonly string[] =>
  items(...lines).flatMap((item) => {
    const at = `${item.kind} ${item.lines[0]}:`;
    if (item.kind === "guard") return [`${at} ${item.action} ${said(item.when)}`];
    if (item.kind === "target") return [`${at} ${said(item.when)}`];
    if (item.kind === "ladder")
      return [
        `${at} ${item.rungs.map(({ percent, dwellMs }) => `${percent}/${(dwellMs ?? 0) / 60_000}`).join(" ")}`,
      ];
    if (item.kind === "wait") return [`${at} ${item.ms / 60_000}`];
    if (item.kind === "soak") return [`${at} ${item.minMs / 60_000}`];
    return item.kind === "question" || item.kind === "note" ? [`${at} ${item.text}`] : [];
  });

type When = Extract<Item, { kind: "guard" }>["when"];
const said = (when: When): string => {
  if ("event" in when) return when.event;
  if ("any" in when) return when.any.map(said).join(" or ");
  if ("all" in when) return when.all.map(said).join(" and ");
  return [when.figure, when.stat, when.is, when.value].filter((part) => part !== null).join(" ");
};

describe("a reason to act beside other words", () => {
  it.each([
    ["on the next line", "Monitor for 10 minutes.\nRoll back if the error rate is above 2%.", 4],
    [
      "on the next line, without a full stop",
      "Monitor for 10 minutes\nRoll back if the error rate is above 2%",
      4,
    ],
    ["after a short minute", "Monitor for 10 min. Roll back if the error rate is above 2%.", 3],
    ["after a bold sentence", "**Monitor for 10 minutes.** Roll back if the error rate is above 2%.", 3],
    ["in the same sentence", "Monitor for 10 minutes and roll back if the error rate is above 2%.", 3],
    ["in an item", "- Monitor for 10 minutes. Roll back if the error rate is above 2%.", 3],
    ["of an item, after a dash", "- Monitor for 10 min — roll back if the error rate is above 2%", 3],
    [
      "about what was named before",
      "Monitor the error rate for 10 minutes. Roll back if it goes above 2%.",
      3,
    ],
  ])("is read: %s", (_, text, line) => {
    expect(shown("## Watch", text)).toEqual(["soak 3: 10", `guard ${line}: rollback error rate > 2`]);
  });

  it("is no healthy range", () => {
    expect(
      shown("## Watch", "Keep the dashboard open.\nRoll back if the error rate stays above 2%."),
    ).toEqual(["guard 4: rollback error rate > 2"]);
    expect(shown("## Watch", "Error rates above 5% while it warms up are normal.")).toEqual([]);
  });

  it("stands beside a box", () => {
    expect(shown("## Verify", "- [ ] Look at the board. Roll back if p99 > 2 s.")).toEqual([
      "question 3: Look at the board.",
      "guard 3: rollback latency p99 > 2000",
    ]);
  });

  it("leaves the questions about events whole", () => {
    expect(shown("## Verify", "- Run the smoke tests. Roll back if they fail.")).toEqual([
      "question 3: Run the smoke tests. Roll back if they fail.",
    ]);
  });

  const undo = "```bash\nmake undo\n```";
  it.each([
    ["Roll back if the error rate is above 5% for 2 minutes:", ["guard 3: rollback error rate > 5"]],
    ["If the error rate is above 5%, roll back:", ["guard 3: rollback error rate > 5"]],
    ["Roll back if any of these hold:", []],
    ["If the error rate is above 5%:", []],
  ])("leads into a fence: %s", (lead, guards) => expect(shown("## Watch", lead, "", undo)).toEqual(guards));
});

describe("an item that does and waits", () => {
  const kinds = (...lines: string[]) => items(...lines).map(({ kind }) => kind);

  it("does both, in its order", () => {
    expect(
      shown("## Steps", "1. Deploy to staging. Wait 10 minutes.", "2. Wait 5 minutes. Ask the lead."),
    ).toEqual(["question 3: Deploy to staging.", "wait 3: 10", "wait 4: 5", "question 4: Ask the lead."]);
    expect(kinds("## Steps", "1. Run `make deploy`. Wait 5 minutes.").slice(2)).toEqual(["command", "wait"]);
  });

  it("only waits where the rest explains", () => {
    expect(shown("## Watch", "- Monitor for 10 minutes. No errors should be seen.")).toEqual(["soak 3: 10"]);
  });
});

it("a tick before a reason to act makes it no healthy range", () => {
  expect(shown("## Watch", "- ✅ Roll back if error rate > 5%", "- ✅ Error rate < 1%")).toEqual([
    "guard 3: rollback error rate > 5",
    "target 4: error rate < 1",
  ]);
});

describe("a ladder kept as a list", () => {
  const rollback = "Rollback if error rate > 1%.";
  it.each([
    [
      "below its rungs",
      `1. Set the weight to 5%.\n\n   Wait 10 minutes. ${rollback}\n\n2. Set the weight to 100%.`,
      5,
    ],
    [
      "on the next line of its rungs",
      `1. Set the weight to 5%.\n   Wait 10 minutes. ${rollback}\n2. Set the weight to 100%.`,
      4,
    ],
    [
      "between its rungs",
      `1. Route 5% of traffic.\n2. Wait 10 minutes. ${rollback}\n3. Route 100% of traffic.`,
      4,
    ],
    ["in items below", `1. 5% of traffic\n   - Wait 10 minutes\n   - ${rollback}\n2. 100% of traffic`, 5],
    ["in its rungs", `- 5% for 10 minutes, rollback if error rate > 1%\n- 100%`, 3],
    ["in brackets", `- 5% for 10 minutes (rollback if error rate > 1%)\n- 100%`, 3],
    ["as boxes", `- [ ] 5% of traffic. Monitor for 10 minutes. ${rollback}\n- [ ] 100% of traffic`, 3],
  ])("says how long and when to go back %s", (_, list, line) => {
    expect(shown("## Rollout", list)).toEqual([
      "ladder 3: 5/10 100/0",
      `guard ${line}: rollback error rate > 1`,
    ]);
  });

  it("keeps what is asked between its rungs", () => {
    expect(
      shown("## Rollout", "1. 10% of users", "2. Ask the lead", "3. 100% of users", "4. Watch for 2 hours"),
    ).toEqual(["ladder 3: 10/0 100/0", "question 4: Ask the lead", "soak 6: 120"]);
  });

  it("keeps its waits between the commands that climb it", () => {
    const rung = (share: number) =>
      `1. Set the weight to ${share}%:\n\n   \`\`\`bash\n   kubectl argo rollouts set weight api ${share}\n   \`\`\`\n\n   Wait 10 minutes.\n`;
    expect(items("## Rollout", rung(5), rung(100)).map(({ kind }) => kind)).toEqual([
      "section",
      "section",
      "ladder",
      "command",
      "wait",
      "command",
      "wait",
    ]);
  });

  it("keeps the limits of a table", () => {
    const table = [
      "| Stage | Traffic | Duration | Rollback if |",
      "|-|-|-|-|",
      "| 1 | 5% | 10 min | error rate > 1% |",
      "| 2 | 100% | 1 h | p99 > 2 s |",
    ];
    expect(shown("## Canary", ...table)).toEqual([
      "ladder 5: 5/10 100/60",
      "guard 5: rollback error rate > 1",
      "guard 6: rollback latency p99 > 2000",
    ]);
  });
});
