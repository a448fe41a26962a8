/** Soaks with guards: ended when all are quiet, else longer, else by a person; and from when to when a guard is armed. */
import { describe, expect, it } from "vitest";
import {
  BAD,
  errorsAbove,
  GOOD,
  guard,
  guarded,
  MINUTE,
  openTick,
  SECOND,
  started,
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { soak, step, wait } from "./plan-of.ts";
import { asked, pass, say, stands, waits } from "./play.ts";

/** It rises for longer than the soak lasts. */
const slow = guard(errorsAbove(5, 30 * MINUTE));
const plan = (minMs = 5 * MINUTE, maxMs = 10 * MINUTE) =>
  guarded({ main: { a: step("a"), s: soak(minMs, maxMs) }, guards: [slow] });

describe("a soak", () => {
  it("ends at its shortest where all guards are quiet", () => {
    const play = ticks(tick(started(plan()), GOOD), 5 * MINUTE - TICK_MS, GOOD);
    expect(stands(play)).toBe("watching 4");
    expect(stands(pass(play, TICK_MS))).toBe("done 0");
  });

  it("lasts on while one is not, until it is", () => {
    const play = ticks(tick(started(plan()), GOOD), 6 * MINUTE, (at) => (at > 4 * MINUTE ? BAD : GOOD));
    expect([waits(play), stands(play)]).toEqual([["soak s-2"], "watching 4"]);
    expect(play.state.waits.get("s-2")?.text).toMatch(/^Watch, longer: error rate 9.2 % > 5 % for \d/);
    expect(stands(ticks(play, MINUTE, GOOD))).toBe("done 0");
  });

  it("asks at its longest, and not any more when it is quiet", () => {
    const play = ticks(tick(started(plan()), BAD), 10 * MINUTE, BAD);
    expect([waits(play), stands(play)]).toEqual([["guard s-quiet"], "held 4"]);
    expect(stands(ticks(play, MINUTE, GOOD))).toBe("done 0");
  });

  it("goes on by a person's word, or back", () => {
    const play = ticks(tick(started(plan()), BAD), 10 * MINUTE, BAD);
    expect(stands(say(play, "answer", ["s", "continue"]))).toBe("done 0");
    const back = ticks(tick(started(plan()), BAD), 10 * MINUTE, BAD);
    say(back, "answer", ["s-quiet", "rollback"]);
    expect(back.state.returning?.why).toMatch(/^Watch: its time is over, and error rate 10 % > 5 % for \d/);
  });

  it("takes silence for no pass", () => {
    const none = { none: { errors: "HTTP 500" } };
    const play = ticks(tick(started(plan()), GOOD), 10 * MINUTE, none);
    expect(waits(play)).toEqual(["guard s-quiet"]);
    expect(play.state.waits.get("s-quiet")?.text).toContain("error rate cannot be told: HTTP 500");
  });

  it("is ended early by a person", () => {
    expect(stands(say(tick(started(plan()), BAD), "promote"))).toBe("done 0");
  });

  it("keeps its longest through a pause", () => {
    const play = say(tick(started(plan()), BAD), "pause");
    say(ticks(play, 5 * MINUTE, BAD), "continue");
    expect(waits(ticks(play, 10 * MINUTE - TICK_MS, BAD))).toEqual(["soak s-2"]);
    expect(waits(ticks(play, TICK_MS, BAD))).toEqual(["guard s-quiet"]);
  });
});

describe("a guard", () => {
  it("is armed from its first node to the end of its last", () => {
    const main = { w: wait(MINUTE), a: step("a"), s: soak(MINUTE), z: step("z") };
    const play = started(guarded({ main, guards: [guard(errorsAbove())] }));
    expect(asked(play)).toEqual([]);
    expect(asked(pass(play, MINUTE))).toEqual(["a#1", "~tick#1"]);
    const past = play.recordeds.filter(
      ({ event }) => event.type === "effect.asked" && event.node === "~past",
    );
    expect(past).toHaveLength(1);
  });

  it("is armed no longer than is written", () => {
    const only = guard(errorsAbove(5, 30 * SECOND), { armed: { from: "a", to: "s", forMs: MINUTE } });
    const play = tick(started(guarded({ guards: [only] })), GOOD);
    ticks(play, MINUTE - TICK_MS, (at) => (at > MINUTE - 20 * SECOND ? BAD : GOOD));
    expect(play.state.watch.guards.g?.state).toBe("quiet");
    pass(play, TICK_MS);
    expect([trips(play), openTick(play), play.state.watch.guards.g]).toEqual([[], undefined, undefined]);
  });

  it("reads the past anew where a gate was waited at for long", () => {
    const main = { w: wait(60 * MINUTE), a: step("a"), s: soak(MINUTE) };
    const play = started(guarded({ main, guards: [guard(errorsAbove())] }));
    expect(asked(pass(play, 60 * MINUTE))).toEqual(["~past#2"]);
  });
});
