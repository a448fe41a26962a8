/** A target in a simulated world: what it is asked for is done at once, or goes wrong as it was made to. It judges nothing. */
import type { Target, TargetAnswer, TargetCall, TargetInput, TargetLook } from "../../effect/index.ts";
import type { Chance } from "./random.ts";
import { addVersion, isWell, type Pool, settle, shift } from "./simulated-pool.ts";
import type { TargetFault, TrafficScript } from "./traffic-script.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type Wish = Pick<TargetInput, "version" | "percent" | "leaseMs"> & {
  readonly do: TargetInput["do"] | "renew";
};

export interface SimulatedTarget {
  /** Without delay; what hangs has no answer, and whoever asked waits for its time. */
  readonly act: (wish: Wish) => { readonly answer: TargetAnswer; readonly hangs: boolean };
  readonly look: () => TargetLook;
}

export interface SimulatedTargetGiven {
  readonly pool: Pool;
  readonly time: VirtualTime;
  readonly script: TrafficScript;
  readonly chance: Chance;
  readonly faultOf: (wish: Wish["do"]) => TargetFault | null;
}

const no = (look: TargetLook, why: string): TargetAnswer => ({ state: "failed", look, evidence: [why] });

export function openTarget({ pool, time, script, chance, faultOf }: SimulatedTargetGiven): SimulatedTarget {
  const settled = (): void => settle(pool, time.now(), { script, chance });
  const look = (): TargetLook => {
    settled();
    return lookOf(pool, time.now(), script.leases);
  };
  const act: SimulatedTarget["act"] = (wish) => {
    settled();
    const fault = faultOf(wish.do);
    if (fault === "fails") return { answer: no(look(), "it was made to fail here"), hangs: false };
    if (fault === "hangs") return { answer: silence, hangs: true };
    const wrong = change({ pool, wish, fault, nowMs: time.now(), leases: script.leases });
    if (fault === "silent") return { answer: silence, hangs: true };
    const why = wrong ?? (fault === "half" ? "it broke off half-way" : null);
    if (why !== null) return { answer: no(look(), why), hangs: false };
    return { answer: { state: "done", look: look(), evidence: [] }, hangs: false };
  };
  return { act, look };
}

const silence: TargetAnswer = { state: "timed-out", look: null, evidence: ["no answer in its time"] };

function lookOf(pool: Pool, nowMs: number, leases: boolean): TargetLook {
  const versions = [...pool.versions.values()].map((each) => ({
    version: each.version,
    percent: each.percent,
    healthy: isWell(each, nowMs),
    says: each.says,
  }));
  const isServing = ({ version }: { readonly version: string }): boolean => version === pool.serving;
  return {
    versions: [...versions.filter(isServing), ...versions.filter((each) => !isServing(each))],
    serving: pool.serving,
    again: true,
    leaseEndsMs: pool.leaseEndsMs,
    leases,
  };
}

interface Change {
  readonly pool: Pool;
  readonly wish: Wish;
  readonly fault: TargetFault | null;
  readonly nowMs: number;
  readonly leases: boolean;
}

/** Why it cannot be; null: it is so now, or half so. */
function change({ pool, wish, fault, nowMs, leases }: Change): string | null {
  const version = wish.version ?? "";
  const there = pool.versions.get(version);
  const lease = (): void => {
    pool.leaseEndsMs = leases && wish.leaseMs !== null ? nowMs + wish.leaseMs : null;
  };
  if (wish.do === "place") {
    const placed = addVersion(pool, version);
    placed.says = fault === "says-another" ? `not-${version}` : version;
    placed.health = fault === "half" || fault === "unwell" ? "unwell" : fault === "flaps" ? "flaps" : "well";
    return null;
  }
  if (wish.do === "retire") {
    if ((there?.percent ?? 0) > 0 || pool.serving === version) return `${version} has the traffic`;
    if (fault !== "half") pool.versions.delete(version);
    return null;
  }
  if (wish.do === "look") return null;
  if (there === undefined) return `${version} is not there`;
  if (wish.do === "renew") {
    if (there.percent === wish.percent && pool.leaseEndsMs !== null) lease();
    return null;
  }
  const percent = wish.do === "keep" ? 100 : (wish.percent ?? 0);
  if (wish.do === "keep" && fault !== "half") pool.serving = version;
  shift(pool, version, fault === "half" ? percent / 2 : percent);
  if (wish.do === "weight" && percent > 0) lease();
  else pool.leaseEndsMs = null;
  return null;
}

/** As any other target: whoever asks waits for it, in the time of the simulation. */
export function asTarget(name: string, { act }: SimulatedTarget, time: VirtualTime): Target {
  const ask = async (wish: Wish, { signal, deadlineMs }: TargetCall): Promise<TargetAnswer> => {
    if (signal.aborted) return calledOff;
    const { answer, hangs } = act(wish);
    await time.sleep(hangs ? deadlineMs : 1, signal);
    return signal.aborted ? calledOff : answer;
  };
  const nothing = { version: null, percent: null, leaseMs: null };
  return {
    name,
    grain: 0,
    look: (call) => ask({ ...nothing, do: "look" }, call),
    place: (version, call) => ask({ ...nothing, do: "place", version }, call),
    weight: ({ version, percent, leaseMs }, call) => ask({ do: "weight", version, percent, leaseMs }, call),
    renew: (wish, call) => ask({ do: "renew", ...wish }, call),
    keep: (version, call) => ask({ ...nothing, do: "keep", version }, call),
    retire: (version, call) => ask({ ...nothing, do: "retire", version }, call),
    close: async () => undefined,
  };
}

const calledOff: TargetAnswer = { state: "cancelled", look: null, evidence: ["it was called off"] };
