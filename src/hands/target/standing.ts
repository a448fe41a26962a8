/** Whether a target stands as it was asked to, in words where it does not. It asks nothing: it compares. */
import type { TargetLook } from "../../effect/index.ts";

type Version = TargetLook["versions"][number];

/** What rounds differently on the way there and back. */
const ROUNDING = 0.011;

export const versionIn = (look: TargetLook, version: string): Version | null =>
  look.versions.find((each) => each.version === version) ?? null;

export const percentOf = (look: TargetLook, version: string): number =>
  versionIn(look, version)?.percent ?? 0;

/** Null: it is there, well, and what was asked for. */
export function whyNotPlaced(look: TargetLook, version: string): string | null {
  const found = versionIn(look, version);
  if (found === null) return `${version} is not there: ${versionsText(look)}`;
  if (found.says !== null && found.says !== version)
    return `what was placed as ${version} says that it is ${found.says}`;
  return found.healthy === false ? `${version} is there and not healthy` : null;
}

export interface Share {
  readonly version: string;
  readonly percent: number;
  /** As the target has it: it gives at least what is asked for, and less than this more. */
  readonly grain: number;
  readonly leaseMs: number | null;
}

/** Null: the share is the one that was asked for, and it returns by itself where it should. */
export function whyNotShared(look: TargetLook, { version, percent, grain, leaseMs }: Share): string | null {
  const has = percentOf(look, version);
  const isFixed = percent === 0 || percent === 100;
  const most = isFixed ? percent : Math.min(100, percent + grain);
  if (has < percent - ROUNDING || has > most + ROUNDING)
    return `${version} has ${has} % of the traffic and not ${percent} %`;
  if (percent > 0 && leaseMs !== null && look.leases && look.leaseEndsMs === null)
    return `${version} has ${has} % of the traffic, and its lease was not taken: nothing would bring it back`;
  return null;
}

/** Null: it serves alone, and nothing takes it away. */
export function whyNotKept(look: TargetLook, version: string): string | null {
  if (look.serving !== null && look.serving !== version)
    return `${look.serving} is the serving version still, and not ${version}`;
  const has = percentOf(look, version);
  if (has < 100 - ROUNDING) return `${version} has ${has} % of the traffic and should have all of it`;
  return look.leaseEndsMs === null ? null : `${version} has all of the traffic, and its lease still runs`;
}

/** Why it must not be taken away; null: nothing speaks against it. */
export function whyNotToRetire(look: TargetLook, version: string): string | null {
  const has = percentOf(look, version);
  if (has > 0) return `${version} has ${has} % of the traffic, so it is not taken away`;
  return look.serving === version ? `${version} is the serving version, so it is not taken away` : null;
}

export const whyNotRetired = (look: TargetLook, version: string): string | null =>
  versionIn(look, version) === null ? null : `${version} is still there`;

/** What runs, in one line. */
export function versionsText({ versions }: TargetLook): string {
  if (versions.length === 0) return "nothing runs";
  return versions
    .map(({ version, percent, healthy }) => {
      const well = healthy === null ? "" : healthy ? ", healthy" : ", not healthy";
      return `${version} ${percent} %${well}`;
    })
    .join("; ");
}
