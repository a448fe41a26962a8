/** Guards that cannot be told, that listen for what people say, and the calls that are taken. */
import { describe, expect, it } from "vitest";
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
  openTick,
  rising,
  started,
  stateOf,
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { end, pass, reply, say, waits } from "./play.ts";

describe("silence", () => {
  const none = { none: { errors: "connect ECONNREFUSED", latency: "connect ECONNREFUSED" } };
  const plan = guarded({
    guards: [
      guard(errorsAbove(), { id: "g1" }),
      guard(figure("latency", ">", 900, { unit: "ms" }), { id: "g2", action: "ask" }),
    ],
  });

  it("calls once for all guards, after three ticks, and ends with it", () => {
    const play = ticks(tick(started(plan), GOOD), 2 * TICK_MS, none);
    expect([alarms(play), stateOf(play, "g1")?.state]).toEqual([[], "undecided"]);
    expect(alarms(ticks(play, TICK_MS, none))).toEqual(["no-figures"]);
    expect([...play.state.alarms.values()][0]?.why).toBe(
      "nobody can tell whether the release does well: error rate: connect ECONNREFUSED, and 1 other guard",
    );
    expect(alarms(ticks(play, TICK_MS, GOOD))).toEqual(["no-figures over"]);
    expect(alarms(ticks(play, 3 * TICK_MS, none))).toEqual(["no-figures over", "no-figures-2"]);
    expect(play.state.returning).toBeNull();
  });

  it("is what a tick that failed as a whole leaves", () => {
    const play = started(plan);
    for (let i = 0; i < 3; i += 1) {
      end(play, openTick(play) ?? "", "timed-out");
      pass(play, TICK_MS);
    }
    expect([alarms(play), trips(play)]).toEqual([["no-figures"], []]);
    expect(stateOf(play, "g1")?.why).toBe("error rate: the figures were not read in time");
  });

  it("is not what nobody's requests are", () => {
    const play = ticks(started(plan), MINUTE, {
      errors: { all: [0, 0] },
      latency: { all: [0, 0, 0, 0, 0, 0, 0] },
    });
    expect([stateOf(play, "g1")?.state, alarms(play)]).toEqual(["undecided", []]);
  });
});

describe("an event", () => {
  const plan = (holdMs: number | null = null, more: Partial<PlanGuard> = {}) =>
    guarded({ guards: [guard({ event: "payments failing", holdMs }, more)] });

  it("trips when somebody declares it", () => {
    const play = say(started(plan()), "declare", [null, "Payments failing"], { by: "bo" });
    expect([reply(play), trips(play)]).toEqual(["taken", ["g rollback"]]);
    expect(play.state.returning?.why).toBe("payments failing: bo said so");
  });

  it("is known by some of its words, and the nearest is told", () => {
    expect(trips(say(started(plan()), "declare", [null, "payments"]))).toEqual(["g rollback"]);
    const play = say(started(plan()), "declare", [null, "payment failing"]);
    expect(reply(play)).toBe(
      'no guard listens for "payment failing"; 1 event can be declared: "payments failing" | declare "payments failing"',
    );
    expect(reply(say(play, "declare"))).toContain("1 event can be declared");
  });

  it("holds for its time, once declared", () => {
    const play = say(started(plan(2 * MINUTE, { action: "ask" })), "declare", ["payments failing"]);
    expect([stateOf(play)?.state, waits(play)]).toEqual(["rising", ["soak s"]]);
    expect(play.decision.wakeAt).toBe(play.at + 2 * MINUTE);
    expect(waits(pass(play, 2 * MINUTE - 1))).toEqual(["soak s"]);
    expect(waits(pass(play, 1))).toEqual(["soak s", "guard g"]);
    expect(reply(say(play, "declare", ["payments failing"]))).toContain("was declared already, by ana");
  });

  it("is not declared where nothing listens", () => {
    const play = say(started(rising({})), "declare", [null, "x"]);
    expect(reply(play)).toBe("no guard of this release listens for an event");
  });
});

describe("acknowledging", () => {
  it("takes all that calls, or the one that is named", () => {
    const play = tick(started(rising({ action: "escalate" })), BAD);
    expect(reply(say(play, "ack", ["nothing"]))).toBe("no call is named nothing, but g | ack g");
    expect(reply(say(play, "ack", [], { by: "bo", note: "on it" }))).toBe("taken");
    expect(play.state.alarms.get("g")?.acknowledged).toMatchObject({ by: { who: "bo" }, note: "on it" });
    expect(reply(say(play, "ack", ["g"]))).toBe("bo takes care of it already");
    expect(reply(say(play, "ack"))).toBe("nobody is being called");
  });
});
