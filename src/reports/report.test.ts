/** Templates filled and plain logs written from hand-made releases. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReleaseEvent } from "../conductor/index.ts";
import { fillLine } from "./fill-line.ts";
import { report, usualReport } from "./report.ts";
import {
  ana,
  beganNode,
  endedAs,
  endedItem,
  endedNode,
  recorded,
  sampleNumbers,
  samplePlan,
  startedEvent,
} from "./sample-release.ts";
import { storyOf } from "./story-of.ts";

type Rows = readonly (readonly [number, ReleaseEvent])[];

const GOOD: Rows = [
  [5, beganNode("before")],
  [60, endedItem("approved")],
  [61, endedItem("green", "waived")],
  [62, endedNode("before", "done")],
  [62, beganNode("build")],
  [142, endedNode("build", "done")],
  [142, beganNode("deploy")],
  [150, endedNode("deploy", "done")],
  [151, endedAs("done")],
];

const BAD: Rows = [
  [1, beganNode("build")],
  [60, endedNode("build", "done")],
  [60, beganNode("deploy")],
  [61, endedNode("deploy", "failed", "exit 1")],
  [62, { type: "release.returning", why: "deploy failed", by: ana }],
  [62, beganNode("back")],
  [122, endedNode("back", "done")],
  [122, endedNode("build", "undone")],
  [125, endedAs("returned")],
];

const story = (rows: Rows, templates: readonly string[] = []) => {
  const plan = samplePlan({ templates: templates.map((text, index) => ({ id: `t${index}`, text })) });
  const recordeds = recorded([[0, startedEvent(plan)], ...rows]);
  return storyOf({ plan, recordeds, numbers: sampleNumbers });
};

describe("fillLine", () => {
  it.each([
    ["Date: ____________", "Date: 2026-03-01", 0],
    ["**Version:** ____", "**Version:** 1.4.0", 0],
    ["- Deployed by:", "- Deployed by: ana", 0],
    ["Tag:   ______   previous tag: ______", "Tag:   1.4.0   previous tag: v1.3.2", 0],
    ["Typed / watched: ______ / ______", "Typed / watched: ana / ______", 1],
    ["Start / end: ____ / ____", "Start / end: 09:00 UTC / 09:02 UTC", 0],
    ["Maintenance: yes / no   from ____ to ____", "Maintenance: yes / no   from ____ to ____", 2],
    ["Result:   OK / rolled back", "Result:   OK", 0],
    ["Rollback: yes/no", "Rollback: no", 0],
    ["Status: [ ] success", "Status: [ ] success", 0],
    ["Problems:", "Problems:", 1],
    ["| Started | |", "| Started | 09:00 UTC |", 0],
    ["| Environment | <environment> |", "| Environment | production |", 0],
    ["| Seen by | ____ |", "| Seen by | ____ |", 1],
    ["| --- | --- |", "| --- | --- |", 0],
    ["| hh:mm | deployment started |", "| 09:00 UTC | deployment started |", 0],
    ["DEPLOYMENT LOG", "DEPLOYMENT LOG", 0],
    ["See https://wiki.example/x: the page", "See https://wiki.example/x: the page", 0],
    ["Deployed by <deployed-by> at <start-time>", "Deployed by ana at 09:00 UTC", 0],
  ])("%s", (line, text, left) => {
    expect(fillLine(line, story(GOOD))).toMatchObject({ text, left });
  });

  it("says of a release that went back what that was", () => {
    const told = story(BAD);
    expect(fillLine("Result: OK / rolled back", told).text).toBe("Result: rolled back");
    expect(fillLine("Rollback: yes / no", told).text).toBe("Rollback: yes");
    expect(fillLine("Why:", told).text).toBe("Why: deploy failed");
    expect(fillLine("Down from / to: ____ / ____", told).left).toBe(2);
    expect(fillLine("Problems: ____", told).text).toBe("Problems: 3 Deploy | all: exit 1");
  });

  it("is quick and whole on any line", () => {
    const piece = fc.constantFrom("a", ":", " ", "_", "|", "/", "<", ">", "[", "]", "**", "Date", "  ", "\t");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const line = pieces.join("");
        const made = fillLine(line, story([]));
        expect(made.filled + made.left).toBeGreaterThanOrEqual(0);
        expect(made.text.includes("\n")).toBe(false);
      }),
    );
    const before = performance.now();
    for (const unit of ["a:", "_ ", "| a ", "<a", "a  b:", "[a", ", a", "  ", " /"])
      fillLine(unit.repeat(200_000), story([]));
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe("report", () => {
  const LOG =
    "DEPLOYMENT LOG\nDate: ____\nSeen by: ____\n- [ ] Tests are green\n- [ ] Pull request approved\n";

  it("fills the team's own form, ticks only what was done, and counts what is left", () => {
    const made = report(story(GOOD, ["ROLLBACK REPORT\nWhy:", LOG]), "log");
    expect(made).toEqual({
      kind: "log",
      ownTemplate: true,
      lines: [
        "DEPLOYMENT LOG",
        "Date: 2026-03-01",
        "Seen by: ____",
        "- [ ] Tests are green",
        "- [x] Pull request approved",
      ],
      filled: 2,
      left: 1,
    });
    expect(usualReport(story(BAD))).toBe("rollback");
    expect(report(story(BAD, [LOG, "ROLLBACK REPORT\nWhy:"]), "rollback").lines[1]).toBe(
      "Why: deploy failed",
    );
  });

  it("writes a plain log where there is no form", () => {
    expect(report(story(GOOD), "log").lines).toEqual([
      "# orders 1.4.0 to production",
      "",
      "|  |  |",
      "| --- | --- |",
      "| Release | k3f9wz |",
      "| Runbook | deploy.md |",
      "| Inputs | version=1.4.0, previous-tag=v1.3.2 |",
      "| Plan | sha256:4f2a9c1e00 |",
      "| Started | 2026-03-01 09:00:00 UTC by ana |",
      "| Finished | 2026-03-01 09:02:31 UTC |",
      "| Took | 2:31 |",
      "| Result | done |",
      "",
      "## Steps",
      "",
      "| # | Step | Lines | Began | Took | Result |",
      "| --- | --- | --- | --- | --- | --- |",
      "| 1 | Before | 3-4 | 09:00:05 | 57 s | done |",
      "| 2 | Build the image | 8 | 09:01:02 | 1:20 | done |",
      "| 3 | Deploy \\| all | 9 | 09:02:22 | 8.0 s | done |",
      "",
      "## Answers",
      "",
      "| When | Asked | Answer | By |",
      "| --- | --- | --- | --- |",
      "| 09:01:00 | Pull request approved | done | bo |",
      "| 09:01:01 | Tests are green | waived | bo |",
    ]);
  });

  it("tells a rollback, what was undone, and a crash on the way", () => {
    const took: ReleaseEvent = { type: "driver.took", driver: "d", host: "h", pid: 1, gapMs: 90_000 };
    const lines = report(story([[0, took], ...BAD]), "rollback").lines;
    expect(lines).toContain("| Result | rolled back |");
    expect(lines).toContain("| 3 | Deploy \\| all | 9 | 09:01:00 | 1.0 s | failed, exit 1 |");
    expect(lines).toContain("- Began 09:01:02 by ana: deploy failed");
    expect(lines).toContain("- Done 09:02:05, after 1:03");
    expect(lines).toContain("- Undone: 2 Build the image");
    expect(lines).toContain("- 09:00:00 carried on by another process; nobody drove it for 1 min 30 s");
  });

  it("tells a failed release that was carried on as not ended, then as it ended", () => {
    const failed: Rows = [...BAD.slice(0, 4), [61, endedAs("failed", ["build"])]];
    const carriedOn: Rows = [...failed, [70, { type: "release.moved", to: "moving", why: null }]];
    expect(story(failed).ending).toBe("failed");
    expect(story(carriedOn)).toMatchObject({ ending: null, endedAt: null, stands: [] });
    expect(story([...carriedOn, [80, endedAs("done")]]).ending).toBe("done");
  });

  it("tells half a release without throwing", () => {
    for (let length = 0; length < GOOD.length; length += 1)
      expect(report(story(GOOD.slice(0, length)), "log").lines.join("\n")).toContain("not ended yet");
    expect(storyOf({ plan: samplePlan(), recordeds: [], numbers: new Map() }).steps).toHaveLength(3);
  });
});
