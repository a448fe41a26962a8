/** Steps: in their order, tried again where that is safe, with values asked for, bounded where they never return. */
import { describe, expect, it } from "vitest";
import { planOf, read, step } from "./plan-of.ts";
import { asked, begin, end, fail, happen, nodes, pass, reply, say, stands, waits, wake } from "./play.ts";

describe("steps", () => {
  it("are asked for one after the other, and the release is done after the last", () => {
    const play = begin(planOf({ main: { a: step("build"), b: step("deploy") } }));
    expect([asked(play), stands(play)]).toEqual([["a#1"], "moving 4"]);
    expect(asked(end(play, "a#1"))).toEqual(["b#1"]);
    expect(stands(end(play, "b#1"))).toBe("done 0");
    expect(play.state.ended).toMatchObject({ as: "done", exit: 0, stands: [] });
  });

  it("run side by side only where `after` says so, and then in copies of the session", () => {
    const plan = planOf({
      main: {
        a: step("build"),
        l: step("deploy l", { after: ["a"] }),
        r: step("deploy r", { after: ["a"] }),
        z: step("tell", { after: ["l", "r"] }),
      },
    });
    const play = end(begin(plan), "a#1");
    expect(asked(play)).toEqual(["l#1", "r#1"]);
    expect([...play.state.effects.values()].map(({ aside }) => aside)).toEqual([false, true, true]);
    expect(asked(end(play, "r#1"))).toEqual(["l#1"]);
    expect(asked(end(play, "l#1"))).toEqual(["z#1"]);
  });

  it("are tried again by themselves where that is safe, a little later each time", () => {
    const plan = planOf({ main: { a: step("first"), b: read("is it up?", { retries: 2 }) } });
    const play = fail(end(begin(plan), "a#1"), "b#1");
    expect(asked(play)).toEqual([]);
    expect(asked(pass(play, 1000))).toEqual(["b#2"]);
    fail(play, "b#2");
    expect(asked(pass(play, 1000))).toEqual([]);
    expect(asked(pass(play, 1000))).toEqual(["b#3"]);
    fail(play, "b#3", 7);
    expect([waits(play), stands(play)]).toEqual([["failure b"], "held 4"]);
    expect(play.state.waits.get("b")?.text).toBe("is it up? failed: exit status 7: boom");
  });

  it("are never tried again by themselves where that is not safe", () => {
    const play = fail(begin(planOf({ main: { a: step("pay", { retries: 3 }) } })), "a#1");
    expect(waits(pass(play, 100_000))).toEqual(["failure a"]);
    expect(asked(say(play, "retry", ["a"]))).toEqual(["a#2"]);
    expect(stands(end(play, "a#2"))).toBe("done 0");
  });

  it("that time out say so", () => {
    const play = end(begin(planOf({ main: { a: step("slow") } })), "a#1", "timed-out");
    expect(play.state.waits.get("a")?.text).toBe("slow failed: not over after 1 min");
  });

  it("that another one does are passed over", () => {
    const main = { a: step("set image", { absorbedBy: "b" }), b: step("shift") };
    const play = begin(planOf({ main }));
    expect(asked(play)).toEqual(["b#1"]);
    expect(play.state.nodes.get("a")).toMatchObject({ state: "skipped", why: 'done by "shift"' });
  });

  it("that lack a value ask for it, and put it where the plan keeps its place", () => {
    const input = {
      run: "undo to a tag",
      env: {},
      args: [],
      asks: { RUTTER_TAG: "tag", "2": "host" },
    };
    const a = step("undo", { effect: { hand: "shell", input }, missing: ["host", "tag"] });
    const play = begin(planOf({ main: { a } }));
    expect([waits(play), stands(play)]).toEqual([["question host", "question tag"], "waiting 4"]);
    say(play, "answer", ["tag", "$(reboot)"]);
    expect(reply(play)).toBe(
      "tag cannot be that: only letters, digits and . _ / : @ % + , - may stand there | answer tag VALUE",
    );
    say(say(play, "answer", ["tag", "1.4.0"]), "answer", ["host", "app-01"]);
    expect(asked(play)).toEqual(["a#1"]);
    expect(play.state.effects.get("a#1")?.effect.input).toMatchObject({
      env: { RUTTER_TAG: "1.4.0" },
      args: ["", "app-01"],
    });
    expect(stands(end(play, "a#1"))).toBe("done 0");
  });

  it("whose value has no place are for a person to do", () => {
    const play = begin(planOf({ main: { a: step("sql", { missing: ["tag"] }) } }));
    say(play, "answer", ["tag", "1.4.0"]);
    expect([asked(play), waits(play)]).toEqual([[], ["failure a"]]);
    expect(play.state.waits.get("a")?.text).toContain("do it by hand, then skip it");
    expect(stands(say(play, "skip", ["a"], { note: "done by hand" }))).toBe("done 0");
  });
});

