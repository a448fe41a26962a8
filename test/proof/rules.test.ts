/** Rules that no other test would miss: what a ladder waits for, and what a person's word about a guard is good for. */
import { describe, expect, it } from "vitest";
import {
  BAD,
  errorsAbove,
  figure,
  GOOD,
  guard,
  guarded,
  MINUTE,
  SECOND,
  started,
  stateOf,
  tick,
  ticks,
  trips,
} from "../conductor/guard-play.ts";
import { ladder, soak } from "../conductor/plan-of.ts";
import { pass, reply, say, waits } from "../conductor/play.ts";
import { judgedIn } from "../conductor/traffic-play.ts";

const planWith = (dwellMs: number) =>
  guarded({
    main: { a: ladder([5, dwellMs], [50, 30 * MINUTE], [100, null]), s: soak(5 * MINUTE) },
    guards: [guard(errorsAbove(5, 2 * MINUTE))],
  });

describe("a rung", () => {
  it("does not rise before its guards were looked at once", () => {
    // The very first tick hangs for longer than the dwell.
    const play = pass(say(started(planWith(20 * SECOND)), "confirm"), 40 * SECOND);
    expect([stateOf(play), judgedIn(play)]).toEqual([undefined, []]);
    expect(waits(play)).toEqual(["rung a-5-quiet"]);
    ticks(tick(play, GOOD), 10 * SECOND, GOOD);
    expect(judgedIn(play)).toEqual(["5 not-proven (none)"]);
  });
});

describe("what a person says of a guard", () => {
  const thin = { errors: { all: [3, 1] as const } };
  const held = () => {
    const play = say(tick(started(planWith(30 * MINUTE)), GOOD), "confirm");
    // One of three in the last minute: over the line for the whole hold, and no evidence.
    ticks(play, 4 * MINUTE, (at) => (at % MINUTE === 0 ? thin : { errors: { all: [0, 0] } }));
    expect(trips(play)).toEqual(["g ask"]);
    return play;
  };

  it("lets a rung rise at once", () => {
    const play = say(held(), "answer", ["g", "continue"], { by: "bo" });
    say(play, "promote", [], { by: "bo" });
    expect(judgedIn(play)).toEqual(["5 not-proven (none) by bo"]);
  });

  it("is good for that time, and not for the next", () => {
    const play = say(held(), "answer", ["g", "continue"], { by: "bo" });
    ticks(play, 3 * MINUTE, GOOD);
    expect(stateOf(play)?.state).toBe("quiet");
    ticks(play, MINUTE, BAD);
    expect(stateOf(play)?.state).toBe("rising");
    say(play, "promote", [], { by: "bo" });
    expect(reply(play)).toContain("no rung rises while a guard leads back");
    expect(judgedIn(play)).toEqual([]);
  });
});

describe("a figure that is no number", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])("is never quiet: %s", (lag) => {
    const play = tick(started(guarded({ guards: [guard(figure("lag", ">", 100))] })), { lag });
    expect(stateOf(play)).toMatchObject({ state: "undecided", value: null, undecided: 1 });
    expect(trips(play)).toEqual([]);
  });
});

describe("a line that lies above all buckets", () => {
  const slow = guard(figure("latency", ">", 60_000, { stat: "p99", unit: "ms" }));
  const look = (beyond: number) =>
    stateOf(
      tick(started(guarded({ guards: [slow] })), { latency: { all: [990 - beyond, 5, 5, 0, 0, 0, beyond] } }),
    );

  it("is told by how few lie beyond the last of them", () => {
    expect(look(10)).toMatchObject({ state: "quiet" });
    expect(look(11)).toMatchObject({ state: "undecided" });
  });
});
