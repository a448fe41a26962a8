/** Going back with a target: its traffic first, whatever else is under way, and until it answers; then commands, then the version itself. */
import { describe, expect, it } from "vitest";
import { ladder, planOf, read, soak, step } from "./plan-of.ts";
import { asked, end, happen, nodes, say, stands, waits } from "./play.ts";
import { calls, MINUTE, passing, planWith, pool, SECOND, serve, start, threeRungs } from "./traffic-play.ts";

const back = (play: ReturnType<typeof start>) => say(play, "rollback", [], { note: "errors" });

describe("going back with a target", () => {
  it("takes the traffic back, then the version away", () => {
    const world = pool();
    const play = passing(start(planWith(), world), world, 6 * MINUTE);
    calls(world);
    expect(stands(serve(back(play), world))).toBe("returned 2");
    expect([calls(world), world.percent, world.there]).toEqual([["weight 0", "retire"], 0, false]);
    expect([nodes(play).l, play.state.ended?.stands]).toEqual(["undone", []]);
    expect(play.state.ended?.why).toBe("ana said so: errors");
  });

  it("asks for it with the first lever, before any command and before what is under way has ended", () => {
    const main = {
      flag: step("flag on", { undo: "off" }),
      m: step("migrate", { undo: "um" }),
      l: threeRungs(),
      b: step("b"),
    };
    const beside = { off: step("flag off", { onCrash: "repeat" }), um: step("migrate back") };
    const plan = planOf({
      main: { ...main, l: { ...main.l, rungs: [{ percent: 5, dwellMs: null }] } },
      beside,
      levers: ["off"],
    });
    const world = pool();
    const play = start(plan, world);
    for (const effect of ["flag#1", "m#1"]) serve(end(play, effect), world);
    expect([calls(world), asked(play)]).toEqual(
      [
        ["look", "place", "weight 5"],
        ["b#1", "~tick#1"],
      ].map((each, i) => (i === 0 ? each : expect.arrayContaining(["b#1"]))),
    );
    back(play);
    expect(asked(play)).toEqual(expect.arrayContaining(["b#1", "off#1", "~zero-l#1"]));
    serve(end(play, "off#1"), world);
    expect([calls(world), asked(play)]).toEqual([["weight 0"], ["b#1"]]);
    expect(asked(end(play, "b#1", "cancelled", { begun: false }))).toEqual(["um#1"]);
    expect(calls(world)).toEqual([]);
    expect(stands(serve(end(play, "um#1"), world))).toBe("returned 2");
    expect(calls(world)).toEqual(["retire"]);
  });

  it("does not begin its commands while the new version may have traffic", () => {
    const world = pool({ ways: { weight: ["well", "fails", "mute", "well"] } });
    const rollback = { r: step("take it back"), v: read("healthy?") };
    const play = start(planWith(threeRungs(), { rollback }), world);
    calls(world);
    serve(back(play), world);
    expect([calls(world), asked(play)]).toEqual([["weight 0"], []]);
    passing(play, world, 2 * SECOND);
    expect([calls(world), asked(play), world.percent]).toEqual([["weight 0"], [], 5]);
    passing(play, world, 2 * SECOND);
    expect([calls(world), asked(play), world.percent]).toEqual([["weight 0"], ["r#1"], 0]);
    expect(stands(serve(end(end(play, "r#1"), "v#1"), world))).toBe("returned 2");
  });

  it("is tried again until it answers, and a person may be faster", () => {
    const fails = Array.from({ length: 20 }, () => "mute" as const);
    const world = pool({ ways: { weight: ["well", ...fails] }, leases: false });
    const play = start(planWith(), world);
    calls(world);
    serve(back(play), world);
    passing(play, world, 7 * SECOND);
    expect([calls(world).length, waits(play)]).toEqual([4, []]);
    passing(play, world, SECOND);
    expect([calls(world), waits(play), stands(play)]).toEqual([["weight 0"], ["rung l-back"], "returning 4"]);
    passing(play, world, 29 * SECOND);
    expect([calls(world).length, waits(play)]).toEqual([2, ["rung l-back"]]);
    expect(stands(serve(say(play, "confirm"), world))).toBe("returned 2");
    expect(calls(world)).toEqual(["retire"]);
  });

  it("closes what it asked when the target answers after all", () => {
    const world = pool({ ways: { weight: ["well", "mute", "mute", "mute", "mute", "mute"] } });
    const play = serve(back(start(planWith(), world)), world);
    passing(play, world, 8 * SECOND);
    expect(waits(play)).toEqual(["rung l-back"]);
    passing(play, world, 10 * SECOND);
    expect([waits(play), stands(play)]).toEqual([[], "returned 2"]);
  });

  it("renews no lease, so that commands begin when it has run out", () => {
    const fails = Array.from({ length: 50 }, () => "mute" as const);
    const world = pool({ ways: { weight: ["well", ...fails] } });
    const play = start(planWith(threeRungs(), { rollback: { r: step("take it back") } }), world);
    serve(back(play), world);
    passing(play, world, 28 * SECOND);
    expect(asked(play)).toEqual([]);
    passing(play, world, 2 * SECOND);
    expect(asked(play)).toEqual(["r#1"]);
    serve(end(play, "r#1"), world);
    expect(stands(play)).toBe("returning 4");
    world.ways = {};
    expect(stands(passing(play, world, 10 * SECOND))).toBe("returned 2");
  });

  it("takes back what was still being shifted, also when it came about after that", () => {
    const world = pool({ ways: { weight: ["well", "hangs"] } });
    const play = passing(start(planWith(), world), world, 5 * MINUTE);
    const [rising = ""] = asked(play).filter((each) => each.startsWith("l#"));
    calls(world);
    back(play);
    expect(play.decision.cancel).toEqual(expect.arrayContaining([rising]));
    world.ways = {};
    const zero = asked(play).find((each) => each.startsWith("~zero")) ?? "";
    end(play, zero, "done");
    world.percent = 50;
    expect(stands(play)).toBe("returning 4");
    end(play, rising, "timed-out");
    expect(calls(serve(play, world) && world)).toEqual(["weight 0", "retire"]);
    expect([world.percent, stands(play)]).toEqual([0, "returned 2"]);
  });

  it("takes back what a tick renewed beside it", () => {
    const world = pool({ ticks: false });
    const play = start(planWith(), world);
    const tick = asked(play).find((each) => each.startsWith("~tick")) ?? "";
    serve(back(play), world);
    expect([calls(world), stands(play)]).toEqual([["look", "place", "weight 5", "weight 0"], "returning 4"]);
    world.percent = 5;
    world.leaseEndsAt = play.at + 30_000;
    serve(end(play, tick, "failed"), world);
    expect([calls(world), world.percent, stands(play)]).toEqual([["weight 0", "retire"], 0, "returned 2"]);
  });

  it("notes only that the version could not be taken away", () => {
    const world = pool({ ways: { retire: ["fails"] } });
    const play = start(planWith(), world);
    expect(stands(serve(back(play), world))).toBe("returned 2");
    expect(world.there).toBe(true);
  });

  it("leaves a version alone that was never placed", () => {
    const world = pool({ ways: { place: ["fails", "fails"] } });
    const play = passing(start(planWith(), world), world, 2 * SECOND);
    calls(world);
    expect([stands(serve(back(play), world)), calls(world)]).toEqual(["returned 2", []]);
  });

  it("asks people where people shifted", () => {
    const world = pool();
    const play = say(start(planOf({ main: { l: ladder([5, MINUTE], [100, null]) } }), world), "confirm");
    back(play);
    expect([waits(play), calls(world)]).toEqual([["rung l-back"], []]);
    expect(stands(say(play, "confirm"))).toBe("returned 2");
  });

  it("comes after the lease could not be lifted too", () => {
    const world = pool({ ways: { keep: ["fails"] } });
    const play = passing(start(planWith(), world), world, 20 * MINUTE);
    calls(world);
    say(play, "answer", ["l-keep", "rollback"]);
    expect([stands(serve(play, world)), calls(world)]).toEqual(["returned 2", ["weight 0", "retire"]]);
  });

  it("waits for a lease that is being lifted, and makes the version of before serve again", () => {
    const world = pool({ ways: { keep: ["hangs"] } });
    const play = passing(start(planWith(), world), world, 20 * MINUTE + 10 * SECOND);
    calls(world);
    expect(asked(serve(back(play), world))).toEqual(["~keep-l#1"]);
    world.ways = {};
    expect([stands(serve(play, world)), calls(world), world.serving]).toEqual([
      "returned 2",
      ["keep", "keep", "retire"],
      "1.3.2",
    ]);
    expect(nodes(play).l).toBe("undone");
  });

  it("looks where nobody can tell whether it was kept", () => {
    const world = pool({ ways: { keep: ["deaf"] } });
    const play = passing(start(planWith(), world), world, 20 * MINUTE + 10 * SECOND);
    calls(world);
    expect(stands(serve(back(play), world))).toBe("returned 2");
    expect([calls(world), world.serving]).toEqual([["look", "keep", "retire"], "1.3.2"]);
  });

  it("never says that it returned while the new version serves, and leaves it so where a person says so", () => {
    const fails = Array.from({ length: 20 }, () => "fails" as const);
    const world = pool({ ways: { keep: ["deaf", ...fails] } });
    const play = passing(start(planWith(), world), world, 20 * MINUTE + 10 * SECOND);
    serve(back(play), world);
    passing(play, world, 30 * SECOND);
    expect([waits(play), stands(play)]).toEqual([["rung l-serves"], "returning 4"]);
    say(play, "answer", ["l-serves", "leave"]);
    expect([play.state.ended?.as, play.state.ended?.stands, world.serving]).toEqual([
      "failed",
      ["l"],
      "1.4.0",
    ]);
    expect(play.state.ended?.why).toContain("1.4.0 serves all traffic of shop");
    expect(nodes(play).l).toBe("done");
  });

  it("goes back from the soak by a switch", () => {
    const world = pool();
    const play = passing(
      start(planWith(threeRungs(), { main: { l: threeRungs(), s: soak(MINUTE) } }), world),
      world,
      10 * MINUTE + SECOND,
    );
    expect([waits(play), world.percent]).toEqual([["soak s"], 100]);
    calls(world);
    expect([stands(serve(back(play), world)), calls(world)]).toEqual(["returned 2", ["weight 0", "retire"]]);
  });

  it("is followed by the checks of a rollback whose commands the target does", () => {
    const undo = step("kubectl rollout undo", { absorbedBy: "l", sure: "unsure" });
    const world = pool();
    const play = start(planWith(threeRungs(), { rollback: { undo, v: read("healthy?") } }), world);
    calls(world);
    expect([asked(serve(back(play), world)), calls(world)]).toEqual([["v#1"], ["weight 0"]]);
    expect(nodes(play).undo).toBe("skipped");
    expect(stands(serve(end(play, "v#1"), world))).toBe("returned 2");
    expect(nodes(play).l).toBe("undone");
  });

  it("asks nobody about a wish of which a driver cannot tell whether it was heard", () => {
    const world = pool({ ways: { weight: ["hangs"] } });
    const play = start(planWith(), world);
    const [effect = ""] = asked(play);
    world.ways = {};
    happen(play, { type: "effect.doubted", effect, why: "nobody knows", evidence: [] });
    expect([waits(play), calls(serve(play, world) && world)]).toEqual([[], ["look", "place", "look"]]);
    passing(play, world, 2 * SECOND);
    expect([waits(play), calls(world)]).toEqual([["timer l-5-dwell"], ["weight 5"]]);
  });
});
