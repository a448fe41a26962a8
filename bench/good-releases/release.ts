/**
 * One release of a made-up service in virtual time: plan, conductor, guards, judge and ladder are the real ones; users, versions
 * and the target are simulated. Nobody answers anything, so that what comes to its end did so without a person.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlan } from "../../src/app/index.ts";
import { instant } from "../../src/base/index.ts";
import type { Recorded } from "../../src/conductor/index.ts";
import {
  nobody,
  openQuickJournal,
  type Simulated,
  simulate,
  simulateTraffic,
  type TrafficGiven,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import type { LadderNode, Plan } from "../../src/plan/index.ts";

const runbook = (minutes: number): string => `# Release

## Steps

### Build it

\`\`\`bash undo="rm -r releases/<version>"
scripts/build.sh <version>
\`\`\`

### Shift the users

5 % → 25 % → 50 % → 100 %, ${minutes} min at each step.

- Roll back if the error rate is above 2 % for more than 1 minute.
- Roll back if p99 latency is above 1 s for more than 1 minute.

### Watch it

Monitor for ${minutes} min.
`;

const TARGET = {
  kind: "commands",
  look: "true",
  place: "true",
  weight: "true",
  keep: "true",
  retire: "true",
};

/** JSON is YAML too. */
const CONFIGURATION = JSON.stringify({
  services: {
    web: {
      runbooks: { deploy: "deploy.md" },
      version: "version",
      targets: { production: { ...TARGET, lease: true } },
      metrics: "own",
    },
  },
  environments: { production: {} },
  sources: { one: { kind: "prometheus", url: "http://127.0.0.1:9", every: "5s" } },
  metrics: {
    own: {
      source: "one",
      side: { label: "version" },
      figures: {
        "error rate": { total: "requests_total", bad: "failures_total" },
        latency: { histogram: "seconds", unit: "s" },
      },
    },
  },
});

export interface PlanGiven {
  readonly promotion?: LadderNode["promotion"];
  /** At each rung, and after the last. */
  readonly minutes?: number;
}

export async function releasePlan({ promotion = "dwell", minutes = 2 }: PlanGiven = {}): Promise<Plan> {
  const folder = mkdtempSync(join(tmpdir(), "rutter-good-"));
  try {
    writeFileSync(join(folder, "rutter.yaml"), CONFIGURATION);
    writeFileSync(join(folder, "deploy.md"), runbook(minutes));
    const settings = new Map([["version", "2"]]);
    const given = { file: join(folder, "deploy.md"), procedure: null, environment: "production", settings };
    const { plan, diagnostics } = await openPlan(given);
    if (plan === null) throw new Error(JSON.stringify(diagnostics));
    return {
      ...plan,
      nodes: Object.fromEntries(
        Object.entries(plan.nodes).map(([id, node]) => [
          id,
          node.kind === "ladder" ? { ...node, promotion } : node,
        ]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const DAY_MS = 86_400_000;

export function release(plan: Plan, traffic: TrafficGiven): Promise<Simulated> {
  return simulate({
    plan,
    touches: {},
    catalog: builtInHands,
    script: {
      fateOf: ({ hand }) => ({ kind: "works", ms: hand === "shell" ? 2_000 : 50 }),
      deathAt: () => null,
      gapMs: () => 60_000,
    },
    people: () => nobody,
    startAt: instant(1_772_532_000_000),
    by: { who: "starter", signed: false },
    longestMs: DAY_MS,
    journal: openQuickJournal(),
    traffic: simulateTraffic({ serving: "1", ...traffic }),
  });
}

/** How a good release goes: a little better here, a little worse there, and the same on both sides. */
export function goodTraffic(seed: number, rps: number): TrafficGiven {
  const errorRates = [0.0005, 0.001, 0.002, 0.005];
  const latencies = [40, 80, 150];
  const errorRate = errorRates[seed % errorRates.length] ?? 0.001;
  const latencyMs = latencies[seed % latencies.length] ?? 80;
  return { rps, seed, usual: { errorRate, latencyMs, spread: 0.5 } };
}

export interface Told {
  readonly as: "done" | "returned" | "asked" | "other";
  /** What was done without cause: a rollback, a question, a pause. */
  readonly trips: readonly string[];
  readonly minutes: number;
}

export function told({ state, events, ms }: Simulated): Told {
  const trips = events.flatMap(({ event }: Recorded) =>
    event.type === "guard.tripped"
      ? [`${event.guard === "judge" ? "judge" : "guard"} ${event.does}: ${event.why}`]
      : [],
  );
  const as = state.ended?.as;
  return {
    as: as === "done" || as === "returned" ? as : state.ended === null ? "asked" : "other",
    trips,
    minutes: ms / 60_000,
  };
}

/** How long after the new version turned bad its users were all back, and after the evidence was there. */
export interface Back {
  /** From the tick whose judgement tripped to the answer of the target that the new version has no traffic. */
  readonly sinceEvidenceMs: number | null;
  readonly sinceBadMs: number | null;
}

export function backIn({ events }: Simulated): Back {
  const trip = events.find(({ event }) => event.type === "guard.tripped" && event.does === "rollback");
  const first = events.find(
    ({ event }) => event.type === "effect.ended" && isShare(events, event.effect, (percent) => percent > 0),
  );
  const back = events.find(
    ({ at, event }) =>
      trip !== undefined &&
      at >= trip.at &&
      event.type === "effect.ended" &&
      event.outcome.state === "done" &&
      isShare(events, event.effect, (percent) => percent === 0),
  );
  if (trip === undefined || back === undefined) return { sinceEvidenceMs: null, sinceBadMs: null };
  return { sinceEvidenceMs: back.at - trip.at, sinceBadMs: first === undefined ? null : back.at - first.at };
}

const isShare = (events: readonly Recorded[], effect: string, fits: (percent: number) => boolean): boolean =>
  events.some(
    ({ event }) =>
      event.type === "effect.asked" &&
      event.effect.id === effect &&
      event.effect.hand === "target" &&
      event.effect.input.do === "weight" &&
      fits(Number(event.effect.input.percent)),
  );
