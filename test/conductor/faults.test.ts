/** The checker finds each promise broken where a journal breaks it: one that finds nothing would prove nothing. */
import { describe, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import { faultsOf, type Recorded, type ReleaseEvent } from "../../src/conductor/index.ts";
import { approval, gate, planOf, question, read, step } from "./plan-of.ts";
import { append, begin, end, fail, START, say } from "./play.ts";

const plan = planOf({
  main: { ok: approval(), g: gate("question", { items: ["q"] }), a: step("a"), b: read("b") },
  items: { q: question("so?") },
  rollback: { r: step("undo") },
});

const outcome = { state: "done", data: {}, evidence: [] } as const;
const asked = (node: string, attempt = 1): ReleaseEvent => ({
  type: "effect.asked",
  effect: { id: `${node}#${attempt}`, hand: "shell", input: {} },
  node,
  item: null,
  attempt,
  timeoutMs: 1,
  aside: false,
});
const ended = (effect: string): ReleaseEvent => ({ type: "effect.ended", effect, outcome, found: false });
const over = (node: string): ReleaseEvent => ({
  type: "node.ended",
  node,
  as: "done",
  why: null,
  answer: "yes",
});

/** A release that has come to its step `a` as it should. */
const atStep = () => {
  const play = say(begin(plan), "approve", [null, plan.hash], { by: "bo" });
  return say(play, "answer", ["q", "yes"]);
};

function broken(...events: readonly ReleaseEvent[]): readonly string[] {
  const play = atStep();
  expect(faultsOf(plan, play.recordeds)).toEqual([]);
  append(play, events);
  return faultsOf(plan, play.recordeds).map((fault) => fault.replace(/^\d+ /, ""));
}

describe("faultsOf", () => {
  it("finds nothing in what is as it should be", () => {
    expect(faultsOf(plan, end(end(atStep(), "a#1"), "b#1").recordeds)).toEqual([]);
    expect(faultsOf(plan, say(fail(atStep(), "a#1"), "retry", ["a"]).recordeds)).toEqual([]);
  });

  const failed = { ...outcome, state: "failed" } as const;
  it.each<readonly [string, readonly ReleaseEvent[], string]>([
    ["an effect that ended twice", [ended("a#1"), ended("a#1")], "a#1 has ended already"],
    ["an effect that nobody asked for", [ended("z#1")], "z#1 was not asked for"],
    [
      "what is not safe, twice",
      [{ type: "effect.ended", effect: "a#1", outcome: failed, found: false }, asked("a", 2)],
      "a is not safe to repeat",
    ],
    [
      "what is not safe, repeated after a crash",
      [{ type: "effect.recovered", effect: "a#1", how: "repeated" }],
      "a#1 is not safe to repeat",
    ],
    ["two attempts at once", [asked("a", 2)], "a#1 is still without an outcome"],
    ["a step before its turn", [asked("b")], "b begins before a is over"],
    ["a step on no course", [asked("r")], "r is on no course that has begun"],
    ["a step that is done without an outcome", [over("b")], "b is done without an outcome"],
    [
      "a step after the end",
      [
        ended("a#1"),
        over("a"),
        { type: "release.ended", as: "done", exit: 0, why: null, stands: [], by: null },
        asked("b"),
      ],
      "b begins after the end",
    ],
    [
      "a step in a pause",
      [
        ended("a#1"),
        over("a"),
        { type: "release.paused", by: { who: "x", signed: false }, note: null },
        asked("b"),
      ],
      "b begins though the release is paused",
    ],
    [
      "a wait that was closed twice",
      [{ type: "wait.closed", wait: "q", as: "yes", by: null, note: null }],
      "q is not open",
    ],
    ["a signal that was taken twice", [{ type: "signal.taken", signal: "s1" }], "s1 was not received"],
    ["a course that began twice", [{ type: "course.began", course: "main", nodes: [] }], "main began before"],
  ])("finds %s", (_, events, fault) => {
    expect(broken(...events)).toEqual([expect.stringContaining(fault)]);
  });

  it("finds a gate that was passed with nothing given", () => {
    const play = begin(plan);
    append(play, [over("ok"), { type: "node.began", node: "g" }, over("g")]);
    expect(faultsOf(plan, play.recordeds)).toEqual([
      expect.stringContaining("ok is passed with 0 of 1"),
      expect.stringContaining("g is passed without q"),
    ]);
  });

  it("finds a gap in the numbers and a time that runs back", () => {
    const { recordeds } = atStep();
    const event: ReleaseEvent = { type: "driver.left", driver: "d", why: "so" };
    const early: Recorded = { seq: recordeds.length + 2, at: instant(START - 1), event };
    expect(faultsOf(plan, [...recordeds, early])).toEqual([
      expect.stringContaining(`its number is not ${recordeds.length + 1}`),
      expect.stringContaining("before the event before it"),
    ]);
  });
});
