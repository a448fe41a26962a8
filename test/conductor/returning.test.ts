/** Going back and stopping: what is undone, in which order, and what stands at the end. */
import { describe, expect, it } from "vitest";
import { check, gate, planOf, read, step } from "./plan-of.ts";
import { asked, begin, end, fail, happen, nodes, reply, say, stands, waits } from "./play.ts";

const three = {
  main: {
    a: step("a", { undo: "ua" }),
    b: step("b"),
    c: step("c", { undo: "uc" }),
    d: step("d", { onFailure: "rollback" }),
  },
  beside: { ua: step("undo a"), uc: step("undo c") },
};

const reached = (plan = planOf(three)) => end(end(end(begin(plan), "a#1"), "b#1"), "c#1");

describe("going back by undos", () => {
  it("undoes what was done, newest first, and says what stands", () => {
    const play = fail(reached(), "d#1");
    expect([asked(play), stands(play)]).toEqual([["uc#1"], "returning 4"]);
    expect(play.state.courses.rollback).toEqual(["uc", "ua"]);
    expect(asked(end(play, "uc#1"))).toEqual(["ua#1"]);
    expect(stands(end(play, "ua#1"))).toBe("failed 11");
    expect(nodes(play)).toMatchObject({ a: "undone", b: "done", c: "undone", d: "failed" });
    expect(play.state.ended).toMatchObject({
      stands: ["b"],
      why: 'nothing in this plan takes back "b": take it back by hand, then stop the release',
    });
    expect(stands(say(play, "stop", [], { note: "taken back by hand" }))).toBe("stopped 10");
  });

  it("has returned where all of it is undone", () => {
    const plan = planOf({
      main: { a: step("a", { undo: "ua" }), b: step("b") },
      beside: { ua: step("undo") },
    });
    const play = say(fail(end(begin(plan), "a#1"), "b#1"), "rollback");
    expect([stands(end(play, "ua#1")), play.state.ended?.stands]).toEqual(["returned 2", []]);
  });

  it("undoes what is half done and about to be tried again", () => {
    const main = { a: step("a", { undo: "ua", onCrash: "repeat", retries: 2 }) };
    const plan = planOf({ main, beside: { ua: step("undo a") } });
    const play = say(end(begin(plan), "a#1", "failed", { exit: 1, command: 2 }), "rollback");
    expect([asked(play), nodes(play).a]).toEqual([["ua#1"], "failed"]);
    expect([stands(end(play, "ua#1")), nodes(play).a]).toEqual(["returned 2", "undone"]);
    const clean = say(fail(begin(plan), "a#1"), "rollback");
    expect(clean.state.courses.rollback).toEqual([]);
  });

  it("undoes what is half done and was to be tried again after a pause", () => {
    const plan = planOf({ main: { a: step("a", { undo: "ua" }) }, beside: { ua: step("undo a") } });
    const play = end(begin(plan), "a#1", "failed", { exit: 1, command: 2 });
    say(say(say(play, "pause"), "retry", ["a"]), "rollback");
    expect([asked(play), nodes(play).a]).toEqual([["ua#1"], "failed"]);
    expect([stands(end(play, "ua#1")), nodes(play).a]).toEqual(["returned 2", "undone"]);
  });

  it("counts what a person passed over halfway as taken back by its undo", () => {
    const main = { a: step("a", { undo: "ua" }), b: step("b") };
    const play = begin(planOf({ main, beside: { ua: step("undo a") } }));
    end(play, "a#1", "failed", { exit: 1, command: 2 });
    say(say(play, "skip", ["a"], { note: "go on" }), "rollback");
    end(end(play, "b#1", "cancelled", { begun: false }), "ua#1");
    expect([stands(play), play.state.ended?.stands]).toEqual(["returned 2", []]);
  });

  it("does not wait for a check line or a lock in doubt", () => {
    const main = { a: step("a", { undo: "ua" }), g: gate("checklist", { items: ["c"] }) };
    const beside = { ua: step("undo a") };
    const lines = end(begin(planOf({ main, beside, items: { c: check("c") } })), "a#1");
    happen(lines, { type: "effect.doubted", effect: "c#1", why: "?", evidence: [] });
    expect(asked(say(lines, "rollback"))).toEqual(["ua#1"]);
    expect(stands(end(lines, "ua#1"))).toBe("returned 11");
    const locked = end(begin(planOf({ main: { ...main, g: gate("lock") }, beside, lock: true })), "a#1");
    happen(locked, { type: "effect.doubted", effect: "g#1", why: "?", evidence: [] });
    expect(asked(say(locked, "rollback"))).toEqual(["ua#1"]);
  });

  it("ends what is under way first, and undoes it where it was done after all", () => {
    const play = say(end(end(begin(planOf(three)), "a#1"), "b#1"), "rollback", [], { note: "errors" });
    expect([asked(play), play.decision.cancel, stands(play)]).toEqual([["c#1"], ["c#1"], "returning 4"]);
    expect(asked(end(play, "c#1"))).toEqual(["uc#1"]);
  });

  it("does not undo what was not done", () => {
    const play = say(end(end(begin(planOf(three)), "a#1"), "b#1"), "rollback");
    expect(asked(end(play, "c#1", "failed", { command: 0 }))).toEqual(["ua#1"]);
    expect(play.state.nodes.get("uc")).toMatchObject({ state: "skipped", why: '"c" was not done' });
  });

  it.each([
    ["timed out", "timed-out", {}],
    ["was ended", "cancelled", {}],
    ["failed at its second command", "failed", { command: 1 }],
  ] as const)("undoes what %s halfway", (_, state, data) => {
    const play = say(end(end(begin(planOf(three)), "a#1"), "b#1"), "rollback");
    expect(asked(end(play, "c#1", state, data))).toEqual(["uc#1"]);
  });

  it("asks about what is in doubt before its undo", () => {
    const play = end(end(begin(planOf(three)), "a#1"), "b#1");
    happen(play, { type: "effect.doubted", effect: "c#1", why: "?", evidence: [] });
    say(play, "rollback");
    expect([asked(play), waits(play)]).toEqual([[], ["in-doubt c"]]);
    expect(asked(say(play, "answer", ["c", "done"]))).toEqual(["uc#1"]);
  });

  it("never begins twice", () => {
    const play = say(fail(reached(), "d#1"), "rollback");
    expect(reply(play)).toMatch(/^it is going back already: d failed/);
  });

  it("takes nothing back where nothing was changed", () => {
    const rollback = { r: step("deploy the one before") };
    const play = say(begin(planOf({ main: { a: read("look"), b: step("b") }, rollback })), "rollback");
    expect(stands(end(play, "a#1", "cancelled"))).toBe("returned 2");
    expect(play.state.ended?.why).toBe("nothing had been changed, so nothing was taken back");
  });

  it("fails where nothing takes back what was done", () => {
    const play = say(end(begin(planOf({ main: { a: step("a"), b: step("b") } })), "a#1"), "rollback");
    expect(stands(end(play, "b#1", "failed", { begun: false }))).toBe("failed 11");
    expect(play.state.ended).toMatchObject({ stands: ["a"] });
    expect(play.state.ended?.why).toContain("nothing in this plan takes back what was done");
    expect(stands(say(play, "stop", [], { note: "taken back by hand" }))).toBe("stopped 10");
  });
});

