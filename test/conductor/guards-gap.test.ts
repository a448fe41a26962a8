/** Guards after a time in which nobody drove: nothing rises or ends on what was known before it, and no time that nobody watched counts. */
import { describe, expect, it } from "vitest";
import { errorsAbove, GOOD, guard, guarded, MINUTE, SECOND, started, tick, ticks } from "./guard-play.ts";
import { ladder, soak, step, wait } from "./plan-of.ts";
import { append, asked, decideNow, type Play, pass, say, stands, waits } from "./play.ts";

const SOAK = 10 * MINUTE;
const soaking = guarded({ main: { a: step("a"), s: soak(SOAK, SOAK) }, guards: [guard(errorsAbove())] });
const climbing = guarded({
  main: { a: ladder([5, 5 * MINUTE], [50, 5 * MINUTE], [100, null]), s: soak(SOAK) },
  guards: [guard(errorsAbove())],
});

function gap(play: Play, ms: number): Play {
  play.at = (play.at + ms) as typeof play.at;
  append(play, [{ type: "driver.took", driver: "d2", host: "h", pid: 2, gapMs: ms }]);
  for (const effect of asked(play)) append(play, [{ type: "effect.recovered", effect, how: "repeated" }]);
  return decideNow(play);
}

describe("after a time in which nobody drove", () => {
  it("a soak lasts as much longer", () => {
    const play = gap(ticks(tick(started(soaking), GOOD), 4 * MINUTE, GOOD), 60 * MINUTE);
    expect([waits(play), stands(play)]).toEqual([["soak s"], "watching 4"]);
    tick(play, GOOD);
    expect(stands(ticks(play, 6 * MINUTE - 5 * SECOND, GOOD))).toBe("watching 4");
    expect(stands(pass(play, 5 * SECOND))).toBe("done 0");
  });

  it("neither does a soak that somebody had lengthened lose what is left of it", () => {
    const play = gap(ticks(tick(started(soaking), GOOD), 4 * MINUTE, GOOD), 60 * MINUTE);
    say(tick(play, GOOD), "extend");
    const [wait] = play.state.waits.values();
    expect((wait?.until ?? 0) - play.at).toBeGreaterThan(6 * MINUTE);
  });

  it("a rung is held as much longer, and asked for at the right time", () => {
    const play = started(climbing);
    ticks(tick(say(play, "confirm"), GOOD), 4 * MINUTE, GOOD);
    gap(play, 60 * MINUTE);
    expect(waits(play)).toEqual(["timer a-5-dwell"]);
    expect(waits(ticks(tick(play, GOOD), MINUTE - 5 * SECOND, GOOD))).toEqual(["timer a-5-dwell"]);
    expect(waits(tick(pass(play, 5 * SECOND), GOOD))).toEqual(["rung a-50"]);
  });

  it("a rung whose dwell was over waits for the figures to be looked at", () => {
    const play = started(climbing);
    ticks(tick(say(play, "confirm"), GOOD), 5 * MINUTE - 5 * SECOND, GOOD);
    gap(play, 20 * SECOND);
    pass(play, 5 * SECOND);
    expect(waits(play)).toEqual(["rung a-5-quiet"]);
    expect(play.state.waits.get("a-5-quiet")?.text).toContain("not looked at since nobody watched");
    expect(waits(tick(play, GOOD))).toEqual(["rung a-50"]);
  });

  it("a soak whose time was over waits for the figures to be looked at", () => {
    const play = gap(ticks(tick(started(soaking), GOOD), SOAK - 5 * SECOND, GOOD), MINUTE);
    pass(play, 5 * SECOND);
    expect(stands(play)).not.toBe("done 0");
    expect(stands(tick(play, GOOD))).toBe("done 0");
  });

  it("counts once where it was paused as well", () => {
    const play = say(ticks(tick(started(soaking), GOOD), 4 * MINUTE, GOOD), "pause");
    say(gap(play, 60 * MINUTE), "continue");
    tick(play, GOOD);
    expect(stands(ticks(play, 6 * MINUTE - 5 * SECOND, GOOD))).toBe("watching 4");
    expect(stands(pass(play, 5 * SECOND))).toBe("done 0");
  });

  it("a plain wait is over all the same", () => {
    const plan = guarded({ main: { a: step("a"), w: wait(10 * MINUTE), z: step("z") }, guards: [] });
    expect(asked(gap(started(plan), 10 * MINUTE))).toEqual(["z#1"]);
  });
});
