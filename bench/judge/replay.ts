/** Many releases of one scenario before every judge, and what came of it: how soon, how often, how many errors. */

import { seedOf } from "./draws.ts";
import type { Verdict } from "./rutter-judge.ts";
import { HORIZON_MS, type Scenario, TICK_MS, TICKS } from "./scenarios.ts";
import { type Noise, type Stream, streamOf } from "./stream.ts";

export interface Outcome {
  readonly judge: string;
  /** Share of releases that were rolled back. */
  readonly rolledBack: number;
  /** From the onset on; beyond the horizon where it was missed. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Errors beyond those of the old version, until it was rolled back or the time was over: the mean. */
  readonly extraErrors: number;
}

export type Judges = Readonly<Record<string, Verdict>>;

export interface Replay {
  readonly scenario: Scenario;
  readonly judges: Judges;
  readonly releases: number;
  readonly seed: number;
  readonly noise?: Noise;
}

export function replay({ scenario, judges, releases, seed, noise }: Replay): readonly Outcome[] {
  const names = Object.keys(judges);
  const delays = names.map(() => [] as number[]);
  const extra = names.map(() => 0);
  for (let release = 0; release < releases; release += 1) {
    const stream = streamOf(scenario, seedOf(seed, release), noise);
    for (const [at, name] of names.entries()) {
      const tick = judges[name]?.(stream, scenario) ?? null;
      delays[at]?.push(tick === null ? Number.POSITIVE_INFINITY : (tick + 1) * TICK_MS - scenario.onsetMs);
      extra[at] = (extra[at] ?? 0) + extraUntil(stream, scenario, tick ?? TICKS - 1);
    }
  }
  return names.map((judge, at) => ({
    judge,
    ...delayOf(delays[at] ?? []),
    extraErrors: (extra[at] ?? 0) / releases,
  }));
}

function extraUntil({ nc }: Stream, { effect, onsetMs }: Scenario, last: number): number {
  let requests = 0;
  for (let tick = onsetMs / TICK_MS; tick <= last; tick += 1) requests += nc[tick] ?? 0;
  return requests * effect;
}

function delayOf(delays: readonly number[]): Pick<Outcome, "rolledBack" | "medianMs" | "p95Ms"> {
  const sorted = [...delays].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? HORIZON_MS;
  return {
    rolledBack: sorted.filter(Number.isFinite).length / sorted.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
  };
}

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
