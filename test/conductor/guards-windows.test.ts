/** Counts over long windows: of all of the window, and not told of a part of it. */
import { describe, expect, it } from "vitest";
import { viewOf } from "../../src/conductor/index.ts";
import {
  figure,
  guard,
  guarded,
  MINUTE,
  started,
  stateOf,
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { waits } from "./play.ts";

describe("counts", () => {
  it("that are too few in half an hour are told by that half hour", () => {
    const when = figure("orders", "<", 100, { unit: "count", windowMs: 30 * MINUTE });
    const play = tick(started(guarded({ guards: [guard(when)] })), { orders: 0 });
    /** Four a minute: 120 in half an hour. */
    const steady = (at: number) => ({ orders: at % 15_000 === 0 ? 1 : 0 });
    ticks(play, 30 * MINUTE - 2 * TICK_MS, steady);
    expect(stateOf(play)).toMatchObject({ state: "undecided", why: "orders: its window is not full yet" });
    ticks(play, 20 * MINUTE, steady);
    expect([trips(play), stateOf(play)?.state]).toEqual([[], "quiet"]);
    expect(stateOf(play)?.value).toBeGreaterThanOrEqual(118);
    expect(stateOf(play)?.value).toBeLessThanOrEqual(122);
    ticks(play, 10 * MINUTE, { orders: 0 });
    expect(trips(play)).toEqual(["g rollback"]);
  });

  it("that are too many in half an hour are those of all of it", () => {
    const when = figure("orders", ">", 100, { unit: "count", windowMs: 30 * MINUTE });
    const play = tick(started(guarded({ guards: [guard(when)] })), { orders: 0 });
    ticks(play, 30 * MINUTE, (at) => ({ orders: at % 15_000 === 0 ? 1 : 0 }));
    expect([trips(play), stateOf(play)?.state]).toEqual([["g rollback"], "tripped"]);
    expect(play.state.watch.ticks.length).toBeLessThanOrEqual(120);
    expect(play.state.watch.earlier.length).toBeLessThanOrEqual(62);
  });

  it("that are too few are told by no window of which too much was not read", () => {
    const when = figure("orders", "<", 100, { unit: "count" });
    const play = tick(started(guarded({ guards: [guard(when)] })), { orders: 9 });
    ticks(play, 2 * MINUTE, { orders: 9 });
    ticks(play, TICK_MS, { none: { orders: "HTTP 503" } });
    // 99 of eleven twelfths of a minute are no less than 100 of all of it.
    ticks(play, TICK_MS, { orders: 9 });
    expect(stateOf(play)).toMatchObject({
      state: "undecided",
      why: "orders: part of its window was not read",
    });
  });

  it("over a window longer than anything is kept are asked of people", () => {
    const when = figure("orders", "<", 100, { unit: "count", windowMs: 120 * MINUTE });
    const play = started(guarded({ guards: [guard(when)] }));
    expect(waits(play)).toContain("guard look");
    expect(viewOf(guarded({ guards: [guard(when)] }), play.state).guards[0]?.why).toBe(
      "its window of 2 h is longer than the 1 h that is kept",
    );
  });
});
