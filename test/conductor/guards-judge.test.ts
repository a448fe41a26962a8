/** The judge over the rungs of a ladder: it leads back on evidence and on silence, and says when a rung may be passed early. */
import { describe, expect, it } from "vitest";
import { viewOf } from "../../src/conductor/index.ts";
import {
  errorsAbove,
  type Given,
  guard,
  guarded,
  METRICS,
  MINUTE,
  SECOND,
  shareMetric,
  started,
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { ladder, soak } from "./plan-of.ts";
import { type Play, say } from "./play.ts";

const metrics = { ...METRICS, errors: shareMetric({ judged: "errors" }) };
const main = { a: ladder([5, 30 * MINUTE], [50, 30 * MINUTE], [100, null]), s: soak(5 * MINUTE) };
const plan = guarded({ main, metrics, guards: [guard(errorsAbove(50))] });

/** Null: nothing is compared. */
const says = (play: Play) => viewOf(plan, play.state).judge?.says ?? null;

const same: Given = { errors: { new: [250, 1], old: [4750, 19] } };
const worse: Given = { errors: { new: [250, 10], old: [4750, 19] } };
const silent: Given = { errors: { new: [0, 0], old: [4750, 19] } };

const canary = () => {
  const play = started(plan);
  tick(play, { errors: { new: [0, 0], old: [5000, 20] } });
  expect(play.state.watch.judge).toMatchObject({ says: "go-on", toPass: null });
  return say(play, "confirm");
};

describe("the judge", () => {
  it("rests before anybody has the new version", () => {
    expect(says(started(plan))).toBeNull();
  });

  it("leads back when the new version is worse, and says by which metric", () => {
    const play = ticks(canary(), MINUTE, worse);
    expect(trips(play)).toEqual(["judge rollback"]);
    expect(play.state.returning?.why).toMatch(
      /^error rate of 1\.4\.0 is worse than that of the version still serving, evidence 99\.\d %, at 5 %$/,
    );
  });

  it("leaves out the interval in which the weight changed", () => {
    const play = ticks(canary(), TICK_MS, worse);
    expect(play.state.watch.judge?.logM).toBe(0);
    expect(ticks(play, TICK_MS, worse).state.watch.judge?.logM).toBeGreaterThan(0);
  });

  it("passes a rung that is shown to be not worse, and learns anew at the next", () => {
    const play = ticks(canary(), 10 * SECOND, same);
    expect(says(play)).toBe("go-on");
    ticks(play, 5 * MINUTE, same);
    expect(viewOf(plan, play.state).judge).toMatchObject({ says: "pass", toPass: 1, blames: null });
    say(say(play, "promote"), "confirm");
    ticks(play, TICK_MS, same);
    expect(says(play)).not.toBe("pass");
    expect(trips(play)).toEqual([]);
  });

  it("holds while nothing is heard of the new version, and leads back after three minutes", () => {
    const play = ticks(ticks(canary(), 10 * SECOND, same), 70 * SECOND, silent);
    expect(says(play)).toBe("no-data");
    expect(trips(play)).toEqual([]);
    ticks(play, 2 * MINUTE, silent);
    expect(trips(play)).toEqual(["judge rollback"]);
    expect(play.state.returning?.why).toMatch(/^1\.4\.0 has answered nobody for 3 min/);
  });

  it("says nothing of ticks that tell nothing", () => {
    const play = ticks(canary(), 3 * MINUTE, { none: { errors: "HTTP 502" } });
    expect(says(play)).toBe("no-data");
    expect(trips(play)).toEqual([]);
  });

  it("rests at 100 %", () => {
    const play = ticks(canary(), 30 * SECOND, same);
    for (let rung = 0; rung < 2; rung += 1) say(say(play, "promote"), "confirm");
    ticks(play, MINUTE, { errors: { new: [5000, 20], old: [0, 0] } });
    expect(says(play)).toBeNull();
  });
});
