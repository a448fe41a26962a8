/** Guards on shares of requests: when they trip, and when they must not. */
import { describe, expect, it } from "vitest";
import { decide, emptyState, fold, viewOf } from "../../src/conductor/index.ts";
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
  TICK_MS,
  tick,
  ticks,
  trips,
} from "./guard-play.ts";
import { ladder, soak, step } from "./plan-of.ts";
import { append, asked, begin, decideNow, end, pass, say, stands, waits } from "./play.ts";

const plan = guarded({ guards: [guard(errorsAbove())] });
const returned = (play: ReturnType<typeof started>) => play.state.returning !== null;

describe("ticks", () => {
  it("begin with the first change, after the past was read", () => {
    const play = begin(plan, { conductor: 2 });
    expect(asked(play)).toEqual(["~past#1"]);
    const past = play.state.effects.get("~past#1");
    expect(past).toMatchObject({ timeoutMs: 30_000, aside: true, effect: { hand: "sample" } });
    expect(past?.effect.input).toMatchObject({ past: { ms: 3_600_000, blockMs: 60_000 }, hold: [] });
    expect(asked(end(play, "~past#1", "timed-out"))).toEqual(["a#1", "~tick#1"]);
    expect(play.state.effects.get("~tick#1")?.effect.input).toMatchObject({ past: null });
    expect(Object.keys((play.state.effects.get("~tick#1")?.effect.input.figures ?? {}) as object)).toEqual([
      "errors",
    ]);
  });

  it("come one at a time, each so long after the one before was asked", () => {
    const play = tick(started(plan), GOOD);
    expect([asked(play), play.decision.wakeAt]).toEqual([[], play.at + TICK_MS]);
    expect(asked(pass(play, TICK_MS))).toEqual(["~tick#2"]);
    expect(asked(pass(play, 12 * SECOND))).toEqual(["~tick#2"]);
    expect(asked(tick(play, GOOD))).toEqual(["~tick#3"]);
  });

  it("go on while it is paused, and end with it", () => {
    const play = say(tick(started(plan), GOOD), "pause");
    expect(asked(pass(play, TICK_MS))).toEqual(["~tick#2"]);
    say(tick(play, GOOD), "stop", [], { note: "enough" });
    expect([stands(play), play.decision.wakeAt]).toEqual(["stopped 10", null]);
  });

  it("are not asked for in releases of the first rules, in dry runs, and where nothing is read", () => {
    expect(asked(begin(plan))).toEqual(["a#1"]);
    expect(asked(begin(plan, { conductor: 2, dryRun: true }))).toEqual([]);
    expect(asked(begin(guarded({ guards: [] }), { conductor: 2 }))).toEqual(["a#1"]);
  });

  it("are kept for ten minutes at most", () => {
    const play = ticks(started(plan), 15 * MINUTE, GOOD);
    expect(play.state.watch.ticks.length).toBeLessThanOrEqual(600_000 / TICK_MS);
    expect(play.state.watch.count).toBe(180);
    expect([...play.state.effects.keys()].filter((id) => id.startsWith("~tick")).length).toBeLessThan(3);
  });
});

