/** How the users and versions of a simulated service behave: data that a test writes, with what holds where it says nothing. */
import type { FigureAsked, FigureSample, TargetInput } from "../../effect/index.ts";

/** How a version serves. */
export interface Serves {
  /** From 0 to 1. */
  readonly errorRate: number;
  /** The middle one. */
  readonly latencyMs: number;
  /** How far they lie apart: the sigma of a log-normal curve. */
  readonly spread: number;
  /** From 0 to 1: of the requests that it gets it counts only these. 0: its counter stands still. */
  readonly counts: number;
}

/** How a wish goes wrong. `silent`: it takes effect, and no answer comes. `half`: a part of it is done, and then it fails. */
export type TargetFault = "fails" | "half" | "hangs" | "silent" | "says-another" | "flaps" | "unwell";

export interface TrafficGiven {
  /** Requests a second, to each service. */
  readonly rps: number;
  /** By version; what is left out of one, and every other, is as `usual`. */
  readonly versions?: Readonly<Record<string, Partial<Serves>>>;
  readonly usual?: Partial<Serves>;
  /** The version that serves when the release begins. */
  readonly serving?: string;
  /** So long after a version first got traffic it serves so from then on. */
  readonly startsBadAt?: {
    readonly version: string;
    readonly afterMs: number;
    readonly becomes: Partial<Serves>;
  };
  /** Times, from the start of the release, in which the sources do not answer. */
  readonly silent?: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** What a figure gives instead of what follows from the traffic; null: that. Times from the start of the release. */
  readonly figure?: (metric: string, asked: FigureAsked, atMs: number) => FigureSample | null;
  /** What becomes of a wish, counted from 1 for each kind of wish; null: it goes well. */
  readonly faultOf?: (wish: TargetInput["do"] | "renew", count: number) => TargetFault | null;
  /** Whether its targets go back by themselves when a lease has run out. */
  readonly leases?: boolean;
  readonly seed?: number;
}

export interface TrafficScript extends TrafficGiven {
  readonly versions: Readonly<Record<string, Partial<Serves>>>;
  readonly serving: string;
  readonly leases: boolean;
  readonly seed: number;
  readonly servesOf: (version: string, withTrafficMs: number) => Serves;
  /** Times at which a version begins to serve otherwise, from when it first got traffic. */
  readonly turnsAt: (version: string) => number | null;
}

const USUAL: Serves = { errorRate: 0.001, latencyMs: 80, spread: 0.5, counts: 1 };

/** What `simulate` takes as its `traffic`. */
export function simulateTraffic(given: TrafficGiven): TrafficScript {
  const { versions = {}, startsBadAt } = given;
  const usual: Serves = { ...USUAL, ...given.usual };
  const known = new Map<string, readonly [before: Serves, after: Serves]>();
  const both = (version: string): readonly [Serves, Serves] => {
    const found = known.get(version);
    if (found !== undefined) return found;
    const own = Object.hasOwn(versions, version) ? versions[version] : {};
    const before = { ...usual, ...own };
    const after = startsBadAt?.version === version ? { ...before, ...startsBadAt.becomes } : before;
    known.set(version, [before, after]);
    return [before, after];
  };
  const turnsAt = (version: string): number | null =>
    startsBadAt?.version === version ? startsBadAt.afterMs : null;
  return {
    ...given,
    versions,
    serving: given.serving ?? "before",
    leases: given.leases ?? true,
    seed: given.seed ?? 1,
    turnsAt,
    servesOf: (version, withTrafficMs) =>
      both(version)[withTrafficMs >= (turnsAt(version) ?? Infinity) ? 1 : 0],
  };
}
