/** A release that a target carried, watched and taken back: its log, its post-mortem, and the team's own forms. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReleaseEvent } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { fillLine } from "./fill-line.ts";
import { report } from "./report.ts";
import {
  ana,
  beganNode,
  bo,
  endedAs,
  endedNode,
  recorded,
  sampleNumbers,
  samplePlan,
  startedEvent,
} from "./sample-release.ts";
import { storyOf } from "./story-of.ts";

type Rows = readonly (readonly [number, ReleaseEvent])[];

const WHY = "error rate 6.1 % > 2 % for 10 s, evidence 99.9 %, at 20 %";

const asked = (id: string, hand: string, input: object): ReleaseEvent => ({
  type: "effect.asked",
  effect: { id, hand, input: { ...input } },
  node: hand === "sample" ? "~tick" : "deploy",
  item: null,
  attempt: Number(id.slice(1)),
  timeoutMs: 1,
  aside: true,
});
const done = (effect: string, data: object): ReleaseEvent => ({
  type: "effect.ended",
  effect,
  outcome: { state: "done", data: { ...data }, evidence: [] },
  found: false,
});
const weight = (at: number, id: string, percent: number): Rows => [
  [at, asked(id, "target", { do: "weight", version: "1.4.0", percent })],
  [at + 1, done(id, { serving: "1.3.2" })],
];
const counted = (at: number, id: string, [n, x]: readonly [number, number]): Rows => [
  [at, asked(id, "sample", {})],
  [at + 1, done(id, { figures: { errors: { is: "share", new: { n, x } } } })],
];
const judged = (value: number): ReleaseEvent => ({
  type: "tick.judged",
  tick: "t",
  judge: null,
  guards: {
    g: {
      state: "rising",
      since: 0 as never,
      value,
      heldMs: 0,
      evidence: null,
      why: null,
      undecided: 0,
      against: null,
    },
  },
});

const ROWS: Rows = [
  [1, beganNode("deploy")],
  ...weight(10, "w1", 5),
  [40, { type: "ladder.judged", node: "deploy", percent: 5, as: "not-proven", evidence: "open", by: null }],
  ...weight(40, "w2", 20),
  ...counted(44, "t1", [4000, 0]),
  ...counted(49, "t2", [912, 37]),
  [50, judged(6.1)],
  [55, { type: "guard.tripped", guard: "g", does: "rollback", value: 6.1, evidence: 0.999, why: WHY }],
  [55, { type: "alarm.raised", alarm: "a", why: WHY, guard: "g" }],
  [55, { type: "alarm.climbed", alarm: "a", who: "on-call" }],
  [55, { type: "release.returning", why: WHY, by: null }],
  ...weight(55, "w3", 0),
  [56, endedNode("deploy", "undone")],
  [60, { type: "alarm.ended", alarm: "a", by: bo, note: null }],
  [61, { type: "glass.broken", by: ana, why: "the shop was down" }],
  [62, endedAs("returned")],
];

const plan: Plan = samplePlan({
  guards: [
    {
      id: "g",
      title: "Roll back above 2 % errors",
      lines: null,
      sure: "exact",
      when: {
        figure: "error rate",
        stat: null,
        is: ">",
        value: 2,
        unit: "percent",
        of: null,
        holdMs: null,
        windowMs: null,
      },
      source: null,
      action: "rollback",
      waitMs: null,
      withinMs: null,
      then: null,
      armed: null,
      evidence: "ask",
    },
  ],
  metrics: {
    errors: {
      name: "error rate",
      asked: {
        source: { kind: "prometheus", url: "http://127.0.0.1", token: null },
        reads: { is: "share", total: "a", bad: "b" },
        select: null,
        side: { label: "version", version: "1.4.0" },
      },
      judged: "errors",
      weight: 1,
    },
  },
  figures: { "error rate": "errors" },
});

const story = (rows: Rows) =>
  storyOf({ plan, recordeds: recorded([[0, startedEvent(plan)], ...rows]), numbers: sampleNumbers });

describe("the log of a release that was watched", () => {
  it("has its traffic, its guards, whom it called, and what is to be reviewed", () => {
    const lines = report(story(ROWS), "rollback").lines;
    const from = lines.indexOf("## Traffic and guards");
    expect(lines.slice(from)).toEqual([
      "## Traffic and guards",
      "",
      "| When | What |",
      "| --- | --- |",
      "| 09:00:11 | 5 % of traffic on 1.4.0 |",
      "| 09:00:40 | 5 % passed, not proven |",
      "| 09:00:41 | 20 % of traffic on 1.4.0 |",
      `| 09:00:55 | ${WHY}: rolls back |`,
      `| 09:00:55 | escalated: ${WHY} |`,
      "| 09:00:55 | called on-call |",
      "| 09:00:56 | traffic back on 1.3.2, 1.0 s later |",
      "| 09:01:00 | acknowledged by bo |",
      "| 09:01:01 | glass broken by ana: the shop was down; a review is due |",
      "",
      "## Rollback",
      "",
      `- Began 09:00:55: ${WHY}`,
      "- Done 09:01:02, after 7.0 s",
      "- Traffic back on 1.3.2 at 09:00:56, 1.0 s after it began",
      "- 37 of the 4,912 requests to 1.4.0 that were counted failed, in 45 s",
      "- Undone: 3 Deploy | all",
      "",
      "## To be reviewed",
      "",
      "- Glass broken 2026-03-01 09:01:01 UTC by ana: the shop was down",
    ]);
    expect(lines.join("\n")).not.toContain("~");
    expect(lines.join("\n")).not.toContain("attempts");
  });

  it("is the ground of a post-mortem, whose cause is left to people", () => {
    const { lines, left } = report(story(ROWS), "post-mortem");
    expect(lines).toEqual(
      expect.arrayContaining([
        `- Why: ${WHY}.`,
        "- 1.4.0 had up to 20 % of the traffic for 45 s.",
        "- Noticed 44 s after its first traffic.",
        "- Traffic was back on 1.3.2 1.0 s later.",
        "- Highest error rate that a guard saw: 6.1 %, at 09:00:50.",
        `| 09:00:55 | Roll back above 2 % errors | ${WHY} | 44 s | rolls back |`,
        `- 09:00:55 ${WHY}: on-call 09:00:55; acknowledged by bo 09:01:00`,
        "- Root cause: ____",
      ]),
    );
    expect(left).toBe(lines.filter((line) => line.endsWith("____")).length);
    const own = {
      ...plan,
      templates: [{ id: "t", text: "POST-MORTEM\nTime to detect: ____\nRoot cause: ____" }],
    };
    expect(report({ ...story(ROWS), plan: own }, "post-mortem")).toMatchObject({
      ownTemplate: true,
      filled: 1,
      left: 1,
    });
  });
});

describe("a form of the team's own", () => {
  it.each([
    ["Rollback reason: ____", `Rollback reason: ${WHY}`],
    ["Peak error rate: ____", "Peak error rate: 6.1 %"],
    ["Detection time: ____", "Detection time: 44 s"],
    ["Traffic back after: ____", "Traffic back after: 1.0 s"],
    ["Time to recover: ____", "Time to recover: 45 s"],
    ["Traffic back at: ____", "Traffic back at: 09:00 UTC"],
    ["Failed requests: ____", "Failed requests: 37 of 4912 counted"],
    ["Guard tripped: ____", "Guard tripped: Roll back above 2 % errors"],
    ["Paged: ____", "Paged: on-call"],
    ["Acknowledged by: ____", "Acknowledged by: bo"],
    ["Rolled back to: ____", "Rolled back to: 1.3.2"],
    ["Release class: ____", "Release class: standard"],
  ])("%s", (line, filled) => {
    expect(fillLine(line, story(ROWS)).text).toBe(filled);
  });

  it("keeps its blanks where nothing was watched", () => {
    for (const label of [
      "Peak error rate",
      "Detection time",
      "Traffic back after",
      "Failed requests",
      "Paged",
    ])
      expect(fillLine(`${label}: ____`, story([[1, beganNode("build")]])).left).toBe(1);
  });
});

it("tells any part of it, in any order, without a word of the machinery", () => {
  const kinds = fc.constantFrom("log" as const, "rollback" as const, "post-mortem" as const);
  fc.assert(
    fc.property(fc.shuffledSubarray([...ROWS]), kinds, (rows, kind) => {
      const text = report(story(rows), kind).lines.join("\n");
      expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
    }),
    { numRuns: 100 },
  );
});
