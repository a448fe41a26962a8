/**
 * The versions of one simulated service, the share of its users that each has, and what they leave behind. Nothing happens in
 * it between two looks: whatever time has passed is made up for then, lease and all, so that a quiet hour costs nothing.
 */
import { type Counters, noCounters, serve } from "./counters.ts";
import type { Chance } from "./random.ts";
import type { TrafficScript } from "./traffic-script.ts";

export interface PoolVersion {
  readonly version: string;
  says: string;
  percent: number;
  /** `flaps`: now and then, by turns. */
  health: "well" | "unwell" | "flaps";
  placedAtMs: number;
  /** When it first got traffic. */
  trafficFromMs: number | null;
  readonly counters: Counters;
}

export interface Pool {
  readonly versions: Map<string, PoolVersion>;
  serving: string;
  /** Null: nothing goes back by itself. */
  leaseEndsMs: number | null;
  /** Up to when it was made up for. */
  atMs: number;
}

export function openPool(serving: string, atMs: number): Pool {
  const pool: Pool = { versions: new Map(), serving, leaseEndsMs: null, atMs };
  addVersion(pool, serving).percent = 100;
  return pool;
}

export function addVersion(pool: Pool, version: string): PoolVersion {
  const known = pool.versions.get(version);
  if (known !== undefined) return known;
  const added: PoolVersion = {
    version,
    says: version,
    percent: 0,
    health: "well",
    placedAtMs: pool.atMs,
    trafficFromMs: null,
    counters: noCounters(),
  };
  pool.versions.set(version, added);
  return added;
}

/** So much to one version; the serving one has the rest. */
export function shift(pool: Pool, version: string, percent: number): void {
  for (const each of pool.versions.values()) each.percent = 0;
  const serving = pool.versions.get(pool.serving);
  const to = pool.versions.get(version);
  if (serving !== undefined) serving.percent = 100 - percent;
  if (to !== undefined) to.percent = to === serving ? 100 : percent;
}

interface Passing {
  readonly script: TrafficScript;
  readonly chance: Chance;
}

/** Makes up for the time since it was last looked at. */
export function settle(pool: Pool, nowMs: number, passing: Passing): void {
  const { leaseEndsMs } = pool;
  if (leaseEndsMs !== null && leaseEndsMs <= nowMs) {
    pass(pool, leaseEndsMs, passing);
    shift(pool, pool.serving, 100);
    pool.leaseEndsMs = null;
  }
  pass(pool, nowMs, passing);
}

function pass(pool: Pool, untilMs: number, passing: Passing): void {
  if (untilMs <= pool.atMs) return;
  for (const each of pool.versions.values()) {
    if (each.percent === 0) continue;
    each.trafficFromMs ??= pool.atMs;
    const turns = passing.script.turnsAt(each.version);
    const turnsAtMs = turns === null ? untilMs : each.trafficFromMs + turns;
    const middle = Math.min(untilMs, Math.max(pool.atMs, turnsAtMs));
    stretch(each, { fromMs: pool.atMs, toMs: middle }, passing);
    stretch(each, { fromMs: middle, toMs: untilMs }, passing);
  }
  pool.atMs = untilMs;
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

function stretch(each: PoolVersion, { fromMs, toMs }: Stretch, { script, chance }: Passing): void {
  if (toMs <= fromMs) return;
  const mean = (script.rps * (toMs - fromMs) * each.percent) / 100_000;
  const serves = script.servesOf(each.version, fromMs - (each.trafficFromMs ?? fromMs));
  serve(each.counters, { mean, serves, chance });
}

/** For so long it is well, and then for so long not. */
const FLAP_MS = 1_500;

export function isWell({ health, placedAtMs }: PoolVersion, nowMs: number): boolean {
  if (health !== "flaps") return health === "well";
  return Math.floor((nowMs - placedAtMs) / FLAP_MS) % 2 === 0;
}
