/** A step that failed: stop, fail, ask or go back, as the plan says; and what is looked at meanwhile. */
import { describe, expect, it } from "vitest";
import { planOf, read, step } from "./plan-of.ts";
import { asked, begin, end, fail, reply, say, stands, waits } from "./play.ts";

describe("a step that failed", () => {
  it("stops the release where nothing was changed yet", () => {
    const play = begin(planOf({ main: { a: read("look", { onFailure: "stop" }), b: step("b") } }));
    expect(stands(fail(play, "a#1"))).toBe("stopped 1");
    expect(play.state.ended).toMatchObject({ stands: [], why: "look failed: exit status 1: boom" });
  });

  it("fails the release where it is to stop and something was changed: a person may carry it on", () => {
    const plan = planOf({ main: { a: step("a"), b: step("b", { onFailure: "stop" }), c: step("c") } });
    const play = fail(end(begin(plan), "a#1"), "b#1");
    expect([stands(play), waits(play), asked(play)]).toEqual(["failed 11", ["failure b"], []]);
    expect(play.state.ended?.stands).toEqual(["a"]);
    expect(asked(say(play, "retry", ["b"]))).toEqual(["b#2"]);
    expect(stands(play)).toBe("moving 4");
    end(end(play, "b#2"), "c#1");
    expect(stands(play)).toBe("done 0");
  });

  it("asks a person: retry, skip, roll back or stop", () => {
    const play = fail(begin(planOf({ main: { a: step("a"), b: step("b") } })), "a#1", 127);
    expect([stands(play), play.state.waits.get("a")]).toMatchObject([
      "held 4",
      {
        text: "a failed: exit status 127: boom",
        answers: ["retry", "skip", "rollback", "stop"],
        shows: "a#1",
      },
    ]);
    expect(reply(say(play, "skip", ["a"]))).toBe(
      'what is passed over is passed over for a reason | skip a "why"',
    );
    expect(reply(say(play, "retry", ["b"]))).toContain("nothing that waits for that is called b, but a");
    expect(asked(say(play, "skip", ["a"], { note: "by hand" }))).toEqual(["b#1"]);
    expect(play.state.nodes.get("a")).toMatchObject({ state: "skipped", why: "skipped by ana: by hand" });
  });

  it("has the diagnosis run by itself, beside everything, once", () => {
    const diagnose = { d1: read("logs"), d2: step("restart"), d3: read("events") };
    const play = fail(begin(planOf({ main: { a: step("a") }, diagnose })), "a#1");
    expect([asked(play), stands(play)]).toEqual([["d1#1", "d3#1"], "held 4"]);
    expect(play.state.effects.get("d1#1")?.aside).toBe(true);
    fail(play, "d1#1");
    say(play, "retry", ["a"]);
    expect(asked(fail(play, "a#2"))).toEqual(["d3#1"]);
    expect(asked(end(play, "d3#1"))).toEqual([]);
    expect([play.state.endedCourses.diagnose, waits(play)]).toEqual(["done", ["failure a-2"]]);
  });

  it("never waits for the diagnosis at the end", () => {
    const play = fail(begin(planOf({ main: { a: step("a") }, diagnose: { d1: read("logs") } })), "a#1");
    expect(stands(say(play, "skip", ["a"], { note: "so" }))).toBe("done 0");
    expect(play.decision.cancel).toEqual(["d1#1"]);
    expect(stands(end(play, "d1#1", "cancelled"))).toBe("done 0");
  });
});
