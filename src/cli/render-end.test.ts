/** How every way to end is told, and what waits with the command for it. */
import { describe, expect, it } from "vitest";
import type { Look } from "./look.ts";
import { endLines } from "./render-end.ts";
import { stepLines } from "./render-scene.ts";
import { waitLines } from "./render-waits.ts";
import { sampleRow, sampleScene, sampleWait, second } from "./sample-scene.ts";
import type { Scene } from "./scene.ts";

const look = (columns: number): Look => ({ columns, unicode: true, colour: false });
const end = (scene: Scene, columns = 80, report: { kind: "log" | "rollback"; left: number } | null = null) =>
  endLines(scene, { look: look(columns), now: second(200), next: [], report });
const ended = (as: "done" | "returned" | "stopped" | "failed", stands: readonly string[] = []) => ({
  as,
  exit: 0,
  why: null,
  stands,
  at: second(151),
});
const done = (number: string, title: string) =>
  sampleRow(number, title, { state: "done", beganAt: second(0), endedAt: second(10) });

describe("endLines", () => {
  it("tells that it is out", () => {
    const scene = sampleScene({ rows: [done("1", "Build"), done("2", "Deploy")], ended: ended("done") });
    expect(end(scene, 80, { kind: "log", left: 2 })).toEqual([
      "done       1.4.0 is out: 2 steps in 2:31.",
      "next       rutter report k3f9wz   the deployment log, 2 blanks left for you",
    ]);
  });

  it("tells a rollback: what failed, what was undone, what stands", () => {
    const scene = sampleScene({
      rows: [
        sampleRow("1", "Build", { state: "undone" }),
        sampleRow("2", "Deploy", { state: "failed", note: "exit 1", exit: 1 }),
      ],
      returning: { why: "Deploy failed", by: null },
      ended: ended("returned"),
    });
    expect(end(scene, 60, { kind: "rollback", left: 1 })).toEqual([
      "returned   1.4.0 was rolled back in 2:31: Deploy failed.",
      "           Failed: 2 Deploy (exit 1).",
      "           Undone: 1 Build.",
      "           Nothing of it stands.",
      "next       rutter log k3f9wz 2    what that step said",
      "           rutter report k3f9wz",
      "             the rollback report, 1 blank left for you",
    ]);
  });

  it("says where the traffic is, and what it cost", () => {
    const exposure = { service: "orders", versions: [{ version: "1.3.2", percent: 100 }], leaseEndsAt: null };
    const scene = sampleScene({
      rows: [sampleRow("1", "Shift 5 %, 100 % of traffic", { state: "undone" })],
      exposures: [exposure],
      returning: { why: "error rate 6.1 % > 2 %", by: null },
      ended: ended("returned"),
    });
    const harm = "37 of the 4,912 requests to 1.4.0 that were counted failed, in 19 s.";
    expect(endLines(scene, { look: look(90), now: second(200), next: [], report: null, harm })).toEqual([
      "returned   1.4.0 was rolled back in 2:31: error rate 6.1 % > 2 %.",
      "           1.3.2 has all traffic.",
      `           ${harm}`,
      "           Undone: 1 Shift 5 %, 100 % of traffic.",
      "           Nothing of it stands.",
      "next       rutter report k3f9wz   the rollback report",
    ]);
    const split = {
      ...exposure,
      versions: [
        { version: "1.3.2", percent: 80 },
        { version: "1.4.0", percent: 20 },
      ],
    };
    expect(end({ ...scene, exposures: [split], ended: ended("failed") })).toContain(
      "           Traffic: 80 % on 1.3.2, 20 % on 1.4.0.",
    );
  });

  it("does not claim for the runbook's own rollback what nobody looked at", () => {
    const scene = sampleScene({
      rows: [sampleRow("1", "Build", { state: "undone", note: "by the runbook's own rollback" })],
      returning: { why: "Deploy failed", by: null },
      ended: ended("returned"),
    });
    expect(end(scene)).toContain("           Left to the runbook's own rollback: 1 Build.");
    expect(end(scene).join()).not.toContain("Nothing");
  });

  it("names what stands and what is in doubt", () => {
    const scene = sampleScene({
      rows: [sampleRow("2", "Migrate", { state: "in-doubt" })],
      ended: ended("failed", ["1 Build"]),
    });
    expect(end(scene)).toEqual([
      "failed     It cannot go on or back without a person.",
      "           Stands: 1 Build.",
      "           In doubt: 2 Migrate. Nobody can tell from here whether it happened.",
      "next       rutter log k3f9wz 2    what that step said",
      "           rutter status k3f9wz   where it stands",
      "           rutter report k3f9wz   the deployment log",
    ]);
  });

  it("says how a release that was left is carried on", () => {
    expect(end(sampleScene({ rows: [done("1", "Build")], paused: { by: "ana", note: null } }))).toEqual([
      "paused     Paused by ana. Nothing is under way.",
      "next       rutter continue k3f9wz   ends the pause",
      "           rutter resume k3f9wz     carries it on",
    ]);
  });
});

