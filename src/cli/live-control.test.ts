/** Keys pressed at a live view, and what is told to the release by them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstUi, type Pressed, press, selectedOf, type Ui } from "./live-control.ts";
import { type Key, keysOf } from "./live-keys.ts";
import { sampleRow, sampleScene, sampleWait } from "./sample-scene.ts";
import type { Scene } from "./scene.ts";

const type = (ui: Ui, typed: string, scene: Scene): { last: Pressed; told: unknown[] } => {
  let last: Pressed = { ui };
  const told: unknown[] = [];
  for (const [index, key] of keysOf(typed).entries()) {
    // A person needs a moment between two keys.
    last = press(last.ui, key, { scene, nowMs: index * 300 });
    if (last.told !== undefined) told.push(last.told);
  }
  return { last, told };
};

const twoQuestions = sampleScene({
  waits: [
    sampleWait("merged", "Merged", { item: "merged" }),
    sampleWait("green", "Green", { item: "green" }),
  ],
});

describe("keysOf", () => {
  it("knows text, arrows and control keys, and swallows what it does not know", () => {
    expect(keysOf("é")).toEqual([{ kind: "text", text: "é" }]);
    expect(keysOf("\u001b[A\u001bOB\u001b[5~\u001b[1;5C\u0003\r\u007f").map(({ kind }) => kind)).toEqual([
      "up",
      "down",
      "interrupt",
      "enter",
      "backspace",
    ]);
    expect(keysOf("\u001b")).toEqual([{ kind: "escape" }]);
    expect(keysOf("\u0001\u0002")).toEqual([]);
  });
});

describe("press", () => {
  it("answers the question that is picked and goes on to the next", () => {
    const { last, told } = type(firstUi, "yn", twoQuestions);
    expect(told).toEqual([
      { kind: "answer", about: "merged", value: "yes", note: null },
      { kind: "answer", about: "green", value: "no", note: null },
    ]);
    expect(selectedOf(last.ui, twoQuestions)?.id).toBe("green");
    expect(type(firstUi, "2y", twoQuestions).told).toMatchObject([{ about: "green" }]);
    expect(type(firstUi, "9", twoQuestions).last.ui.message).toBe("there is no question 9");
  });

  it("takes a key that is held down for one answer", () => {
    const first = press(firstUi, { kind: "text", text: "y" }, { scene: twoQuestions, nowMs: 1000 });
    const again = press(first.ui, { kind: "text", text: "y" }, { scene: twoQuestions, nowMs: 1030 });
    expect([first.told !== undefined, again.told]).toEqual([true, undefined]);
  });

  it("waives and rolls back with a reason only", () => {
    expect(type(firstUi, "w\r", twoQuestions).last.ui).toMatchObject({
      typing: { text: "" },
      message: "type a reason, or Esc to leave it",
    });
    expect(type(firstUi, "wdocs only\r", twoQuestions).told).toEqual([
      { kind: "waive", about: "merged", value: null, note: "docs only" },
    ]);
    expect(type(firstUi, "bwrongx\u007f one\r", sampleScene()).told).toEqual([
      { kind: "rollback", about: null, value: null, note: "wrong one" },
    ]);
    expect(type(firstUi, "bwrong\u001b", sampleScene())).toMatchObject({
      told: [],
      last: { ui: { typing: null, message: "nothing was sent" } },
    });
  });

  it("approves after a yes to the plan's hash and not before", () => {
    const scene = sampleScene({
      waits: [sampleWait("ok", "Approve", { kind: "approval", answers: ["approve", "reject"] })],
    });
    expect(type(firstUi, "a", scene).told).toEqual([]);
    expect(type(firstUi, "ax", scene).told).toEqual([]);
    expect(type(firstUi, "ay", scene).told).toEqual([
      { kind: "approve", about: "ok", value: "sha256:4f2a9c1e00000000", note: null },
    ]);
  });

  it("offers what fits a failure, a doubt and a timer", () => {
    const failure = sampleScene({
      waits: [
        sampleWait("n5", "Build failed", { kind: "failure", node: "n5", answers: ["retry", "skip", "stop"] }),
      ],
    });
    expect(type(firstUi, "r", failure).told).toMatchObject([{ kind: "retry", about: "n5" }]);
    expect(type(firstUi, "sby hand\r", failure).told).toMatchObject([{ kind: "skip", note: "by hand" }]);
    const doubt = sampleScene({ waits: [sampleWait("n5", "Was it done", { kind: "in-doubt" })] });
    expect(type(firstUi, "n", doubt).told).toMatchObject([{ kind: "answer", value: "not-done" }]);
    const rung = sampleScene({ waits: [sampleWait("n3-5", "Shift it", { kind: "rung", answers: ["yes"] })] });
    expect(type(firstUi, "y", rung).told).toMatchObject([{ kind: "confirm", about: "n3-5" }]);
    const open = sampleScene({ waits: [sampleWait("w", "Is the window open", { kind: "window" })] });
    expect(type(firstUi, "n", open).told).toMatchObject([{ kind: "answer", about: "w", value: "no" }]);
    const soak = sampleScene({ waits: [sampleWait("n8", "Watch", { kind: "soak" })] });
    expect(type(firstUi, "em", soak).told).toMatchObject([
      { kind: "promote", about: "n8" },
      { kind: "extend", about: "n8" },
    ]);
  });

  it("pauses, continues, leaves and never throws", () => {
    expect(type(firstUi, "p", sampleScene()).told).toMatchObject([{ kind: "pause" }]);
    const paused = sampleScene({ paused: { by: "ana", note: null } });
    expect(type(firstUi, "p", paused).told).toMatchObject([{ kind: "continue" }]);
    expect(type(firstUi, "q", paused).last.leave).toBe(true);
    expect(type(firstUi, "bhalf\u0003", paused).last).toMatchObject({ leave: true, ui: { typing: null } });
    const key: fc.Arbitrary<Key> = fc.oneof(
      fc
        .constantFrom("enter", "escape", "up", "down", "erase", "close", "backspace")
        .map((kind) => ({ kind }) as Key),
      fc.string({ minLength: 1, maxLength: 3 }).map((text): Key => ({ kind: "text", text })),
    );
    const scene = sampleScene({ rows: [sampleRow("1", "x")], waits: twoQuestions.waits });
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        let ui = firstUi;
        for (const each of keys) ui = press(ui, each, { scene, nowMs: 0 }).ui;
        expect(ui.typing === null || ui.typing.text.length <= 500).toBe(true);
      }),
    );
  });
});
