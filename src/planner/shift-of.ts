/** Whose traffic a ladder shifts, what shifts it, to which version, and how long that lasts unless renewed. */
import { TICK_MS } from "../base/index.ts";
import type { LadderNode } from "../plan/index.ts";
import type { Compiling } from "./compiling.ts";
import type { TargetRule } from "./request.ts";
import { canonicalName } from "./words.ts";

/** A ladder that nobody renews goes back after this long at least, and after three ticks. */
const LEASE_MS = 30_000;
const LEASE_TICKS = 3;

type Shift = Pick<LadderNode, "service" | "target" | "version" | "leaseMs">;

export const noShift: Shift = { service: null, target: null, version: null, leaseMs: LEASE_MS };

type Knowing = Pick<Compiling, "services" | "environment" | "settled">;

export function shiftOf(compiling: Knowing, service: string | null): Shift {
  if (service === null) return noShift;
  const rules = rulesOf(compiling, service);
  const leaseMs = Math.max(LEASE_MS, LEASE_TICKS * (rules?.tickMs ?? TICK_MS));
  const target = targetOf(compiling, service)?.name ?? null;
  return { service, target, version: versionOf(compiling, service), leaseMs };
}

const rulesOf = ({ services }: Knowing, service: string) =>
  Object.hasOwn(services, service) ? services[service] : undefined;

/** Null: nothing that could be opened takes its traffic in this environment. */
export function targetOf(compiling: Knowing, service: string): TargetRule | null {
  const { environment } = compiling;
  const targets = rulesOf(compiling, service)?.targets ?? {};
  return environment !== null && Object.hasOwn(targets, environment) ? (targets[environment] ?? null) : null;
}

/** Null: no input says which, or its value is a secret. */
function versionOf(compiling: Knowing, service: string): string | null {
  const named = rulesOf(compiling, service)?.version;
  if (named === undefined) return null;
  const { values } = compiling.settled;
  const name = [...values.keys()].find((each) => canonicalName(each) === canonicalName(named));
  const value = name === undefined ? undefined : values.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}