describe("a release that is left in the middle of a step", () => {
  const rows = [
    done("1", "Build"),
    sampleRow("2", "Deploy", { state: "running", beganAt: second(12) }),
    sampleRow("3", "All well?", { state: "running" }),
  ];
  const waits = [sampleWait("ok", "All well?", { node: "n3" })];

  it("says what still runs, and not that nothing does", () => {
    expect(end(sampleScene({ rows, waits, paused: { by: "ana", note: null } }))[0]).toBe(
      "paused     Paused by ana. Still under way: 2 Deploy.",
    );
    expect(end(sampleScene({ rows }))[0]).toBe(
      "left       1 step done; nobody drives it now. Still under way: 2 Deploy; 3 All",
    );
  });

  it("is told as going on where another process drives it", () => {
    const scene = sampleScene({ rows, paused: { by: "ana", note: null } });
    const lines = endLines(scene, { look: look(80), now: second(200), next: [], report: null, driven: true });
    expect(lines[0]).toBe("paused     Paused by ana. What is under way finishes.");
  });
});

describe("waitLines", () => {
  it("gives the command for each, never broken", () => {
    const scene = sampleScene({
      waits: [
        sampleWait("tests-are-green-in-the-pipeline-of-the-release-branch", "Tests are green", { item: "x" }),
        sampleWait("ok", "Approve this plan.", { kind: "approval", who: "sre" }),
        sampleWait("n8", "Watch for 15 min", { kind: "soak", until: second(320) }),
      ],
    });
    expect(waitLines(scene, { look: look(60), now: second(200) })).toEqual([
      "waits for 2 answers",
      "  ? Tests are green (waits for 3 min)",
      "    type  rutter answer k3f9wz tests-are-green-in-the-pipeline-of-the-release-branch yes  # or no",
      '    or    rutter waive k3f9wz tests-are-green-in-the-pipeline-of-the-release-branch "reason"',
      "  ? Approve this plan. (of sre, waits for 3 min)",
      "    type  rutter approve k3f9wz",
      '    or    rutter reject k3f9wz "reason"',
      "  ○ Watch for 15 min (2 min to go)",
      "    type  rutter promote k3f9wz n8",
      "    or    rutter extend k3f9wz n8",
    ]);
  });
});

describe("stepLines", () => {
  it("keeps its columns at any width", () => {
    const row = sampleRow("12", "Copy 数据库 to the standby", {
      state: "failed",
      beganAt: second(0),
      endedAt: second(3700),
      exit: 2,
      note: "rsync: connection unexpectedly closed",
    });
    expect(stepLines(row, { look: look(60), now: second(0) })).toEqual([
      "  ✗ 12  Copy 数据库 to the standby                   1:01:40",
      "          exit 2, rsync: connection unexpectedly closed",
    ]);
  });
});
