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
    expect(stands(end(play, "ua#1"))).toBe("returned 2");
    expect(nodes(play)).toMatchObject({ a: "undone", b: "done", c: "undone", d: "failed" });
    expect(play.state.ended?.stands).toEqual(["b"]);
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
    expect([stands(play), play.state.ended?.stands]).toEqual(["returned 2", ["b"]]);
  });

  it("is passed over, and what it would have taken back stands", () => {
    const play = say(failed(), "skip", ["uc"], { note: "by hand" });
    expect([stands(end(play, "ua#1")), play.state.ended?.stands]).toEqual(["returned 2", ["b", "c"]]);
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
      ok: gate("approval", { approval: { count: 1, who: null, for: null, expiresMs: 9e6 } }),
      ...own.rollback,
    };
    const plan = planOf({ ...own, rollback });
    const play = fail(reached(plan), "d#1");
    expect([waits(play), asked(play)]).toEqual([["approval ok"], []]);
    expect(asked(say(play, "approve", [null, plan.hash], { by: "bo" }))).toEqual(["r1#1"]);
  });
});

describe("levers", () => {
  it("are pulled at once, before anything under way has ended", () => {
    const main = { flag: step("flag on", { undo: "off" }), b: step("b") };
    const off = step("flag off", { onCrash: "repeat" });
    const plan = planOf({ main, beside: { off }, rollback: { r: step("undo") }, levers: ["off"] });
    const play = say(end(begin(plan), "flag#1"), "rollback");
    expect([asked(play), play.decision.cancel]).toEqual([["b#1", "off#1"], ["b#1"]]);
    expect(asked(end(play, "off#1"))).toEqual(["b#1"]);
    expect(nodes(play).flag).toBe("undone");
    expect(asked(end(play, "b#1", "cancelled"))).toEqual(["r#1"]);
  });

  it("of steps that never began are left alone", () => {
    const main = { b: step("b", { undo: "ub" }), flag: step("flag on", { undo: "off" }) };
    const plan = planOf({ main, beside: { off: step("off"), ub: step("undo b") }, levers: ["off"] });
    expect(fail(begin(plan), "b#1").state.courses.rollback).toBeUndefined();
    const play = say(begin(plan), "rollback");
    expect(play.state.courses.rollback).toEqual(["ub"]);
  });
});

describe("stopping", () => {
  it("ends what runs, undoes nothing, and says what stands", () => {
    const play = say(end(begin(planOf(three)), "a#1"), "stop", [], { note: "wrong branch" });
    expect([asked(play), play.decision.cancel]).toEqual([["b#1"], ["b#1"]]);
    expect(reply(say(play, "rollback"))).toBe("the release is being stopped");
    expect(stands(end(play, "b#1", "cancelled"))).toBe("stopped 10");
    expect(play.state.ended).toMatchObject({ why: "stopped by ana: wrong branch", stands: ["a", "b"] });
    expect(reply(say(play, "continue"))).toBe("the release has ended as stopped");
  });

  it("closes what waits", () => {
    const items = { c: check("c") };
    const play = say(begin(planOf({ main: { g: gate("checklist", { items: ["c"] }) }, items })), "stop");
    expect(stands(end(play, "c#1", "cancelled"))).toBe("stopped 10");
    expect([waits(play), nodes(play).g]).toEqual([[], "skipped"]);
  });
});

describe("a runbook that only leads back", () => {
  const plan = planOf({ rollback: { r1: step("undo"), r2: read("healthy?") } });

  it("is carried out like any other", () => {
    expect(stands(end(end(begin(plan), "r1#1"), "r2#1"))).toBe("done 0");
  });

  it("has no way back of its own", () => {
    const play = fail(begin(plan), "r1#1");
    expect([stands(play), play.state.waits.get("r1")?.answers]).toEqual([
      "held 4",
      ["retry", "skip", "stop"],
    ]);
    expect(reply(say(play, "rollback"))).toContain("this release is itself a way back");
  });
});
