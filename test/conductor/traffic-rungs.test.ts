/** How long a rung is held, and what follows: on, proven or not; held longer once; asked; and never up while a guard is not quiet. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PlanGuard } from "../../src/plan/index.ts";
import { ladder, planOf, soak } from "./plan-of.ts";
import { append, decideNow, type Play, reply, say, stands, waits } from "./play.ts";
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

interface Said {
  quiet: boolean;
  why: string | null;
  evidence: "pass" | "amber" | "open" | "none";
}

const said = vi.hoisted((): { now: Said } => ({ now: { quiet: true, why: null, evidence: "open" } }));
vi.mock("../../src/conductor/judgement.ts", () => ({ judgementOf: () => said.now }));

const says = (evidence: Said["evidence"], loud: string | null = null): void => {
  said.now = { quiet: loud === null, why: loud, evidence };
};
beforeEach(() => says("open"));

const run = (more: Parameters<typeof threeRungs>[0] = {}) => {
  const world = pool();
  const play = start(planWith(threeRungs(more)), world);
  calls(world);
  return { play, world, pass: (ms: number) => passing(play, world, ms) };
};

describe("the end of a dwell", () => {
  it("leads on, and says whether it was shown", () => {
    const { play, world, pass } = run();
    pass(5 * MINUTE);
    says("pass");
    pass(5 * MINUTE);
    expect([judgedIn(play), calls(world)]).toEqual([
      ["5 not-proven (open)", "50 proven (pass)"],
      ["weight 50", "weight 100"],
    ]);
  });

  it("waits while a guard is not quiet, and says which", () => {
    const { play, world, pass } = run();
    says("open", "Errors: rising");
    pass(7 * MINUTE);
    expect([calls(world), waits(play)]).toEqual([[], ["rung l-5-quiet"]]);
    expect(play.state.waits.get("l-5-quiet")?.text).toBe("5 % of traffic of shop is held: Errors: rising");
    says("open");
    pass(6 * SECOND);
    expect([calls(world), waits(play)]).toEqual([["weight 50"], ["timer l-50-dwell"]]);
  });

  it("holds what looks worse once more, and then asks", () => {
    const { play, world, pass } = run();
    says("amber");
    pass(5 * MINUTE);
    expect(waits(play)).toEqual(["timer l-5-dwell-2"]);
    expect([...play.state.waits.values()][0]?.text).toBe(
      "5 % of traffic of shop, held longer: it looks worse than the version before",
    );
    expect(reply(say(play, "extend"))).toContain("was held longer once already");
    pass(5 * MINUTE);
    expect([calls(world), waits(play), stands(play)]).toEqual([[], ["rung l-5-judged"], "waiting 4"]);
    expect(play.state.waits.get("l-5-judged")?.answers).toEqual(["promote", "rollback"]);
    says("open");
    pass(MINUTE);
    expect(waits(play)).toEqual(["rung l-5-judged"]);
    passing(say(play, "promote", [], { by: "bo" }), world, 0);
    expect([calls(world), judgedIn(play)]).toEqual([["weight 50"], ["5 not-proven (open) by bo"]]);
  });

  it("asks at once where somebody had held it longer already", () => {
    const { play, pass } = run();
    says("amber");
    say(pass(MINUTE), "extend");
    pass(9 * MINUTE);
    expect(waits(play)).toEqual(["rung l-5-judged"]);
  });

  it("goes back where that is the answer", () => {
    const { play, world, pass } = run();
    says("amber");
    pass(10 * MINUTE);
    say(play, "answer", ["l-5-judged", "rollback"], { by: "bo", note: "no" });
    expect([stands(passing(play, world, 0)), calls(world)]).toEqual(["returned 2", ["weight 0", "retire"]]);
    expect(play.state.returning?.why).toBe("bo said so at 5 % of traffic of shop: no");
  });

  it("goes on by itself where it shows meanwhile", () => {
    const { play, world, pass } = run();
    says("amber");
    pass(11 * MINUTE);
    says("pass");
    pass(6 * SECOND);
    expect([calls(world), judgedIn(play)]).toEqual([["weight 50"], ["5 proven (pass)"]]);
  });
});

describe("promotion by evidence", () => {
  const evidence = { promotion: "evidence" } as const;

  it("rises as soon as it is shown, after a minute at the earliest", () => {
    const { play, world, pass } = run(evidence);
    says("pass");
    pass(59 * SECOND);
    expect([calls(world), waits(play)]).toEqual([[], ["timer l-5-dwell"]]);
    pass(SECOND);
    expect([calls(world), judgedIn(play)]).toEqual([["weight 50"], ["5 proven (pass)"]]);
  });

  it("does not rise early while a guard is not quiet", () => {
    const { world, pass } = run(evidence);
    says("pass", "Errors: rising");
    pass(4 * MINUTE);
    expect(calls(world)).toEqual([]);
  });

  it("holds it once more without, and then asks", () => {
    const { play, world, pass } = run(evidence);
    pass(5 * MINUTE);
    expect(waits(play)).toEqual(["timer l-5-dwell-2"]);
    pass(5 * MINUTE);
    expect([calls(world), waits(play)]).toEqual([[], ["rung l-5-judged"]]);
    expect(play.state.waits.get("l-5-judged")?.text).toBe(
      "5 % of traffic of shop was held twice as long, and too little is shown of it yet: promote it, or roll back",
    );
  });

  it("needs none where nothing is left to compare with", () => {
    const world = pool();
    const plan = planWith(shifted(evidence, [100, MINUTE]));
    const play = passing(start(plan, world), world, MINUTE);
    expect([judgedIn(play), waits(play)]).toEqual([["100 not-proven (open)"], ["soak s"]]);
  });

  it("rises by itself at a rung without a dwell too", () => {
    const world = pool();
    const play = start(planWith(shifted(evidence, [5, null], [100, null])), world);
    expect(waits(play)).toEqual(["rung l-5-dwell"]);
    says("pass");
    passing(play, world, MINUTE);
    expect([judgedIn(play), waits(play)]).toEqual([["5 proven (pass)"], ["soak s"]]);
  });
});

describe("a person who promotes", () => {
  it("needs no evidence, and what it was is written down", () => {
    const { play, world, pass } = run();
    says("amber");
    passing(say(pass(MINUTE), "promote", [], { by: "bo" }), world, 0);
    expect([calls(world), judgedIn(play)]).toEqual([["weight 50"], ["5 not-proven (amber) by bo"]]);
  });

  const errors: PlanGuard = {
    id: "g",
    title: "Errors",
    lines: null,
    sure: "exact",
    when: { event: "errors", holdMs: null },
    source: null,
    action: "rollback",
    waitMs: null,
    withinMs: null,
    then: null,
    armed: { from: "l", to: "s", forMs: null },
    evidence: "ask",
  };
  const rises = (play: Play, state: "rising" | "quiet"): Play => {
    const known = { since: play.at, value: null, heldMs: 0, evidence: null, why: null };
    const g = { ...known, state, undecided: 0, against: null };
    append(play, [{ type: "tick.judged", tick: "t", guards: { g }, judge: null }]);
    return decideNow(play);
  };

  it("does not where a guard rises that leads back", () => {
    const world = pool();
    const play = rises(start({ ...planWith(), guards: [errors] }, world), "rising");
    calls(world);
    say(play, "promote");
    expect(reply(play)).toBe('no rung rises while a guard leads back: Errors is rising | rollback "why"');
    const only = { ...errors, action: "escalate" } as const;
    const other = rises(start({ ...planWith(), guards: [only] }, world), "rising");
    calls(world);
    passing(say(other, "promote"), world, 0);
    expect(calls(world)).toEqual(["weight 50"]);
  });

  it("is heard when the guard is quiet again, where it was said to a question", () => {
    const world = pool();
    const play = start({ ...planWith(), guards: [errors] }, world);
    says("open", "Errors: rising");
    passing(play, world, 6 * MINUTE);
    rises(play, "rising");
    calls(world);
    say(play, "answer", ["l-5-quiet", "promote"], { by: "bo" });
    passing(play, world, MINUTE);
    expect([calls(world), waits(play)]).toEqual([[], ["rung l-5-quiet-2"]]);
    says("open");
    passing(rises(play, "quiet"), world, 0);
    expect([calls(world), judgedIn(play)]).toEqual([["weight 50"], ["5 not-proven (open) by bo"]]);
  });
});

describe("a ladder that people shift", () => {
  const plan = planOf({ main: { l: ladder([5, 5 * MINUTE], [50, null], [100, null]), s: soak(MINUTE) } });

  it("is held by the same rules", () => {
    const world = pool();
    const play = say(start(plan, world), "confirm");
    says("amber");
    passing(play, world, 5 * MINUTE);
    expect(waits(play)).toEqual(["timer l-5-dwell-2"]);
    says("open");
    passing(play, world, 5 * MINUTE);
    expect([waits(play), judgedIn(play)]).toEqual([["rung l-50"], ["5 not-proven (open)"]]);
    say(play, "confirm");
    expect(waits(play)).toEqual(["rung l-50-dwell"]);
    say(say(play, "promote"), "confirm");
    expect([waits(play), judgedIn(play).at(-1)]).toEqual([["soak s"], "50 not-proven (open) by ana"]);
    expect(stands(passing(play, world, 2 * MINUTE))).toBe("done 0");
  });
});