describe("a guard with a hold", () => {
  it("is quiet while the figure is", () => {
    const play = ticks(started(plan), 10 * MINUTE, GOOD);
    expect(stateOf(play)).toMatchObject({ state: "quiet", value: 0.4, heldMs: 0, undecided: 0 });
    expect(trips(play)).toEqual([]);
  });

  it("trips at the end of its hold, never before", () => {
    const play = started(plan);
    tick(play, BAD);
    const risenAt = play.at;
    expect(stateOf(play)).toMatchObject({ state: "rising", since: risenAt, value: 10 });
    expect(viewOf(plan, play.state).guards[0]).toMatchObject({
      actsAt: risenAt + 2 * MINUTE,
      state: "rising",
    });
    ticks(play, 2 * MINUTE - TICK_MS, BAD);
    expect([returned(play), trips(play)]).toEqual([false, []]);
    ticks(play, TICK_MS, BAD);
    expect([returned(play), play.at - risenAt]).toEqual([true, 2 * MINUTE]);
    expect(trips(play)).toEqual(["g rollback"]);
    expect(play.state.returning?.why).toBe("error rate 10 % > 5 % for 2 min, evidence 99.9 %");
    expect(asked(play)).toEqual(["ua#1"]);
    expect(stands(end(play, "ua#1"))).toBe("returned 2");
  });

  it("begins anew when the figure was quiet once", () => {
    // One window of good requests takes the rate of the last minute below the line.
    const play = ticks(ticks(started(plan), 60 * SECOND, BAD), 60 * SECOND, GOOD);
    expect(stateOf(play)).toMatchObject({ state: "quiet", heldMs: 0 });
    expect(trips(ticks(play, 2 * MINUTE, BAD))).toEqual([]);
    expect(trips(ticks(play, MINUTE, BAD))).toEqual(["g rollback"]);
  });

  it("does not take what is exactly equal for a breach", () => {
    const play = ticks(started(plan), 5 * MINUTE, { errors: { all: [1000, 50] } });
    expect([stateOf(play)?.state, stateOf(play)?.value]).toEqual(["quiet", 5]);
    const least = guarded({ guards: [guard(figure("error rate", ">=", 5, { holdMs: MINUTE }))] });
    expect(stateOf(ticks(started(least), MINUTE, { errors: { all: [1000, 50] } }))?.state).toBe("rising");
  });

  it("acts at the first look without a hold", () => {
    const now = guarded({ guards: [guard(errorsAbove(5, null))] });
    expect(trips(tick(started(now), BAD))).toEqual(["g rollback"]);
  });

  it("stands still while nobody watched, and begins anew after a gap longer than its hold", () => {
    const play = ticks(started(plan), MINUTE, BAD);
    const held = stateOf(play)?.heldMs ?? 0;
    const gap = (ms: number) => {
      play.at = (play.at + ms) as typeof play.at;
      append(play, [{ type: "driver.took", driver: "d2", host: "h", pid: 2, gapMs: ms }]);
      decideNow(play);
      tick(play, BAD);
    };
    gap(30 * SECOND);
    expect(stateOf(play)).toMatchObject({ state: "rising", heldMs: held, why: "nobody watched for 30 s" });
    ticks(play, 10 * SECOND, BAD);
    expect(stateOf(play)?.heldMs).toBe(held + 10 * SECOND);
    gap(3 * MINUTE);
    expect(stateOf(play)).toMatchObject({ state: "rising", heldMs: 0 });
    expect(trips(play)).toEqual([]);
  });

  it("is neither cleared nor carried on by many ticks that tell nothing", () => {
    const play = ticks(started(plan), MINUTE, BAD);
    const held = stateOf(play)?.heldMs ?? 0;
    ticks(play, 20 * SECOND, { none: { errors: "HTTP 503" } });
    expect(stateOf(play)).toMatchObject({ state: "undecided", heldMs: held, undecided: 4 });
    expect(stateOf(play)?.why).toBe("error rate: HTTP 503");
    ticks(play, TICK_MS, BAD);
    expect(stateOf(play)).toMatchObject({ state: "rising", heldMs: held });
  });

  it("counts the time between two looks that saw it though up to three between them told nothing", () => {
    const play = ticks(started(plan), MINUTE, BAD);
    const held = stateOf(play)?.heldMs ?? 0;
    ticks(play, 15 * SECOND, { none: { errors: "HTTP 503" } });
    expect(stateOf(ticks(play, TICK_MS, BAD))?.heldMs).toBe(held + 20 * SECOND);
  });

  it("goes on the same after a crash in the middle of it", () => {
    const play = ticks(started(plan), MINUTE, BAD);
    let state = emptyState();
    for (const recorded of play.recordeds) state = fold(state, recorded);
    expect(state.watch).toEqual(play.state.watch);
    expect(decide(plan, state, play.at)).toEqual(
      play.decision.events.length === 0 ? play.decision : expect.anything(),
    );
  });

  it("counts the opposite for a success rate", () => {
    const when = figure("success rate", "<", 99, { holdMs: MINUTE });
    const play = ticks(started(guarded({ guards: [guard(when)] })), MINUTE + TICK_MS, BAD);
    expect(stateOf(play)).toMatchObject({ state: "tripped", value: 90 });
    expect(stateOf(play)?.evidence).toBeGreaterThan(0.99);
  });
});

