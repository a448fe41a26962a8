/** Ladders that a target carries: looked at, placed, shifted rung by rung under a lease, kept at the end. */
import { describe, expect, it } from "vitest";
import { viewOf } from "../../src/conductor/index.ts";
import { planOf, soak, step } from "./plan-of.ts";
import { asked, begin, end, reply, say, stands, waits } from "./play.ts";
import {
  calls,
  judgedIn,
  MINUTE,
  passing,
  planWith,
  pool,
  SECOND,
  shifted,
  start,
  threeRungs,
} from "./traffic-play.ts";

describe("a ladder that a target carries", () => {
  it("looks, places, shifts by rungs, soaks warm, and lifts the lease at the end", () => {
    const world = pool();
    const play = start(planWith(), world);
    expect([calls(world), waits(play), stands(play)]).toEqual([
      ["look", "place", "weight 5"],
      ["timer l-5-dwell"],
      "watching 4",
    ]);
    expect(play.state.exposures.get("l")).toMatchObject({ before: "1.3.2", percent: 5, placed: true });
    expect(calls(passing(play, world, 5 * MINUTE - SECOND) && world)).toEqual([]);
    passing(play, world, SECOND);
    expect([calls(world), waits(play)]).toEqual([["weight 50"], ["timer l-50-dwell"]]);
    passing(play, world, 5 * MINUTE);
    expect([calls(world), waits(play)]).toEqual([["weight 100"], ["soak s"]]);
    passing(play, world, 9 * MINUTE);
    expect([calls(world), world.serving, world.leaseEndsAt !== null]).toEqual([[], "1.3.2", true]);
    passing(play, world, MINUTE);
    expect([calls(world), world.serving, stands(play)]).toEqual([["keep"], "1.4.0", "done 0"]);
    expect(judgedIn(play)).toEqual(["5 not-proven (none)", "50 not-proven (none)"]);
  });

  it("passes on that users stay where they are, and for how long the share is meant", () => {
    const play = begin(planWith(threeRungs({ sticky: true, leaseMs: 45_000 })), { conductor: 2 });
    const input = play.state.effects.get("l#1")?.effect.input;
    expect(input).toMatchObject({ do: "look", sticky: true, leaseMs: null, version: "1.4.0" });
    const world = pool();
    start(planWith(threeRungs({ leaseMs: 45_000 })), world);
    expect(world.leaseEndsAt).toBe(play.at + 45_000);
  });

  it("shows where the traffic is, and until when", () => {
    const plan = planWith();
    const play = start(plan, pool());
    expect(viewOf(plan, play.state, play.at).targets).toEqual([
      {
        service: "shop",
        environment: "staging",
        versions: [
          { version: "1.3.2", percent: 95 },
          { version: "1.4.0", percent: 5 },
        ],
        leaseEndsAt: play.at + 30_000,
      },
    ]);
  });

  it("is shifted by people where the version is not known, and in releases of the first rules", () => {
    expect(waits(start(planWith(threeRungs({ version: null })), pool()))).toEqual(["rung l-5"]);
    expect(waits(begin(planWith()))).toEqual(["rung l-5"]);
  });

  it("has nothing to do where the version serves already", () => {
    const world = pool({ serving: "1.4.0" });
    const play = start(planWith(), world);
    expect([calls(world), waits(play)]).toEqual([["look"], ["soak s"]]);
    expect(play.state.nodes.get("l")).toMatchObject({ state: "done", why: "1.4.0 serves already" });
    expect(stands(passing(play, world, 10 * MINUTE))).toBe("done 0");
    expect(calls(world)).toEqual([]);
  });

  it("asks whether the new version is to have the rest where the ladder ends before 100 %", () => {
    const world = pool();
    const play = start(planWith(shifted({}, [5, null])), world);
    passing(play, world, 10 * MINUTE);
    expect([waits(play), world.leaseEndsAt !== null]).toEqual([["rung l-keep"], true]);
    expect(play.state.waits.get("l-keep")?.text).toBe(
      "The ladder ends with 5 % of traffic of shop on 1.4.0: promote it to have all of it, or roll back",
    );
    calls(world);
    say(play, "promote");
    passing(play, world, 0);
    expect([calls(world), stands(play)]).toEqual([["keep"], "done 0"]);
  });
});

