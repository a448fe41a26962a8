/** Leases that run out, drivers that leave, and ticks that fail: a ladder begins at its first rung when its traffic went back. */
import { describe, expect, it } from "vitest";
import { asked, end, say, stands, waits } from "./play.ts";
import {
  calls,
  judgedIn,
  MINUTE,
  nobodyDrives,
  passing,
  planWith,
  pool,
  SECOND,
  serve,
  start,
} from "./traffic-play.ts";

const at50 = (world = pool()) => {
  const play = passing(start(planWith(), world), world, 6 * MINUTE);
  calls(world);
  return { world, play };
};

describe("a lease", () => {
  it("is renewed with every tick, at the share that was asked for", () => {
    const { world, play } = at50();
    world.calls = [];
    passing(play, world, 15 * SECOND);
    expect(world.calls).toEqual(["tick holds", "tick holds", "tick holds"]);
    expect(world.leaseEndsAt).toBe(play.at + 30_000);
    expect(play.state.exposures.get("l")?.leaseEndsAt).toBe(play.at + 30_000);
  });

  it("that ran out begins the ladder at its first rung, as the tick says", () => {
    const { world, play } = at50();
    world.percent = 0;
    world.leaseEndsAt = null;
    passing(play, world, 5 * SECOND);
    expect([calls(world), waits(play), world.percent]).toEqual([
      ["place", "weight 5"],
      ["timer l-5-dwell-2"],
      5,
    ]);
    expect(judgedIn(play).at(-1)).toBe("again at 0");
    passing(play, world, 5 * MINUTE);
    expect(calls(world)).toEqual(["weight 50"]);
  });

  it("is looked after where no tick comes through until it should have ended", () => {
    const { world, play } = at50();
    world.ticks = false;
    passing(play, world, 29 * SECOND);
    expect([calls(world), waits(play)]).toEqual([[], ["timer l-50-dwell"]]);
    passing(play, world, 2 * SECOND);
    expect(calls(world)).toEqual(["look", "place", "weight 5"]);
    expect(stands(play)).toBe("watching 4");
  });

  it("survives ticks that fail now and then", () => {
    const { world, play } = at50();
    world.ways = { tick: ["fails", "well", "fails", "fails"] };
    passing(play, world, MINUTE);
    expect([calls(world), world.percent]).toEqual([[], 50]);
  });

  it("that ran out in the soak brings the ladder back, and the soak begins anew", () => {
    const world = pool();
    const play = passing(start(planWith(), world), world, 18 * MINUTE);
    expect(waits(play)).toEqual(["soak s"]);
    calls(world);
    nobodyDrives(play, world, 10 * MINUTE);
    expect([calls(world), waits(play)]).toEqual([["look", "place", "weight 5"], ["timer l-5-dwell-2"]]);
    passing(play, world, 10 * MINUTE);
    expect([calls(world), waits(play)]).toEqual([["weight 50", "weight 100"], ["soak s-2"]]);
    expect(stands(passing(play, world, 9 * MINUTE))).toBe("watching 4");
    expect(stands(passing(play, world, MINUTE))).toBe("done 0");
  });
});

