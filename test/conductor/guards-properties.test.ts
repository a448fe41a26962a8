/** What holds for guards whatever their figures do: they trip when a plain count of the hold says so, and crashes change nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, emptyState, faultsOf, foldAll, viewOf } from "../../src/conductor/index.ts";
import {
  errorsAbove,
  figure,
  type Given,
  guard,
  guarded,
  METRICS,
  MINUTE,
  openTick,
  ownWayBack,
  shareMetric,
  started,
  stateOf,
  TICK_MS,
  tick,
  trips,
} from "./guard-play.ts";
import { ladder, soak, step } from "./plan-of.ts";
import { append, asked, decideNow, end, type Play, pass, say } from "./play.ts";

const runs = (numRuns: number) => ({ numRuns: numRuns * Number(process.env.RUTTER_SIM_RUNS ?? 1) });

/** Null: the source was silent. */
const seen = fc.option(
  fc.record({ n: fc.nat({ max: 40 }), share: fc.constantFrom(0, 0, 0.02, 0.05, 0.06, 0.3) }),
  {
    freq: 8,
  },
);

const HOLD_MS = 30_000;
const plan = guarded({ guards: [guard(errorsAbove(5, HOLD_MS), { evidence: "off" })] });

/** The index of the tick at which it should trip; null: none. */
function expected(all: readonly ({ n: number; x: number } | null)[]): number | null {
  let held: number | null = null;
  let missing = 0;
  let last: "breach" | "missing" | null = null;
  for (const [i, one] of all.entries()) {
    const window = all.slice(Math.max(0, i - 11), i + 1).flatMap((each) => each ?? []);
    const [n, x] = [
      window.reduce((sum, each) => sum + each.n, 0),
      window.reduce((sum, each) => sum + each.x, 0),
    ];
    if (one === null || n === 0) {
      missing += TICK_MS;
      if (held !== null) last = "missing";
      continue;
    }
    if (100 * x <= 5 * n) [held, last] = [null, null];
    else if (held === null) [held, last] = [0, "breach"];
    else if (last === "breach" || missing <= 3 * TICK_MS) [held, last] = [held + missing + TICK_MS, "breach"];
    else [held, last] = [missing + TICK_MS > HOLD_MS ? 0 : held, "breach"];
    missing = 0;
    if (held !== null && held >= HOLD_MS) return i;
  }
  return null;
}

describe("a hold", () => {
  it("is over when a plain count says so", () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 1, maxLength: 40 }), (figures) => {
        const all = figures.map((one) => one && { n: one.n, x: Math.round(one.n * one.share) });
        const play = started(plan);
        let at: number | null = null;
        for (const [i, one] of all.entries()) {
          if (i > 0) pass(play, TICK_MS);
          tick(play, one === null ? { none: { errors: "?" } } : { errors: { all: [one.n, one.x] } });
          if (trips(play).length === 0) continue;
          at = i;
          break;
        }
        expect(at).toBe(expected(all));
      }),
      runs(150),
    );
  });
});

const whole = guarded({
  main: {
    a: ladder([5, MINUTE], [50, MINUTE], [100, null]),
    b: step("b", { undo: "ub" }),
    s: soak(MINUTE, 2 * MINUTE),
  },
  beside: { ub: step("undo b") },
  rollback: ownWayBack,
  metrics: { ...METRICS, errors: shareMetric({ judged: "errors" }) },
  guards: [
    guard(errorsAbove(5, 20_000), { id: "g1" }),
    guard(figure("lag", ">", 100), { id: "g2", action: "prepare", then: "ask", waitMs: 10_000 }),
    guard(
      { any: [figure("lag", "<", 1), { event: "payments failing", holdMs: 5000 }] },
      { id: "g3", action: "pause" },
    ),
    guard(figure("success rate", "<", 90), {
      id: "g4",
      action: "escalate",
      then: "rollback",
      waitMs: 15_000,
    }),
    guard({ event: "orders stop", holdMs: 10_000 }, { id: "g5", action: "ask", waitMs: 5000 }),
    guard(figure("conversion", "<", 2), { id: "g6" }),
  ],
});

const given = (number: number): Given => {
  const bad = number % 5 === 0 ? 20 : 0;
  return number % 11 === 0
    ? { none: { errors: "?", lag: "?" } }
    : { errors: { new: [number % 60, bad % ((number % 60) + 1)], old: [200, 1] }, lag: number % 130 };
};

/** Whatever the numbers say: ticks, answers, events, pauses, crashes. */
function act(play: Play, number: number): void {
  const open = openTick(play);
  const other = asked(play).find((id) => !id.startsWith("~tick"));
  const wait = [...play.state.waits.values()][number % Math.max(1, play.state.waits.size)];
  const way = number % 9;
  if (way < 3 && open !== undefined) tick(play, given(number));
  else if (way === 3 && open !== undefined) end(play, open, "timed-out");
  else if (way === 4 && other !== undefined) end(play, other, number % 4 === 0 ? "failed" : "done", {});
  else if (way === 5 && wait !== undefined)
    say(play, "answer", [wait.id, wait.answers[number % Math.max(1, wait.answers.length)] ?? "x"]);
  else if (way === 6)
    say(play, number % 2 === 0 ? "declare" : "continue", [
      null,
      number % 3 === 0 ? "orders stop" : "payments",
    ]);
  else if (way === 7) {
    append(play, [{ type: "driver.took", driver: "d", host: "h", pid: 1, gapMs: number % 60_000 }]);
    for (const effect of asked(play))
      append(play, [
        effect.startsWith("~prepare")
          ? { type: "effect.doubted", effect, why: "?", evidence: [] }
          : { type: "effect.recovered", effect, how: "repeated" },
      ]);
    decideNow(play);
  } else pass(play, 1 + (number % 7000));
}

describe("a guarded release, whatever happens", () => {
  it("keeps every promise, and goes on the same after a crash at any event", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 120 }), (numbers) => {
        const play = started(whole);
        for (const number of numbers) {
          act(play, number);
          viewOf(whole, play.state, play.at);
        }
        const again = foldAll(emptyState(), play.recordeds);
        expect(again.watch).toEqual(play.state.watch);
        expect(decide(whole, again, play.at)).toEqual(decide(whole, play.state, play.at));
        expect(faultsOf(whole, play.recordeds)).toEqual([]);
        const { ended, returning, paused } = play.state;
        if (ended === null && returning === null && paused === null && stateOf(play, "g1") !== undefined)
          expect(openTick(play) !== undefined || play.decision.wakeAt !== null).toBe(true);
      }),
      runs(60),
    );
  });
});