describe("a failed undo", () => {
  const failed = () => fail(fail(reached(), "d#1"), "uc#1");

  it("fails the release and says what stands", () => {
    const play = failed();
    expect([stands(play), waits(play), asked(play)]).toEqual(["failed 11", ["failure uc"], []]);
    expect(play.state.ended?.stands).toEqual(["a", "b", "c"]);
    expect(play.state.waits.get("uc")?.answers).toEqual(["retry", "skip", "stop"]);
  });

  it("is tried again", () => {
    const play = say(failed(), "retry", ["uc"]);
    expect([stands(play), asked(play)]).toEqual(["returning 4", ["uc#2"]]);
    end(end(play, "uc#2"), "ua#1");
    expect([stands(play), play.state.ended?.stands]).toEqual(["failed 11", ["b"]]);
  });

  it("is passed over, and what it would have taken back stands", () => {
    const main = { ...three.main, b: read("b") };
    const play = fail(fail(reached(planOf({ ...three, main })), "d#1"), "uc#1");
    say(play, "skip", ["uc"], { note: "by hand" });
    expect([stands(end(play, "ua#1")), play.state.ended?.stands]).toEqual(["returned 2", ["c"]]);
  });

  it("is passed over for want of a value", () => {
    const main = { a: step("a", { undo: "ua" }), b: step("b") };
    const input = { run: "x", env: {}, args: [], asks: { RUTTER_TAG: "tag" } };
    const ua = step("undo a", { missing: ["tag"], effect: { hand: "shell", input } });
    const play = say(fail(end(begin(planOf({ main, beside: { ua } })), "a#1"), "b#1"), "rollback");
    say(play, "skip", ["ua"], { note: "by hand" });
    expect([stands(play), play.state.ended?.stands]).toEqual(["returned 2", ["a"]]);
  });

  it("is left as it is", () => {
    expect(stands(say(failed(), "answer", ["uc", "stop"]))).toBe("stopped 10");
  });

  it("takes the signals of a failed release, and no others", () => {
    expect(reply(say(failed(), "pause"))).toBe("nothing is under way: the release has failed");
    expect(reply(say(failed(), "rollback"))).toMatch(/^it is going back already/);
  });
});

