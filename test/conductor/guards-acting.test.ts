/** What guards do when they trip: each action, the rows of a decision matrix, rules that disagree, events, and silence. */
import { describe, expect, it } from "vitest";
import { emptyState, foldAll } from "../../src/conductor/index.ts";
import type { PlanGuard } from "../../src/plan/index.ts";
import {
  alarms,
  BAD,
  errorsAbove,
  figure,
  GOOD,
  guard,
  guarded,
  MINUTE,
  ownWayBack,
  rising,
  SECOND,
  started,
  stateOf,
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { soak, step, wait } from "./plan-of.ts";
import { asked, end, pass, say, stands, waits } from "./play.ts";

describe("an action", () => {
  it("ask: holds the release until somebody answers", () => {
    const main = { a: step("a"), w: wait(MINUTE), b: step("b"), s: soak(MINUTE) };
    const plan = guarded({ main, guards: [guard(errorsAbove(5, null), { action: "ask" })] });
    const play = tick(started(plan), BAD);
    expect([waits(play), stands(play)]).toEqual([["timer w", "guard g"], "held 4"]);
    expect(play.state.waits.get("g")?.text).toBe(
      "error rate 10 % > 5 %, evidence 99.9 % (Errors). Go on, roll back or stop?",
    );
    // Nothing begins before it is answered.
    expect(asked(ticks(play, 2 * MINUTE, BAD))).toEqual([]);
    expect(asked(say(play, "answer", ["g", "continue"]))).toContain("b#1");
    expect(trips(ticks(play, MINUTE, BAD))).toEqual(["g ask"]);
  });

  it("ask: leads back, or stops, by a person's word", () => {
    const back = say(tick(started(rising({ action: "ask" })), BAD), "answer", ["g", "rollback"], {
      note: "x",
    });
    expect(back.state.returning?.why).toBe(
      "error rate 10 % > 5 %, evidence 99.9 % (Errors); ana said rollback: x",
    );
    expect(waits(back)).toEqual([]);
    expect(stands(say(tick(started(rising({ action: "ask" })), BAD), "answer", ["g", "stop"]))).toBe(
      "stopped 10",
    );
    const other = say(tick(started(rising({ action: "ask" })), BAD), "rollback");
    expect(waits(other)).toEqual([]);
  });

  it("ask: keeps a release from its end", () => {
    const main = { a: step("a"), s: step("s") };
    const play = tick(
      started(guarded({ main, guards: [guard(errorsAbove(5, null), { action: "ask" })] })),
      BAD,
    );
    expect(stands(end(play, "s#1"))).toBe("held 4");
    expect(stands(say(play, "answer", ["g", "continue"]))).toBe("done 0");
  });

  it("pause: in the guard's name, once", () => {
    const play = tick(started(rising({ action: "pause", evidence: "off" })), BAD);
    expect(play.state.paused).toMatchObject({ by: { who: "guard g" } });
    expect(stands(say(ticks(play, MINUTE, BAD), "continue"))).toBe("watching 4");
    expect(ticks(play, MINUTE, BAD).state.paused).toBeNull();
    ticks(ticks(play, 2 * MINUTE, GOOD), MINUTE, BAD);
    expect(trips(play)).toEqual(["g pause", "g pause"]);
  });

  it("escalate: calls, and calls again when it trips again", () => {
    const play = tick(started(rising({ action: "escalate" })), BAD);
    expect(alarms(play)).toEqual(["g"]);
    expect(alarms(ticks(play, 2 * MINUTE, GOOD))).toEqual(["g over"]);
    expect(alarms(ticks(play, MINUTE, BAD))).toEqual(["g over", "g-2"]);
    expect(stands(play)).toBe("watching 4");
  });

  it("note: is only written down", () => {
    const play = tick(started(rising({ action: "note" })), BAD);
    expect([trips(play), stands(play), waits(play)]).toEqual([["g note"], "watching 4", ["soak s"]]);
  });

  it("waits as long as is written", () => {
    const play = tick(started(rising({ waitMs: MINUTE }, 30 * SECOND)), BAD);
    expect(trips(ticks(play, 90 * SECOND - TICK_MS, BAD))).toEqual([]);
    expect(trips(ticks(play, TICK_MS, BAD))).toEqual(["g rollback"]);
  });
});

describe("a decision matrix", () => {
  it("prepares at once, and rolls back if it still holds two minutes later", () => {
    const plan = rising({ action: "prepare", then: "rollback", waitMs: 2 * MINUTE });
    const play = tick(started(plan), BAD);
    expect([trips(play), asked(play)]).toEqual([["g prepare"], ["~prepare-look#1"]]);
    end(play, "~prepare-look#1");
    ticks(play, 2 * MINUTE - TICK_MS, BAD);
    expect(trips(play)).toEqual(["g prepare"]);
    expect(trips(ticks(play, TICK_MS, BAD))).toEqual(["g prepare", "g rollback"]);
    const calm = ticks(tick(started(plan), BAD), 3 * MINUTE, GOOD);
    expect([trips(calm), stateOf(calm)?.state]).toEqual([["g prepare"], "quiet"]);
  });

  it("prepares during the hold where no wait is written", () => {
    const plan = rising({ action: "prepare", then: "rollback" }, MINUTE);
    const play = tick(started(plan), BAD);
    expect(trips(play)).toEqual(["g prepare"]);
    expect(trips(ticks(play, MINUTE, BAD))).toEqual(["g prepare", "g rollback"]);
  });

  it("prepares, and asks where no time is written at all", () => {
    const play = tick(started(rising({ action: "prepare", then: "rollback" })), BAD);
    expect([trips(play), waits(play)]).toEqual([
      ["g prepare", "g ask"],
      ["soak s", "guard g"],
    ]);
  });

  it("pages now, and asks after five minutes", () => {
    const play = tick(started(rising({ action: "ask", waitMs: 5 * MINUTE })), BAD);
    expect([alarms(play), waits(play)]).toEqual([["g"], ["soak s"]]);
    ticks(play, 5 * MINUTE - TICK_MS, BAD);
    expect(waits(play)).toEqual(["soak s"]);
    expect(waits(ticks(play, TICK_MS, BAD))).toEqual(["soak s", "guard g"]);
  });

  it("does one after the other", () => {
    const play = tick(started(rising({ action: "escalate", then: "rollback", waitMs: MINUTE })), BAD);
    expect(trips(ticks(play, MINUTE, BAD))).toEqual(["g escalate", "g rollback"]);
  });

  it("calls where what was to be done within a time is not", () => {
    const play = tick(started(rising({ action: "ask", withinMs: 2 * MINUTE })), BAD);
    expect(alarms(ticks(play, 2 * MINUTE - TICK_MS, BAD))).toEqual([]);
    expect(alarms(pass(play, TICK_MS))).toEqual(["g-late"]);
  });
});

describe("what a crash leaves in doubt", () => {
  it("is looked at again, and asked of nobody", () => {
    const plan = rising({ action: "prepare", then: "rollback", waitMs: 2 * MINUTE });
    const play = tick(started(plan), BAD);
    pass(play, TICK_MS);
    play.state = foldAll(emptyState(), play.recordeds);
    for (const effect of ["~prepare-look#1", "~tick#2"]) {
      const event = { type: "effect.doubted", effect, why: "?", evidence: [] } as const;
      play.recordeds.push({ seq: play.state.seq + 1, at: play.at, event });
      play.state = foldAll(emptyState(), play.recordeds);
    }
    pass(play, TICK_MS);
    expect([asked(play), stands(play), waits(play)]).toEqual([["~tick#3"], "watching 4", ["soak s"]]);
  });
});

describe("rules that disagree", () => {
  const both = (one: Partial<PlanGuard>, other: Partial<PlanGuard>) =>
    guarded({
      rollback: ownWayBack,
      guards: [
        guard(errorsAbove(5, null), { id: "g1", title: "Errors", ...one }),
        guard(figure("latency", ">", 900, { unit: "ms", stat: "p99" }), {
          id: "g2",
          title: "Slow",
          ...other,
        }),
      ],
    });

  it("the stricter acts, and the contradiction is shown", () => {
    const play = tick(started(both({ action: "ask" }, { action: "rollback" })), BAD);
    expect(trips(play)).toEqual(["g1 ask", "g2 rollback"]);
    expect(play.state.returning?.why).toContain(
      '; "Errors" says ask at the same time, and the stricter is done',
    );
    expect(waits(play)).toEqual([]);
    const held = tick(started(both({ action: "pause" }, { action: "ask" })), BAD);
    expect([held.state.paused, waits(held)]).toEqual([null, ["soak s", "guard g2"]]);
  });

  it("calling and preparing contradict nothing", () => {
    const play = tick(started(both({ action: "escalate" }, { action: "ask" })), BAD);
    expect([alarms(play), waits(play)]).toEqual([["g1"], ["soak s", "guard g2"]]);
    expect(play.state.waits.get("g2")?.text).not.toContain("at the same time");
  });

  it("each asks for itself", () => {
    expect(waits(tick(started(both({ action: "ask" }, { action: "ask" })), BAD))).toEqual([
      "soak s",
      "guard g1",
      "guard g2",
    ]);
  });
});
