/** The four example systems, released beside a Prometheus whose series a test writes, and what their guards did then. */
import { afterEach, beforeEach, expect } from "vitest";
import type { Recorded } from "../../src/conductor/index.ts";
import { type PlanAsked, planOf } from "./example-plan.ts";
import { openPrometheus, type ScriptedPrometheus } from "./scripted-prometheus.ts";
import { BAD_AT, FIGURES, type Serving, serve } from "./served.ts";
import { clockFrom, MINUTE, START, TICK_MS, type Watched, watch } from "./watched-release.ts";

export const orderService = {
  example: "order-service",
  file: "runbooks/deploy.md",
  environment: "staging",
  settings: { version: "1.4.0", "database-url": "env:DATABASE_URL" },
};
export const polyshop = { example: "polyshop", file: "runbooks/release.md", settings: { version: "1.4.0" } };
export const deskStudio = {
  example: "desk-studio",
  file: "runbooks/deploy.md",
  settings: { environment: "production", tag: "2.0.0" },
};
export const flags = {
  example: "desk-studio",
  file: "runbooks/feature-flags.md",
  settings: { "flags-token": "env:FLAGS", "flags-url": "http://flags.example", flag: "quotes" },
};
export const market = { example: "farmers-market", file: "runbooks/deploy.md", settings: { tag: "v7" } };

export type Asked = Omit<PlanAsked, "url" | "figures">;

export interface Stage {
  readonly began: (asked: Asked, services: readonly Serving[]) => Promise<Watched>;
  readonly silence: (fromMs: number, toMs: number) => void;
}

/** Opened before each test of the file, and closed after it. */
export function stageForEach(): Stage {
  let prometheus: ScriptedPrometheus;
  let now = (): number => START;
  beforeEach(async () => {
    prometheus = await openPrometheus(() => now());
  });
  afterEach(() => prometheus.close());
  return {
    silence: (fromMs, toMs) => {
      prometheus.silent = { fromMs, toMs };
    },
    began: async (asked, services) => {
      const time = clockFrom();
      now = time.now;
      serve(prometheus, services);
      return watch(await planOf({ ...asked, url: prometheus.url, figures: FIGURES }), time);
    },
  };
}

export type Trip = Extract<Recorded["event"], { readonly type: "guard.tripped" }>;

const titleOf = ({ plan }: Watched, guard: string): string =>
  plan.guards.find(({ id }) => id === guard)?.title ?? guard;

/** What guards did, each with so many milliseconds since the release began. */
export const trips = (
  it: Watched,
): readonly (Pick<Trip, "does"> & { readonly of: string; readonly at: number })[] =>
  it
    .recordeds()
    .flatMap(({ event, at }) =>
      event.type === "guard.tripped"
        ? [{ of: titleOf(it, event.guard), does: event.does, at: at - START }]
        : [],
    );

export interface Wanted {
  /** How its title begins. */
  readonly says: string;
  readonly does?: Trip["does"];
  readonly forMs: number;
}

/** Whether it did so in this time. */
export const tripped = (it: Watched, { says, does = "rollback", forMs }: Wanted): Promise<boolean> =>
  it.until(
    ({ event }) =>
      event.type === "guard.tripped" && event.does === does && titleOf(it, event.guard).startsWith(says),
    forMs,
  );

/** The first instant at which the mean over the last minute is above the line, counted by itself from the script. */
export function crossing(value: (ms: number) => number, above: number): number {
  const WINDOW_S = 60;
  for (let at = BAD_AT; at < BAD_AT + 10 * MINUTE; at += 100) {
    let sum = 0;
    for (let back = 0; back < WINDOW_S * 10; back += 1) sum += value(at - back * 100);
    if (sum / (WINDOW_S * 10) > above) return at;
  }
  throw new Error("it never crosses its line");
}

/** At the hold's end, by one tick at most: a tick before it was seen, and a tick after it was over. */
export function expectAt(at: number | undefined, crossedAt: number, holdMs: number): void {
  const late = (at ?? Number.NaN) - (crossedAt + holdMs);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(TICK_MS);
}

/** What the guard that tripped compared with. */
export const againstIn = (it: Watched): string | null | undefined =>
  Object.values(it.state().watch.guards).find(({ state }) => state === "tripped")?.against;