describe("the runbook's own rollback", () => {
  const own = {
    ...three,
    rollback: { r1: step("rollout undo"), r2: read("healthy again?") },
  };

  it("goes before undos, and takes everything back", () => {
    const play = fail(reached(planOf(own)), "d#1");
    expect([play.state.courses.rollback, asked(play)]).toEqual([["r1", "r2"], ["r1#1"]]);
    end(end(play, "r1#1"), "r2#1");
    expect([stands(play), play.state.ended?.stands]).toEqual(["returned 2", []]);
    expect(nodes(play)).toMatchObject({ a: "undone", b: "undone", c: "undone" });
    expect(play.state.nodes.get("b")?.why).toBe("by the runbook's own rollback");
  });

  it("is not carried out where it could mean two things", () => {
    const rollback = { r1: step("rollout undo", { sure: "unsure" }) };
    expect(asked(fail(reached(planOf({ ...own, rollback })), "d#1"))).toEqual(["uc#1"]);
  });

  it("asks for all its values at once", () => {
    const input = { run: "x", env: {}, args: [], asks: { RUTTER_TAG: "tag", RUTTER_HOST: "host" } };
    const effect = { hand: "shell", input };
    const rollback = {
      r1: step("undo", { missing: ["tag"], effect }),
      r2: step("undo more", { missing: ["host", "tag"], effect }),
    };
    const play = fail(reached(planOf({ ...own, rollback })), "d#1");
    expect([waits(play), stands(play)]).toEqual([["question tag", "question host"], "returning 4"]);
    expect(asked(say(play, "answer", ["tag", "1.3.2"]))).toEqual(["r1#1"]);
  });

  it("does not claim to have taken back what a person passed over", () => {
    const play = fail(fail(reached(planOf(own)), "d#1"), "r1#1");
    end(say(play, "skip", ["r1"], { note: "by hand" }), "r2#1");
    expect([stands(play), play.state.ended?.stands]).toEqual(["returned 2", ["a", "b", "c"]]);
  });

  it("does not wait for an answer about what is in doubt", () => {
    const play = reached(planOf(own));
    happen(play, { type: "effect.doubted", effect: "d#1", why: "?", evidence: [] });
    say(play, "rollback");
    expect([asked(play), waits(play)]).toEqual([["r1#1"], []]);
    end(end(play, "r1#1"), "r2#1");
    expect(stands(play)).toBe("returned 11");
  });

  it("begins with its own gate", () => {
    const rollback = {
      ok: gate("approval", {
        approval: { count: 1, who: null, for: null, not: null, signed: false, expiresMs: 9e6 },
      }),
      ...own.rollback,
    };
    const plan = planOf({ ...own, rollback });
    const play = fail(reached(plan), "d#1");
    expect([waits(play), asked(play)]).toEqual([["approval ok"], []]);
    expect(asked(say(play, "approve", [null, plan.hash], { by: "bo" }))).toEqual(["r1#1"]);
  });
});
