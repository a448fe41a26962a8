/** What takes time: waits, soaks, ladders with their dwells; pauses, during which clocks stand still; what is asked later. */
import { describe, expect, it } from "vitest";
import { viewOf } from "../../src/conductor/index.ts";
import { check, gate, ladder, planOf, question, soak, step, wait } from "./plan-of.ts";
import { asked, begin, decideNow, end, pass, reply, say, stands, waits, wake } from "./play.ts";

const MINUTE = 60_000;

describe("a wait", () => {
  const plan = planOf({ main: { w: wait(10 * MINUTE), a: step("a") } });

  it("ends by itself, once", () => {
    const play = begin(plan);
    expect([waits(play), stands(play), play.decision.wakeAt]).toEqual([
      ["timer w"],
      "moving 4",
      play.at + 10 * MINUTE,
    ]);
    expect(asked(pass(play, 9 * MINUTE))).toEqual([]);
    expect(asked(pass(play, 60 * MINUTE))).toEqual(["a#1"]);
    expect([waits(play), asked(decideNow(play))]).toEqual([[], ["a#1"]]);
  });

  it("is ended early, held longer once, or skipped", () => {
    expect(asked(say(begin(plan), "promote"))).toEqual(["a#1"]);
    const play = say(pass(begin(plan), 4 * MINUTE), "extend");
    expect(waits(play)).toEqual(["timer w-2"]);
    expect(asked(pass(play, 15 * MINUTE))).toEqual([]);
    expect(reply(say(play, "extend"))).toBe("w-2 was held longer once already | promote w-2");
    expect(asked(pass(play, MINUTE))).toEqual(["a#1"]);
    expect(asked(say(begin(plan), "skip", ["w"], { note: "warm already" }))).toEqual(["a#1"]);
  });

  it("stands still while the release is paused", () => {
    const play = say(pass(begin(plan), 4 * MINUTE), "pause");
    expect([waits(play), play.decision.wakeAt]).toEqual([["timer w", "paused paused"], null]);
    say(pass(play, 60 * MINUTE), "continue");
    expect(asked(play)).toEqual([]);
    expect(viewOf(plan, play.state, play.at).waits[0]?.until).toBe(play.at + 6 * MINUTE);
    expect(asked(pass(play, 6 * MINUTE))).toEqual(["a#1"]);
  });

  it("is for nobody to answer", () => {
    const play = say(begin(plan), "answer", ["w", "yes"]);
    expect(reply(play)).toBe("w ends by itself when its time is over | promote w");
    expect(viewOf(plan, play.state).waits[0]?.timer).toBe(true);
  });
});

describe("a soak", () => {
  it("ends at its shortest where no guard watches", () => {
    const play = begin(planOf({ main: { s: soak(15 * MINUTE, 30 * MINUTE) } }));
    expect([waits(play), stands(play)]).toEqual([["soak s"], "watching 4"]);
    expect(stands(pass(play, 15 * MINUTE))).toBe("done 0");
  });

  it("is held up to its longest", () => {
    const play = say(begin(planOf({ main: { s: soak(15 * MINUTE, 30 * MINUTE) } })), "extend");
    expect(stands(pass(play, 29 * MINUTE))).toBe("watching 4");
    expect(stands(pass(play, MINUTE))).toBe("done 0");
  });
});

