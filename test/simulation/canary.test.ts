/**
 * Whole releases with a ladder, a guard and the judge, in virtual time: a good one reaches all users, a bad one goes back with its
 * traffic first, and one whose Rutter dies goes back by its lease. Many of them are cheap.
 */
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openPlan } from "../../src/app/index.ts";
import { instant } from "../../src/base/index.ts";
import {
  openQuickJournal,
  type Simulated,
  type SimulationGiven,
  simulate,
  simulateTraffic,
  type TrafficGiven,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { REPOSITORY } from "../repository.ts";
import { helpfulPeople } from "./helpful.ts";

let plan: Plan;
beforeAll(async () => {
  const opened = await openPlan({
    file: join(REPOSITORY, "examples/harbour/runbooks/canary.md"),
    procedure: null,
    environment: "laptop",
    settings: new Map([["version", "2"]]),
  });
  if (opened.plan === null) throw new Error(JSON.stringify(opened.diagnostics));
  plan = opened.plan;
});

function release(traffic: Partial<TrafficGiven>, more: Partial<SimulationGiven> = {}): Promise<Simulated> {
  return simulate({
    plan,
    touches: {},
    catalog: builtInHands,
    script: {
      fateOf: (asked) => ({ kind: "works", ms: asked.hand === "shell" ? 2_000 : 50 }),
      deathAt: () => null,
      gapMs: () => 60_000,
    },
    people: (world) => helpfulPeople({ plan, world }),
    startAt: instant(1_772_532_000_000),
    by: { who: "starter", signed: false },
    longestMs: 86_400_000,
    journal: openQuickJournal(),
    traffic: simulateTraffic({ rps: 100, serving: "1", ...traffic }),
    ...more,
  });
}

const shares = (run: Simulated): readonly unknown[] =>
  run.events.flatMap(({ event }) =>
    event.type === "effect.asked" && event.effect.input.do === "weight" ? [event.effect.input.percent] : [],
  );

describe("a simulated canary", () => {
  it("reaches all users where nothing is wrong", async () => {
    const run = await release({});
    expect(run.state.ended).toMatchObject({ as: "done" });
    expect(shares(run)).toEqual([5, 25, 100]);
    expect([...run.state.exposures.values()].find(({ version }) => version === "2")).toMatchObject({
      kept: true,
    });
  });

  it.each([
    ["from its first request", { versions: { 2: { errorRate: 0.3 } } }],
    ["later", { startsBadAt: { version: "2", afterMs: 15_000, becomes: { errorRate: 0.3 } } }],
  ] as const)("goes back where the new version fails %s", async (_, traffic) => {
    const run = await release(traffic);
    expect(run.state.ended).toMatchObject({ as: "returned" });
    expect(shares(run).at(-1)).toBe(0);
  });

  it("goes back by its lease while nobody drives it, and begins at its first rung again", async () => {
    let wishes = 0;
    let appends = 0;
    let died = false;
    const run = await release(
      {},
      {
        script: {
          fateOf: ({ hand }) => {
            if (hand === "target") wishes += 1;
            return { kind: "works", ms: 50 };
          },
          // A look of the gate, a look, the version placed, its first rung: some ticks into the second it dies.
          deathAt: ({ at, when }) => {
            if (died || wishes < 5 || at !== "append" || when !== "after") return null;
            appends += 1;
            died = appends > 8;
            return died ? "process" : null;
          },
          gapMs: () => 120_000,
        },
      },
    );
    expect(run.deaths).toBe(1);
    expect(run.state.ended).toMatchObject({ as: "done" });
    expect(shares(run)).toEqual([5, 25, 5, 25, 100]);
  });

  it("is cheap", { timeout: 60_000 }, async () => {
    const began = performance.now();
    const ends = new Map<string, number>();
    for (let seed = 1; seed <= 100; seed += 1) {
      const run = await release({ seed });
      const as = run.state.ended?.as ?? run.state.state;
      ends.set(as, (ends.get(as) ?? 0) + 1);
    }
    expect(ends.get("done")).toBeGreaterThanOrEqual(99);
    expect((performance.now() - began) / 100).toBeLessThan(400);
  });
});