describe("a driver that takes over", () => {
  it("looks first, and goes on where the lease lasted", () => {
    const { world, play } = at50();
    nobodyDrives(play, world, 10 * SECOND);
    expect([calls(world), waits(play), world.percent]).toEqual([["look"], ["timer l-50-dwell"], 50]);
    passing(play, world, 5 * MINUTE);
    expect(calls(world)).toEqual(["weight 100"]);
  });

  it("looks first, and begins at the first rung where it did not", () => {
    const { world, play } = at50();
    nobodyDrives(play, world, 10 * MINUTE);
    expect([calls(world), waits(play), world.percent]).toEqual([
      ["look", "place", "weight 5"],
      ["timer l-5-dwell-2"],
      5,
    ]);
    expect(judgedIn(play)).toEqual(["5 not-proven (none)", "again at 0"]);
  });

  it("renews nothing before it has looked", () => {
    const { world, play } = at50();
    world.ways = { look: ["hangs"] };
    nobodyDrives(play, world, 20 * SECOND);
    world.calls = [];
    passing(play, world, 9 * SECOND);
    expect(world.calls.filter((each) => each === "tick holds")).toEqual([]);
  });

  it("begins at the first rung where its target does not answer and the lease must be over", () => {
    const { world, play } = at50();
    world.ways = { look: ["fails", "fails", "fails"] };
    nobodyDrives(play, world, 10 * MINUTE);
    passing(play, world, 10 * SECOND);
    expect(judgedIn(play).at(-1)).toBe("again at 0");
    expect([waits(play), world.percent]).toEqual([["timer l-5-dwell-2"], 5]);
  });

  it("goes back where its target takes wishes and never says how it stands", () => {
    const { world, play } = at50();
    world.ways = { look: Array.from({ length: 50 }, () => "fails" as const) };
    nobodyDrives(play, world, 10 * MINUTE);
    passing(play, world, 30 * SECOND);
    expect(stands(play)).toBe("returned 2");
    expect(play.state.returning?.why).toBe("Shift traffic failed: how it stands cannot be told: it said no");
    expect(world.percent).toBe(0);
  });

  it("goes on with what was being placed", () => {
    const world = pool({ ways: { place: ["hangs"] } });
    const play = start(planWith(), world);
    world.ways = {};
    nobodyDrives(play, world, MINUTE);
    expect([calls(world), waits(play)]).toEqual([["look", "place", "weight 5"], ["timer l-5-dwell"]]);
  });

  it("begins at the first rung where a share was asked for that is repeated too late", () => {
    const world = pool({ ways: { weight: ["well", "hangs"] } });
    const play = passing(start(planWith(), world), world, 5 * MINUTE);
    expect(asked(play).some((each) => each.startsWith("l#"))).toBe(true);
    world.ways = {};
    calls(world);
    nobodyDrives(play, world, 10 * MINUTE);
    expect([calls(world), judgedIn(play).at(-1), world.percent]).toEqual([
      ["weight 50", "place", "weight 5"],
      "again at 0",
      5,
    ]);
  });

  it("begins at the first rung where it was paused and left", () => {
    const { world, play } = at50();
    say(play, "pause");
    nobodyDrives(play, world, 10 * MINUTE);
    expect([calls(world), asked(play)]).toEqual([["look"], []]);
    serve(say(play, "continue"), world);
    expect(calls(world)).toEqual(["place", "weight 5"]);
  });

  it("goes on with the lease of what is paused", () => {
    const { world, play } = at50();
    say(play, "pause");
    nobodyDrives(play, world, 5 * SECOND);
    passing(play, world, 5 * MINUTE);
    expect([calls(world), world.percent]).toEqual([["look"], 50]);
    expect(world.leaseEndsAt).toBeGreaterThan(play.at);
  });
});

describe("a tick", () => {
  it("that says nothing of the lease is no news", () => {
    const { world, play } = at50();
    world.ways = { tick: Array.from({ length: 5 }, () => "silent" as const) };
    passing(play, world, 26 * SECOND);
    expect(calls(world)).toEqual([]);
    world.ways = { tick: Array.from({ length: 20 }, () => "silent" as const) };
    passing(play, world, 10 * SECOND);
    expect([calls(world), judgedIn(play).at(-1)]).toEqual([["look", "place", "weight 5"], "again at 0"]);
  });

  it("that renewed the share of before is made up for", () => {
    const world = pool();
    const play = passing(start(planWith(), world), world, 5 * MINUTE - 2 * SECOND);
    world.ways = { tick: ["hangs"], weight: ["hangs"] };
    passing(play, world, 5 * SECOND);
    const tick = asked(play).find((each) => each.startsWith("~tick")) ?? "";
    calls(world);
    world.ways = { tick: ["hangs"] };
    serve(play, world);
    // Answered after the share was changed, and asked for before.
    world.percent = 5;
    const old = { service: "shop", target: "shop/staging", percent: 5, leaseEndsMs: play.at + 1, why: null };
    end(play, tick, "done", { atMs: play.at, figures: {}, held: [old], past: null });
    world.ways = {};
    serve(play, world);
    expect([calls(world), world.percent, waits(play)]).toEqual([
      ["weight 50", "weight 50"],
      50,
      ["timer l-50-dwell"],
    ]);
  });
});