describe("steps that never return", () => {
  it("are ended when their time is over, and that is how they are done", () => {
    const play = begin(planOf({ main: { a: read("logs -f", { lasts: { ms: 900_000 } }), b: step("on") } }));
    expect(play.state.effects.get("a#1")?.timeoutMs).toBeGreaterThan(900_000);
    expect(play.decision.cancel).toEqual([]);
    expect(wake(play).decision.cancel).toEqual(["a#1"]);
    expect(play.at - (play.state.startedAt ?? 0)).toBe(900_000);
    expect(asked(end(play, "a#1", "cancelled"))).toEqual(["b#1"]);
  });

  it("fail as others do", () => {
    const play = fail(begin(planOf({ main: { a: read("logs -f", { lasts: { ms: 5000 } }) } })), "a#1");
    expect(waits(play)).toEqual(["failure a"]);
  });

  const tunnel = planOf({
    main: { t: read("port-forward", { lasts: { until: "b" } }), a: step("migrate"), b: read("look") },
  });

  it("stand beside what needs them, and are let go when the last of it is over", () => {
    const play = begin(tunnel);
    expect([asked(play), play.state.effects.get("t#1")?.aside]).toEqual([["t#1", "a#1"], true]);
    expect(asked(end(play, "a#1"))).toEqual(["t#1", "b#1"]);
    expect(play.decision.cancel).toEqual([]);
    expect(end(play, "b#1").decision.cancel).toEqual(["t#1"]);
    expect(stands(end(play, "t#1", "cancelled"))).toBe("done 0");
  });

  it("are let go for a pause and come back after it, before what needs them", () => {
    const play = say(begin(tunnel), "pause");
    expect(play.decision.cancel).toEqual([]);
    expect(end(play, "a#1").decision.cancel).toEqual(["t#1"]);
    expect([asked(end(play, "t#1", "cancelled")), stands(play)]).toEqual([[], "held 4"]);
    expect(asked(say(play, "continue"))).toEqual(["t#2", "b#1"]);
    expect(nodes(play)).toMatchObject({ t: "running", a: "done", b: "running" });
  });
});

describe("steps in doubt", () => {
  const doubted = () =>
    happen(
      begin(planOf({ main: { a: step("pay"), b: step("tell") } })),
      { type: "driver.took", driver: "d2", host: "h", pid: 2, gapMs: 5000 },
      { type: "effect.doubted", effect: "a#1", why: "its keeper died", evidence: ["paying…"] },
    );

  it("are asked about, with the last that shows of them", () => {
    const play = doubted();
    expect([waits(play), stands(play)]).toEqual([["in-doubt a"], "held 11"]);
    expect(play.state.waits.get("a")).toMatchObject({
      text: "Was this done? pay. The last that shows of it: paying…",
      answers: ["done", "not-done"],
      shows: "a#1",
    });
  });

  it("go on where they were done", () => {
    const play = say(doubted(), "answer", ["a", "done"]);
    expect([asked(play), nodes(play).a, stands(play)]).toEqual([["b#1"], "done", "moving 4"]);
  });

  it("are asked for again where they were not", () => {
    const play = say(doubted(), "answer", ["a", "not-done"]);
    expect([asked(play), stands(play)]).toEqual([["a#2"], "moving 4"]);
  });

  it("keep the release in doubt when it is stopped", () => {
    expect(stands(say(doubted(), "stop"))).toBe("stopped 11");
  });

  it("are no longer in doubt when their outcome is found", () => {
    const outcome = { state: "done", data: {}, evidence: [] } as const;
    const play = happen(doubted(), { type: "effect.ended", effect: "a#1", outcome, found: true });
    expect(asked(play)).toEqual(["b#1"]);
    expect(waits(play)).toEqual([]);
  });
});