describe("what fails on the way up", () => {
  it("is tried again once, after two seconds", () => {
    const world = pool({ ways: { weight: ["fails"] } });
    const play = start(planWith(), world);
    expect([calls(world), waits(play)]).toEqual([["look", "place", "weight 5"], []]);
    expect(calls(passing(play, world, SECOND) && world)).toEqual([]);
    passing(play, world, SECOND);
    expect([calls(world), waits(play)]).toEqual([["weight 5"], ["timer l-5-dwell"]]);
  });

  it("goes back where something stands beside already", () => {
    const world = pool({ ways: { weight: ["fails", "fails"] } });
    const play = passing(start(planWith(), world), world, 2 * SECOND);
    expect([calls(world), stands(play)]).toEqual([
      ["look", "place", "weight 5", "weight 5", "retire"],
      "returned 2",
    ]);
    expect(play.state.ended?.why).toBe("Shift traffic failed: it said no");
  });

  it("asks a person where nothing was placed, who may have it tried again", () => {
    const world = pool({ ways: { place: ["fails", "fails"] } });
    const play = passing(start(planWith(), world), world, 2 * SECOND);
    expect([calls(world), waits(play), stands(play)]).toEqual([
      ["look", "place", "place"],
      ["failure l"],
      "held 4",
    ]);
    say(play, "retry", ["l"]);
    passing(play, world, 0);
    expect([calls(world), judgedIn(play)]).toEqual([["place", "weight 5"], ["again at 0"]]);
  });

  it("goes back where the version stays half placed", () => {
    const world = pool({ ways: { place: ["fails", "fails"] }, there: true });
    const play = passing(start(planWith(), world), world, 2 * SECOND);
    expect([calls(world), stands(play)]).toEqual([["look", "place", "place", "retire"], "returned 2"]);
  });

  it.each([
    ["took effect, is not asked for again", "deaf", ["look"]],
    ["did not take effect, is asked for again", "mute", ["look", "weight 5"]],
  ] as const)("and was not answered but %s", (_, way, then) => {
    const world = pool({ ways: { weight: [way] } });
    const play = passing(start(planWith(), world), world, 2 * SECOND);
    expect(calls(world)).toEqual(["look", "place", "weight 5", ...then]);
    expect([waits(play), world.percent]).toEqual([["timer l-5-dwell"], 5]);
  });

  it("is looked at after a version was placed that nobody heard of", () => {
    const world = pool({ ways: { place: ["deaf"] } });
    expect(waits(start(planWith(), world))).toEqual(["timer l-5-dwell"]);
    expect(calls(world)).toEqual(["look", "place", "look", "weight 5"]);
    const other = pool({ ways: { place: ["deaf"] }, says: "1.3.9" });
    passing(start(planWith(), other), other, 2 * SECOND);
    expect(calls(other)).toEqual(["look", "place", "look", "place", "weight 5"]);
  });

  it("is for a person where not even a look succeeds", () => {
    const world = pool({ ways: { look: ["fails", "fails"] } });
    const play = passing(start(planWith(), world), world, 2 * SECOND);
    expect([calls(world), play.state.waits.get("l")?.text]).toEqual([
      ["look", "look"],
      "Shift traffic failed: what serves now cannot be told: it said no",
    ]);
  });

  it("is looked at where a driver cannot tell what became of it", () => {
    const world = pool({ ways: { weight: ["hangs"] } });
    const play = start(planWith(), world);
    const [effect = ""] = asked(play);
    world.percent = 5;
    world.ways = {};
    end(play, effect, "timed-out");
    passing(play, world, 0);
    expect([calls(world), waits(play)]).toEqual([["look", "place", "look"], ["timer l-5-dwell"]]);
  });

  it("is a lease that could not be lifted: a person is asked, and the lease goes on", () => {
    const world = pool({ ways: { keep: ["fails"] } });
    const play = passing(start(planWith(), world), world, 20 * MINUTE);
    expect([waits(play), stands(play)]).toEqual([["failure l-keep"], "held 4"]);
    expect(play.state.waits.get("l-keep")?.answers).toEqual(["retry", "rollback", "stop"]);
    passing(play, world, 5 * MINUTE);
    expect([world.percent, world.leaseEndsAt !== null]).toEqual([100, true]);
    say(play, "retry");
    expect(stands(passing(play, world, 0))).toBe("done 0");
  });
});

describe("stopping", () => {
  it("undoes nothing, renews nothing, and says what goes back by itself", () => {
    const world = pool();
    const play = say(start(planWith(), world), "stop", [], { note: "wrong branch" });
    expect(stands(passing(play, world, 0))).toBe("stopped 10");
    expect(play.state.ended?.why).toBe(
      "stopped by ana: wrong branch; 1.4.0 has 5 % of the traffic of shop, which goes back by itself within 30 s",
    );
    expect([play.state.ended?.stands, play.decision.wakeAt]).toEqual([["l"], null]);
  });
});

describe("a pause", () => {
  it("goes on with the lease, and begins nothing", () => {
    const world = pool();
    const play = say(start(planWith(), world), "pause");
    passing(play, world, 20 * MINUTE);
    expect([world.percent, waits(play)]).toEqual([5, ["timer l-5-dwell", "paused paused"]]);
    calls(world);
    say(play, "continue");
    passing(play, world, 5 * MINUTE);
    expect(calls(world)).toEqual(["weight 50"]);
  });
});

it("is skipped when it was absorbed, and so has nothing to undo", () => {
  const set = step("kubectl set image", { absorbedBy: "l", undo: null });
  const world = pool();
  const play = start(planOf({ main: { set, l: threeRungs(), s: soak(MINUTE) } }), world);
  expect(play.state.nodes.get("set")).toMatchObject({ state: "skipped", why: 'done by "Shift traffic"' });
  say(play, "rollback", [], { note: "errors" });
  expect([stands(passing(play, world, 0)), reply(play)]).toEqual(["returned 2", "taken"]);
});
