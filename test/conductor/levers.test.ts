/** Levers, stopping, and a runbook that only leads back. */
import { describe, expect, it } from "vitest";
import { check, gate, ladder, planOf, read, step } from "./plan-of.ts";
import { asked, begin, end, fail, nodes, reply, say, stands, waits } from "./play.ts";

const three = {
  main: {
    a: step("a", { undo: "ua" }),
    b: step("b"),
    c: step("c", { undo: "uc" }),
    d: step("d", { onFailure: "rollback" }),
  },
  beside: { ua: step("undo a"), uc: step("undo c") },
};

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

  it("take back a flag that rose by rungs", () => {
    const main = { l: { ...ladder([5, null], [100, null]), flag: "new-cart" }, b: step("b") };
    const effect = { hand: "flag", input: { flag: "new-cart", environment: "staging", percent: 0 } };
    const off = step("flag off", { onCrash: "repeat", effect });
    const play = begin(planOf({ main, beside: { off }, levers: ["off"] }));
    for (const signal of ["confirm", "promote", "confirm"] as const) say(play, signal);
    say(fail(play, "b#1"), "rollback");
    expect([stands(end(play, "off#1")), play.state.ended?.stands]).toEqual(["returned 2", []]);
    expect(nodes(play).l).toBe("undone");
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
