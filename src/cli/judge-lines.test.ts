/** What the judge says, at every point of its way; and that what people see of a release never shows how it is made. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../base/index.ts";
import type { GuardView, JudgeView } from "../conductor/index.ts";
import { exposureLines, untoldExposures } from "./exposure-lines.ts";
import { guardLines } from "./guard-lines.ts";
import { judgeLines } from "./judge-lines.ts";
import { firstUi } from "./live-control.ts";
import { frameLines } from "./live-frame.ts";
import { leftBehind } from "./live-left.ts";
import { bareWidth } from "./live-screen.ts";
import type { Look } from "./look.ts";
import { endLines } from "./render-end.ts";
import { waitLines } from "./render-waits.ts";
import { sampleRow, sampleScene, sampleWait, second } from "./sample-scene.ts";
import type { Scene } from "./scene.ts";

const look = (columns: number, unicode = true): Look => ({ columns, unicode, colour: false });
const judge = (changes: Partial<JudgeView> = {}): JudgeView => ({
  says: "go-on",
  toPass: 0.94,
  toBack: 0,
  evidence: 0,
  blames: null,
  against: "1.3.2",
  ...changes,
});

describe("the judge on a terminal", () => {
  it.each([
    [judge(), "evidence     not worse than 1.3.2: 94 % of what a pass needs"],
    [judge({ toPass: 0 }), "evidence     nothing is shown yet, against 1.3.2"],
    [judge({ says: "pass", toPass: 1 }), "evidence     not worse than 1.3.2: all that a pass needs"],
    [
      judge({ says: "amber", toBack: 0.629, blames: "error rate" }),
      "evidence     error rate looks worse than 1.3.2: 62 % of what a rollback needs",
    ],
    [judge({ says: "no-data" }), "evidence     nothing is heard of the new version"],
    [judge({ says: "roll-back", blames: "error rate" }), "evidence     error rate worse than 1.3.2"],
  ])("%o", (said, line) => {
    expect(judgeLines(said, look(100)).map((each) => each.trim())).toEqual([line]);
  });

  it("says nothing where nothing is compared", () => {
    expect([judgeLines(null, look(80)), judgeLines(judge({ toPass: null }), look(80))]).toEqual([[], []]);
  });
});

const moving = (): Scene =>
  sampleScene({
    rows: [
      sampleRow("6", "20 % of traffic on 1.4.0", {
        state: "running",
        beganAt: second(0),
        note: "rung 2 of 4",
        share: { version: "1.4.0", percent: 20 },
      }),
    ],
    waits: [sampleWait("dwell", "20 % of traffic", { kind: "timer", node: "n6", until: second(330) })],
    judge: judge(),
    exposures: [
      {
        service: "orders",
        versions: [
          { version: "1.3.2", percent: 80 },
          { version: "1.4.0", percent: 20 },
        ],
        leaseEndsAt: second(150),
      },
    ],
  });

describe("a ladder on a terminal", () => {
  const frame = (scene: Scene, columns = 80): readonly string[] =>
    frameLines({
      scene,
      ui: firstUi,
      look: look(columns),
      rows: 24,
      now: second(140),
      tail: () => [],
      notice: null,
    });

  it("shows the share, the rung and the time, and the lease only when it has run out", () => {
    expect(frame(moving()).slice(0, 2)).toEqual([
      "  ● 6   20 % of traffic on 1.4.0                rung 2 of 4, 3:10 to go     2:20",
      "          evidence     not worse than 1.3.2: 94 % of what a pass needs",
    ]);
    expect(untoldExposures(moving(), second(200))).toHaveLength(1);
  });

  it("shows no guard on the way back, and says why it goes back", () => {
    const back = { ...moving(), returning: { why: "error rate 6.1 % > 2 %, at 20 %", by: null } };
    expect(frame(back).join("\n")).not.toContain("evidence");
    expect(leftBehind(() => {}).next(back, { look: look(80), now: second(140) })).toContain(
      "  ✗     rolls back: error rate 6.1 % > 2 %, at 20 %",
    );
  });
});

describe("whatever is shown", () => {
  const text = fc.constantFrom(
    "",
    "error rate",
    "x".repeat(90),
    "数据库 rate",
    "a\u001b[31mb",
    "1.4.0",
    "~tick",
  );
  const number = fc.option(fc.constantFrom(0, -1, 0.000001, 12.3456789, 1e12, 99.99), { nil: null });
  const at = fc.option(fc.integer({ min: 0, max: 2_000 }).map(second), { nil: null });
  const guard: fc.Arbitrary<GuardView> = fc.record({
    id: text,
    state: fc.constantFrom("quiet" as const, "rising" as const, "tripped" as const, "undecided" as const),
    title: text,
    lines: fc.constant(null),
    when: fc.oneof(
      fc.record({ event: text, holdMs: fc.constant(null) }),
      fc.record({
        figure: text,
        stat: fc.constantFrom(null, "p99"),
        is: fc.constantFrom(">" as const, "<=" as const, "=" as const),
        value: number,
        unit: fc.constantFrom(null, "percent" as const, "ms" as const, "bytes" as const, "times" as const),
        of: fc.constantFrom(null, "baseline" as const, "slo" as const),
        holdMs: fc.constantFrom(null, 60_000),
        windowMs: fc.constantFrom(null, 300_000),
      }),
    ),
    action: fc.constantFrom("rollback" as const, "note" as const, "prepare" as const),
    value: number,
    since: at,
    actsAt: at,
    evidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    why: fc.option(text, { nil: null }),
    against: fc.option(text, { nil: null }),
    trail: fc.array(number, { maxLength: 30 }),
  });
  const judged = fc.option(
    fc.record({
      says: fc.constantFrom(
        "go-on" as const,
        "roll-back" as const,
        "pass" as const,
        "amber" as const,
        "no-data" as const,
      ),
      toPass: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
      toBack: fc.double({ min: 0, max: 1, noNaN: true }),
      evidence: fc.double({ min: 0, max: 1, noNaN: true }),
      blames: fc.option(text, { nil: null }),
      against: text,
    }),
    { nil: null },
  );
  const share = fc.record({ version: fc.option(text, { nil: null }), percent: fc.constantFrom(0, 5, 100) });
  const scene = fc.record({
    guards: fc.array(guard, { maxLength: 4 }),
    judge: judged,
    share: fc.option(share, { nil: null }),
    note: fc.option(text, { nil: null }),
    why: fc.option(text, { nil: null }),
    returning: fc.boolean(),
    ended: fc.constantFrom(null, "done" as const, "returned" as const, "stopped" as const, "failed" as const),
    lease: at,
    columns: fc.integer({ min: 40, max: 120 }),
    unicode: fc.boolean(),
  });

  it("is no wider than the screen, and says nothing of the machinery", () => {
    fc.assert(
      fc.property(scene, (given) => {
        const on = look(given.columns, given.unicode);
        const { why } = given;
        const exposure = {
          service: "orders",
          versions: [{ version: "1.4.0", percent: 5 }],
          leaseEndsAt: given.lease,
        };
        const shown = sampleScene({
          rows: [
            sampleRow("1", "Shift", {
              state: "running",
              beganAt: second(1),
              share: given.share,
              note: given.note,
            }),
          ],
          waits: [sampleWait("w", why ?? "a", { kind: "rung", answers: ["promote", "rollback"] })],
          guards: given.guards,
          judge: given.judge,
          exposures: [exposure],
          returning: given.returning ? { why: why ?? "", by: null } : null,
          ended: given.ended === null ? null : { as: given.ended, exit: 0, why, stands: [], at: second(90) },
        });
        const now = instant(second(100));
        const given_ = { look: on, now };
        const lines = [
          ...guardLines(given.guards, { ...given_, most: 40 }),
          ...judgeLines(given.judge, on),
          ...exposureLines(shown.exposures, given_),
          ...frameLines({ scene: shown, ui: firstUi, look: on, rows: 30, now, tail: () => [], notice: null }),
          ...endLines(shown, { ...given_, next: [], report: null }).filter(
            (line) => !line.includes("rutter "),
          ),
          ...waitLines(shown, given_).filter((line) => !line.includes("rutter ")),
          ...leftBehind(() => {}).next(shown, given_),
        ];
        for (const line of lines) {
          expect(bareWidth(line)).toBeLessThanOrEqual(given.columns);
          expect(line).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
          expect(line.includes("\u001b")).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