describe("a ladder that nothing shifts", () => {
  const plan = planOf({ main: { l: ladder([5, 5 * MINUTE], [50, null], [100, null]), a: step("a") } });

  it("asks a person at each rung, and holds it for its dwell", () => {
    const play = begin(plan);
    expect([waits(play), stands(play)]).toEqual([["rung l-5"], "waiting 4"]);
    expect(play.state.waits.get("l-5")?.text).toBe("Shift traffic of shop to 5 %, then confirm");
    say(play, "confirm");
    expect([waits(play), stands(play)]).toEqual([["timer l-5-dwell"], "watching 4"]);
    pass(play, 5 * MINUTE);
    expect(waits(say(play, "confirm"))).toEqual(["rung l-50-dwell"]);
    expect(reply(say(play, "extend"))).toContain("nothing waits for that");
    expect(waits(say(play, "promote"))).toEqual(["rung l-100"]);
    expect(asked(say(play, "confirm"))).toEqual(["a#1"]);
  });

  it("is promoted early, or a dwell is doubled once", () => {
    const play = say(begin(plan), "confirm");
    say(pass(play, 2 * MINUTE), "extend");
    expect(waits(pass(play, 7 * MINUTE))).toEqual(["timer l-5-dwell-2"]);
    expect(reply(say(play, "extend"))).toContain("held longer once already");
    expect(waits(say(play, "promote"))).toEqual(["rung l-50"]);
  });

  it("is shifted back by a person when the release goes back", () => {
    const play = say(say(begin(plan), "confirm"), "rollback", [], { note: "errors" });
    expect([waits(play), stands(play)]).toEqual([["rung l-back"], "returning 4"]);
    expect(stands(say(play, "confirm"))).toBe("returned 2");
    expect(play.state.nodes.get("l")?.state).toBe("undone");
  });
});

describe("a pause", () => {
  const plan = planOf({ main: { a: step("a"), b: step("b") } });

  it("lets the step under way finish, and begins nothing", () => {
    const play = say(begin(plan), "pause", [], { note: "lunch" });
    expect([asked(play), waits(play), stands(play)]).toEqual([["a#1"], ["paused paused"], "moving 4"]);
    end(play, "a#1");
    expect([asked(play), stands(play)]).toEqual([[], "held 4"]);
    expect(play.state.waits.get("paused")?.text).toBe("Paused by ana: lunch. Continue when it may go on");
    expect(reply(say(play, "pause"))).toBe("it is paused already, by ana | continue");
    expect([asked(say(play, "answer", ["paused", "continue"])), waits(play)]).toEqual([["b#1"], []]);
    expect(reply(say(play, "continue"))).toBe("it is not paused");
  });

  it("keeps a failure from going back until somebody continues", () => {
    const main = { a: step("a", { undo: "u" }), b: step("b", { onFailure: "rollback" }) };
    const play = end(begin(planOf({ main, beside: { u: step("undo a") } })), "a#1");
    end(say(play, "pause"), "b#1", "failed");
    expect([asked(play), stands(play)]).toEqual([[], "held 4"]);
    expect(asked(say(play, "continue"))).toEqual(["u#1"]);
  });
});

describe("what is asked later", () => {
  const plan = planOf({
    main: { a: step("a") },
    later: {
      day: gate("checklist", { items: ["d"], opensAfterMs: 24 * 60 * MINUTE }),
      week: gate("checklist", { items: ["w"], opensAfterMs: 7 * 24 * 60 * MINUTE }),
    },
    items: { d: question("Errors down?"), w: question("Old version removed?") },
  });

  it("opens in its time, though the release has ended", () => {
    const play = end(begin(plan), "a#1");
    expect([stands(play), waits(play)]).toEqual(["done 0", []]);
    expect(waits(wake(play))).toEqual(["question d"]);
    expect(waits(wake(play))).toEqual(["question d", "question w"]);
    say(play, "answer", ["w", "yes"]);
    say(play, "answer", ["d", "no"], { note: "a few" });
    expect([stands(play), waits(play), play.decision.wakeAt]).toEqual(["done 0", [], null]);
    expect(play.state.nodes.get("day")).toMatchObject({ state: "done", answer: "no" });
    expect(play.state.endedCourses.later).toBe("done");
  });

  it("tries a check again, though the release has ended", () => {
    const later = { day: gate("checklist", { items: ["c"] }) };
    const items = { c: check("Still up?", { retries: 1 }) };
    const play = end(begin(planOf({ main: { a: step("a") }, later, items })), "a#1");
    expect([asked(end(play, "c#1", "failed")), play.decision.wakeAt]).toEqual([[], play.at + 1000]);
    end(wake(play), "c#2");
    expect([stands(play), play.decision.wakeAt, play.state.endedCourses.later]).toEqual([
      "done 0",
      null,
      "done",
    ]);
  });

  it("is not asked of a release that went back", () => {
    const play = say(begin(plan), "rollback");
    end(play, "a#1", "cancelled");
    expect(play.decision.wakeAt).toBeNull();
  });
});
