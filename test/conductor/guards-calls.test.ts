/** When people are called because a release neither goes on nor back: silence now and then, and rungs that are held. */
import { describe, expect, it } from "vitest";
import {
  alarms,
  BAD,
  errorsAbove,
  GOOD,
  guard,
  guarded,
  MINUTE,
  SECOND,
  started,
  TICK_MS,
  tick,
  ticks,
} from "./guard-play.ts";
import { ladder, soak } from "./plan-of.ts";
import { say, waits } from "./play.ts";

const none = { none: { errors: "HTTP 503" } };
const soaking = guarded({ guards: [guard(errorsAbove())] });
const slow = guard(errorsAbove(5, 60 * MINUTE));
const climbing = guarded({
  main: { a: ladder([5, MINUTE], [50, MINUTE], [100, null]), s: soak(10 * MINUTE) },
  guards: [slow],
});

describe("a source that is silent too often", () => {
  it("is called for though never three ticks in a row", () => {
    const play = tick(started(soaking), GOOD);
    let count = 0;
    const often = () => (count++ % 3 === 2 ? GOOD : none);
    expect(alarms(ticks(play, 8 * TICK_MS, often))).toEqual(["no-figures"]);
    expect(alarms(ticks(play, 5 * MINUTE, often))).toEqual(["no-figures"]);
    expect(alarms(ticks(play, MINUTE, GOOD))).toEqual(["no-figures over"]);
  });

  it("trips though its source answers only every other tick", () => {
    const play = tick(started(soaking), BAD);
    const risenAt = play.at;
    ticks(play, 10 * MINUTE, (at) => (at % (2 * TICK_MS) === 0 ? BAD : { none: { errors: "HTTP 503" } }));
    expect(play.state.watch.trips.map(({ at }) => at - risenAt)).toEqual([2 * MINUTE]);
  });

  it("is not for a tick now and then", () => {
    let count = 0;
    const seldom = () => (count++ % 3 === 0 ? none : GOOD);
    expect(alarms(ticks(tick(started(soaking), GOOD), 10 * MINUTE, seldom))).toEqual([]);
  });
});

describe("a rung that is held past its dwell", () => {
  it("is called for once, after three ticks, and over when it goes on", () => {
    const play = started(climbing);
    ticks(tick(say(play, "confirm"), BAD), MINUTE + 2 * TICK_MS, BAD);
    expect([waits(play), alarms(play)]).toEqual([["rung a-5-quiet"], []]);
    ticks(play, TICK_MS, BAD);
    expect(alarms(play)).toEqual(["a-5-quiet"]);
    expect(play.state.alarms.get("a-5-quiet")?.why).toMatch(/^5 % of .* is held: error rate 10 % > 5 %/);
    expect(alarms(ticks(play, 5 * MINUTE, BAD))).toEqual(["a-5-quiet"]);
    ticks(play, 70 * SECOND, GOOD);
    expect([waits(play), alarms(play)]).toEqual([["rung a-50"], ["a-5-quiet over"]]);
  });

  it("is called for where every other tick tells nothing", () => {
    let count = 0;
    const play = started(climbing);
    ticks(tick(say(play, "confirm"), BAD), 3 * MINUTE, () => (count++ % 2 === 0 ? BAD : none));
    expect(alarms(play)).toEqual(["a-5-quiet"]);
  });

  it("is not where people are called for the silence already", () => {
    const play = started(climbing);
    ticks(tick(say(play, "confirm"), GOOD), 3 * MINUTE, none);
    expect([waits(play), alarms(play)]).toEqual([["rung a-5-quiet"], ["no-figures"]]);
  });

  it("is not while its dwell lasts, or it is paused", () => {
    const play = started(climbing);
    ticks(tick(say(play, "confirm"), BAD), MINUTE - TICK_MS, BAD);
    expect(alarms(ticks(say(play, "pause"), 5 * MINUTE, BAD))).toEqual([]);
  });
});
