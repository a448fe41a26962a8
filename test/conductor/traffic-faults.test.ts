/** The checker finds each promise about traffic broken where a journal breaks it. */
import { describe, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import { faultsOf, type ReleaseEvent } from "../../src/conductor/index.ts";
import type { TargetInput } from "../../src/effect/index.ts";
import { append, type Play } from "./play.ts";
import { lookOf, MINUTE, passing, planWith, pool, start } from "./traffic-play.ts";

const wish = (more: Partial<TargetInput>, node = "l", attempt = 4): ReleaseEvent => ({
  type: "effect.asked",
  effect: {
    id: `${node}#${attempt}`,
    hand: "target",
    input: {
      do: "weight",
      service: "shop",
      environment: "staging",
      target: "shop/staging",
      version: "1.4.0",
      percent: 50,
      leaseMs: 30_000,
      sticky: false,
      ...more,
    },
  },
  node,
  item: null,
  attempt,
  timeoutMs: 1,
  aside: true,
});

const by = { who: "ana", signed: false };
const returning: ReleaseEvent = { type: "release.returning", why: "so", by };
const judged = (who: typeof by | null): ReleaseEvent => ({
  type: "ladder.judged",
  node: "l",
  percent: 5,
  as: "not-proven",
  evidence: "open",
  by: who,
});

const guard = (action: "rollback" | "escalate") =>
  ({
    id: "g",
    title: "Errors",
    lines: null,
    sure: "exact",
    when: { event: "errors", holdMs: null },
    source: null,
    action,
    waitMs: null,
    withinMs: null,
    then: null,
    armed: { from: "l", to: "s", forMs: null },
    evidence: "ask",
  }) as const;

const rising = (play: Play): ReleaseEvent => {
  const known = { since: play.at, value: null, heldMs: 0, evidence: null, why: null };
  const g = { ...known, state: "rising", undecided: 0, against: null } as const;
  return { type: "tick.judged", tick: "t", guards: { g }, judge: null };
};

function broken(events: (play: Play) => readonly ReleaseEvent[], action?: "rollback" | "escalate") {
  const plan = action === undefined ? planWith() : { ...planWith(), guards: [guard(action)] };
  const play = start(plan, pool());
  expect(faultsOf(plan, play.recordeds)).toEqual([]);
  append(play, events(play));
  return faultsOf(plan, play.recordeds).map((fault) => fault.replace(/^\d+ \S+ /, ""));
}

describe("the checker", () => {
  it.each<readonly [string, Partial<TargetInput>, string]>([
    ["without a lease", { leaseMs: null }, "l#4 shifts traffic without a lease"],
    ["that no target knows", { percent: 400 }, "l#4 is no wish that a target knows"],
    ["that takes away what may serve", { do: "retire" }, "l#4 takes away what may serve"],
  ])("finds a wish %s", (_, more, fault) => {
    expect(broken(() => [wish(more)])).toEqual([fault]);
  });

  it("finds traffic that rises on the way back, and a lease that is lifted there", () => {
    const faults = broken(() => [returning, wish({}), wish({ do: "keep" }, "~keep-l", 1)]);
    expect(faults).toContain("l#4 raises traffic though the release goes back");
    expect(faults).toContain("~keep-l#1 lifts a lease on the way back");
  });

  it("finds a rung that rises while a guard is loud, whoever says so where it leads back", () => {
    expect(broken((play) => [rising(play), judged(by)], "rollback")).toEqual([
      "l rises though Errors is rising",
    ]);
    expect(broken((play) => [rising(play), judged(null)], "escalate")).toEqual([
      "l rises by itself though Errors is not quiet",
    ]);
    expect(broken((play) => [rising(play), judged(by)], "escalate")).toEqual([]);
  });

  it("finds a share that rises while a guard is loud, or beside a lease that is lifted", () => {
    expect(broken((play) => [rising(play), wish({})], "rollback")).toEqual([
      "l#4 raises traffic though Errors is rising",
    ]);
    expect(
      broken(() => [wish({ do: "keep", percent: null }, "~keep-l", 1), wish({ percent: 0 }, "~zero-l", 1)]),
    ).toEqual(["~zero-l#1 shifts traffic while its lease is lifted"]);
  });

  it("finds a release that has returned while the new version serves", () => {
    const over = { type: "release.ended", as: "returned", exit: 2, why: null, stands: [], by: null } as const;
    const kept = { state: "done", data: {}, evidence: [] } as const;
    const ended: ReleaseEvent = { type: "effect.ended", effect: "~keep-l#1", outcome: kept, found: false };
    expect(broken(() => [wish({ do: "keep", percent: null }, "~keep-l", 1), ended, over])).toEqual([
      "it has returned though 1.4.0 serves all traffic",
    ]);
  });

  it("finds a release that is done under a lease that nobody renews", () => {
    const over = { type: "release.ended", as: "done", exit: 0, why: null, stands: [], by: null } as const;
    expect(broken(() => [over])).toEqual(["1.4.0 has 5 % under a lease that nobody renews"]);
  });

  it("finds an exposure that outlives its lease", () => {
    const world = pool();
    const plan = planWith();
    const play = passing(start(plan, world), world, MINUTE);
    const look = wish({ do: "look", percent: null, leaseMs: null });
    play.at = instant(play.at + MINUTE);
    append(play, [look]);
    const outcome = { state: "done", data: { ...lookOf(world) }, evidence: [] } as const;
    append(play, [{ type: "effect.ended", effect: "l#4", outcome, found: false }]);
    expect(faultsOf(plan, play.recordeds)).toEqual([
      expect.stringMatching(/1\.4\.0 has 5 % \d+ s after its lease$/),
    ]);
  });
});