describe("thin evidence", () => {
  /** One failure in three requests, in the last minute. */
  const thin = (at: number) => ({
    errors: { all: [at % MINUTE === 0 ? 3 : 0, at % MINUTE === 0 ? 1 : 0] as const },
  });

  it("asks at the end of the hold, and acts after one further hold", () => {
    const play = ticks(tick(started(plan), { errors: { all: [3, 1] } }), 2 * MINUTE, thin);
    expect([trips(play), waits(play), returned(play)]).toEqual([["g ask"], ["soak s", "guard g"], false]);
    expect(stands(play)).toBe("held 4");
    expect(play.state.waits.get("g")?.text).toContain("So few requests do not show it for certain");
    ticks(play, 2 * MINUTE - TICK_MS, thin);
    expect(returned(play)).toBe(false);
    ticks(play, TICK_MS, thin);
    expect([returned(play), trips(play)]).toEqual([true, ["g ask", "g rollback"]]);
  });

  it("acts as soon as the evidence is there", () => {
    const play = ticks(tick(started(plan), { errors: { all: [3, 1] } }), 2 * MINUTE, thin);
    ticks(play, 2 * TICK_MS, BAD);
    expect(returned(play)).toBe(true);
  });

  it("is silent until it was quiet once when somebody says continue", () => {
    const play = ticks(tick(started(plan), { errors: { all: [3, 1] } }), 2 * MINUTE, thin);
    say(play, "answer", ["g", "continue"], { by: "bo" });
    expect([waits(play), stands(play)]).toEqual([["soak s"], "watching 4"]);
    ticks(play, 5 * MINUTE, BAD);
    expect([returned(play), stateOf(play)?.state]).toEqual([false, "quiet"]);
    expect(stateOf(play)?.why).toBe("bo lets it go on until it is quiet again");
    ticks(ticks(play, 70 * SECOND, GOOD), 3 * MINUTE, BAD);
    expect(returned(play)).toBe(true);
  });

  it("asks no more when the figure is quiet again", () => {
    const play = ticks(tick(started(plan), { errors: { all: [3, 1] } }), 2 * MINUTE, thin);
    expect(waits(ticks(play, TICK_MS, { errors: { all: [5000, 0] } }))).toEqual(["soak s"]);
  });

  it("of the time before is none of the next", () => {
    const noted = guarded({ guards: [guard(errorsAbove(5, null), { action: "note" })] });
    const play = ticks(tick(started(noted), BAD), 2 * MINUTE, { errors: { all: [1, 0] } });
    expect(stateOf(ticks(play, TICK_MS, { errors: { all: [3, 2] } }))?.evidence).toBeLessThan(0.95);
  });

  it("is waited for where it is required, and never where it is not wanted", () => {
    const required = guarded({ guards: [guard(errorsAbove(), { evidence: "required" })] });
    const play = ticks(tick(started(required), { errors: { all: [3, 1] } }), 150 * SECOND, thin);
    expect([trips(play), stateOf(play)?.state]).toEqual([[], "rising"]);
    expect(trips(ticks(play, 2 * TICK_MS, BAD))).toEqual(["g rollback"]);
    const off = guarded({ guards: [guard(errorsAbove(), { evidence: "off" })] });
    expect(trips(ticks(tick(started(off), { errors: { all: [3, 1] } }), 2 * MINUTE, thin))).toEqual([
      "g rollback",
    ]);
  });
});

describe("the side that is judged", () => {
  const bySide = { errors: { new: [25, 5], old: [475, 1] } } as const;

  it("is the new version once it has requests, else all of it", () => {
    const play = tick(started(plan), { errors: { new: [0, 0], old: [500, 1] } });
    expect(stateOf(play)).toMatchObject({ value: 0.2, why: null });
    ticks(play, TICK_MS, bySide);
    expect(stateOf(play)).toMatchObject({ value: 20, why: "of the new version" });
  });

  it("is said with the rung that it was tripped at", () => {
    const main = { a: ladder([20, 10 * MINUTE], [100, null]), s: soak(5 * MINUTE), z: step("z") };
    const play = started(guarded({ main, guards: [guard(errorsAbove(2, 10 * SECOND))] }));
    say(play, "confirm");
    const back = ticks(tick(play, GOOD), MINUTE, bySide);
    expect(back.state.returning?.why).toMatch(
      /^error rate 20 % > 2 % for 10 s, evidence 9\d\.\d %, at 20 %$/,
    );
  });
});
