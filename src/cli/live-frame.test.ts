/** The live view at several widths and heights, with and without symbols. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstUi, press } from "./live-control.ts";
import { frameLines } from "./live-frame.ts";
import { bareWidth } from "./live-screen.ts";
import type { Look } from "./look.ts";
import { sampleRow, sampleScene, sampleWait, second } from "./sample-scene.ts";
import type { Scene } from "./scene.ts";

const look = (columns: number, unicode = true, colour = false): Look => ({ columns, unicode, colour });

const MOVING = sampleScene({
  rows: [
    sampleRow("1", "2 questions", { state: "done", beganAt: second(0), endedAt: second(60), who: ["ana"] }),
    sampleRow("2", "Build the image", { state: "running", beganAt: second(60), mostMs: 600_000 }),
    sampleRow("3", "Deploy to production with everything that goes with it, the cache and the queue as well"),
    sampleRow("4", "Watch"),
  ],
});

const ASKING = sampleScene({
  state: "waiting",
  rows: [
    sampleRow("1", "2 questions", { state: "running", beganAt: second(0), note: "1 of 3" }),
    sampleRow("2", "Build"),
  ],
  waits: [
    sampleWait("merged", "Pull request is merged", { item: "merged", node: "n1" }),
    sampleWait("green", "Tests are green", { item: "green", node: "n1", shown: ["npm test"] }),
  ],
});

const frame = (scene: Scene, its: Look, { rows = 24, ui = firstUi } = {}): readonly string[] =>
  frameLines({
    scene,
    ui,
    look: its,
    rows,
    now: second(140),
    tail: (_, lines) => ["one", "two", "three"].slice(-lines || 3),
    notice: null,
  });

describe("frameLines", () => {
  it("shows what runs with its last lines, what comes next, and the keys", () => {
    expect(frame(MOVING, look(80))).toEqual([
      "  ● 2   Build the image                                                     1:20",
      "          one",
      "          two",
      "          three",
      "  ○ 3   Deploy to production with everything that goes with it, the",
      "        cache and the queue as well",
      "  ○ 4   Watch",
      "",
      "  p pause   b roll back   l log   q leave   ? help                          2:20",
    ]);
  });

  it("asks everything at once and shows what goes with the one that is picked", () => {
    expect(frame(ASKING, look(60), { ui: { ...firstUi, selected: "green" } })).toEqual([
      "  ? 1   2 questions                                     2:20",
      "          1 of 3",
      "          one",
      "          two",
      "          three",
      "  ?   1 Pull request is merged",
      "  ? › 2 Tests are green (waits for 2 min)",
      "        npm test",
      "  ○ 2   Build",
      "",
      "  y yes   n no   w waive   p pause   b roll back        2:20",
    ]);
  });

  it("has plain stand-ins for every symbol", () => {
    const lines = [...frame(MOVING, look(60, false)), ...frame(ASKING, look(60, false))];
    expect(lines.join("\n")).toMatch(/^[\n -~]*$/);
    expect(lines[0]).toBe("  *  2   Build the image                                1:20");
  });

  it("shows what is typed, its end in sight", () => {
    const typing = press(firstUi, { kind: "text", text: "b" }, { scene: MOVING, nowMs: 0 }).ui;
    const typed = press(
      typing,
      { kind: "text", text: `${"x".repeat(90)}end` },
      { scene: MOVING, nowMs: 0 },
    ).ui;
    expect(frame(MOVING, look(40), { ui: typed }).at(-2)).toMatch(/^ {2}reason to roll back: x+end_$/);
  });

  it("fits the screen, however small, and never breaks a line", () => {
    const word = fc.constantFrom(
      "deploy",
      "服务器",
      "x".repeat(70),
      "🚀",
      "a/b/c",
      "\u001b[31mred",
      "\u202e",
    );
    const title = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
    const scenes = fc.record({
      titles: fc.array(title, { maxLength: 8 }),
      asks: fc.array(title, { maxLength: 30 }),
      columns: fc.integer({ min: 40, max: 120 }),
      rows: fc.integer({ min: 6, max: 40 }),
      unicode: fc.boolean(),
    });
    fc.assert(
      fc.property(scenes, ({ titles, asks, columns, rows, unicode }) => {
        const scene = sampleScene({
          rows: titles.map((text, index) =>
            sampleRow(String(index + 1), text, index === 0 ? { state: "running", beganAt: second(0) } : {}),
          ),
          waits: asks.map((text, index) => sampleWait(`w${index}`, text)),
        });
        const lines = frame(scene, look(columns, unicode, true), { rows });
        for (const line of lines) expect(bareWidth(line)).toBeLessThanOrEqual(columns);
        expect(lines.join("")).not.toMatch(/\u202e/);
      }),
      { numRuns: 200 },
    );
  });
});
