/** What is left as it is: a share that somebody lowered, and one that would rise while a guard that leads back does. */
import { describe, expect, it } from "vitest";
import { errorsAbove, FIGURES, GOOD, guard, METRICS, samplesOf, stateOf } from "./guard-play.ts";
import { append, asked, decideNow, end, type Play, say, stands, waits } from "./play.ts";
import {
  calls,
  judgedIn,
  lookOf,
  MINUTE,
  nobodyDrives,
  type Pool,
  passing,
  planWith,
  pool,
  SECOND,
  serve,
  start,
} from "./traffic-play.ts";

const armed = { from: "l", to: "s", forMs: null };
const errors = guard({ event: "errors", holdMs: null }, { armed });

function rises(play: Play, state: "rising" | "quiet" = "rising"): Play {
  const known = { since: play.at, value: null, heldMs: 0, evidence: null, why: null, undecided: 0 };
  const g = { ...known, state, against: null } as const;
  append(play, [{ type: "tick.judged", tick: "t", guards: { g }, judge: null }]);
  return decideNow(play);
}

const begun = (world: Pool, ms: number): Play => {
  const play = passing(start({ ...planWith(), guards: [errors] }, world), world, ms);
  calls(world);
  return play;
};

describe("a share that somebody lowered", () => {
  it("stays so until somebody says otherwise, and is held anew then", () => {
    const world = pool();
    const play = begun(world, 6 * MINUTE);
    world.percent = 5;
    passing(play, world, 20 * MINUTE);
    expect([calls(world), world.percent, waits(play)]).toEqual([[], 5, ["rung l-lowered"]]);
    expect(play.state.waits.get("l-lowered")?.text).toContain("from 50 % to 5 %");
    serve(say(play, "answer", ["l-lowered", "raise"]), world);
    expect([calls(world), world.percent, waits(play)]).toEqual([["weight 50"], 50, ["timer l-50-dwell-2"]]);
    passing(play, world, 5 * MINUTE);
    expect([calls(world), stands(play)]).toEqual([["weight 100"], "watching 4"]);
  });

  it("is not raised while a guard leads back, whoever says so", () => {
    const world = pool();
    const play = begun(world, 6 * MINUTE);
    world.percent = 5;
    passing(play, world, 10 * SECOND);
    world.ticks = false;
    serve(say(rises(play), "answer", ["l-lowered", "raise"]), world);
    expect([calls(world), waits(play)]).toEqual([[], ["rung l-lowered-2"]]);
    serve(say(play, "answer", ["l-lowered-2", "rollback"]), world);
    expect([calls(world), stands(play)]).toEqual([["weight 0", "retire"], "returned 2"]);
  });

  it("goes on where it was raised by hand again", () => {
    const world = pool();
    const play = begun(world, 6 * MINUTE);
    world.percent = 5;
    passing(play, world, 10 * SECOND);
    world.percent = 50;
    passing(play, world, 10 * SECOND);
    expect([calls(world), waits(play)]).toEqual([[], ["timer l-50-dwell-2"]]);
  });
});

describe("while a guard that leads back rises", () => {
  it("no share is tried again", () => {
    const world = pool({ ways: { weight: ["well", "fails"] } });
    const play = begun(world, 5 * MINUTE);
    world.ticks = false;
    passing(rises(play), world, 10 * SECOND);
    expect([calls(world), world.percent, waits(play)]).toEqual([[], 5, ["rung l-50-quiet"]]);
    serve(rises(play, "quiet"), world);
    expect([calls(world), waits(play)]).toEqual([["weight 50"], ["timer l-50-dwell"]]);
  });

  it("the first rung is not reached again after its lease ran out", () => {
    const world = pool({ ways: { tick: ["well"] } });
    const play = begun(world, 6 * MINUTE);
    world.ticks = false;
    passing(rises(play), world, MINUTE);
    expect([calls(world), world.percent, waits(play)]).toEqual([["look", "place"], 0, ["rung l-5-quiet"]]);
    world.ticks = true;
    say(play, "answer", ["l-5-quiet", "rollback"]);
    expect(stands(serve(play, world))).toBe("returned 2");
  });
});

describe("after a time in which nobody drove", () => {
  it("nothing rises before a guard has seen a figure", () => {
    const guards = [guard(errorsAbove(), { armed })];
    const plan = { ...planWith(), guards, metrics: METRICS, figures: FIGURES, tickMs: 5000 };
    const world = pool({ ticks: false });
    const play = serve(end(start(plan, world), "~past#1", "failed"), world);
    expect([calls(world), world.percent]).toEqual([["look", "place", "weight 5"], 5]);
    nobodyDrives(play, world, 10 * MINUTE);
    calls(world);
    passing(play, world, 2 * SECOND);
    expect([world.percent, judgedIn(play).at(-1)]).toEqual([0, "again at 0"]);
    const tick = asked(play).find((each) => each.startsWith("~tick")) ?? "";
    const held = {
      service: "shop",
      target: "shop/staging",
      percent: lookOf(world).versions[1]?.percent ?? 0,
    };
    const said = [{ ...held, leaseEndsMs: null, why: null }];
    end(play, tick, "done", { atMs: play.at, figures: samplesOf(play.at, GOOD), held: said, past: null });
    serve(play, world);
    expect([calls(world), stateOf(play)?.state]).toEqual([["weight 5"], "quiet"]);
  });
});
