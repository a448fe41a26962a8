/** Whole releases in virtual time, by the runbooks beside this file, and what each tick of them showed. Nothing is drawn here. */
import { resolve } from "node:path";
import { openPlan } from "../../src/app/index.ts";
import { instant } from "../../src/base/index.ts";
import { emptyState, fold, type Recorded, type ReleaseState } from "../../src/conductor/index.ts";
import {
  openQuickJournal,
  type People,
  simulate,
  simulateTraffic,
  type TrafficGiven,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands, type FigureSample } from "../../src/effect/index.ts";
import type { Plan } from "../../src/plan/index.ts";

const FOLDER = resolve(import.meta.dirname, "releases");
const START = instant(1_772_532_000_000);

export interface Looked {
  readonly atMs: number;
  readonly state: ReleaseState;
  readonly sample: FigureSample | undefined;
}

export interface Released {
  readonly plan: Plan;
  readonly startMs: number;
  readonly events: readonly Recorded[];
  /** After each tick was judged. */
  readonly ticks: readonly Looked[];
  readonly ended: string;
}

async function planOf(runbook: string): Promise<Plan> {
  const { plan, diagnostics } = await openPlan({
    file: resolve(FOLDER, runbook),
    procedure: null,
    environment: "laptop",
    settings: new Map([["version", "2"]]),
  });
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

/** Nobody answers but with yes; what a guard asks is left alone. */
const yes: People = {
  unasked: () => [],
  answer: ({ id, kind, answers }) =>
    kind !== "guard" && answers.includes("yes")
      ? [{ afterMs: 1_000, saying: { kind: "answer", who: "ana", value: "yes", about: id, note: null } }]
      : [],
};

export async function released(runbook: string, traffic: TrafficGiven): Promise<Released> {
  const plan = await planOf(runbook);
  const run = await simulate({
    plan,
    touches: {},
    catalog: builtInHands,
    script: {
      fateOf: ({ hand }) => ({ kind: "works", ms: hand === "shell" ? 2_000 : 50 }),
      deathAt: () => null,
      gapMs: () => 60_000,
    },
    people: () => yes,
    startAt: START,
    by: { who: "ana", signed: false },
    longestMs: 7_200_000,
    journal: openQuickJournal(),
    traffic: simulateTraffic({ serving: "1", ...traffic }),
  });
  const ticks: Looked[] = [];
  let state = emptyState();
  for (const recorded of run.events) {
    state = fold(state, recorded);
    if (recorded.event.type !== "tick.judged") continue;
    const tick = state.watch.ticks.at(-1);
    ticks.push({ atMs: recorded.at, state, sample: Object.values(tick?.figures ?? {})[0] });
  }
  return { plan, startMs: START, events: run.events, ticks, ended: run.state.ended?.as ?? run.state.state };
}
