/** Where the traffic of each service is, for people and programs. */
import type { Instant } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import type { ExposureState } from "./exposure-state.ts";
import { heldLadders } from "./shifted.ts";
import type { ReleaseState } from "./state.ts";

export interface TargetView {
  readonly service: string;
  readonly environment: string;
  readonly versions: readonly { readonly version: string; readonly percent: number }[];
  readonly leaseEndsAt: Instant | null;
}

export const viewTargets = (plan: Plan, state: ReleaseState): readonly TargetView[] =>
  heldLadders({ plan, state }).map(({ shifted, exposure }) => ({
    service: shifted.service,
    environment: shifted.environment,
    versions: versionsOf(exposure),
    leaseEndsAt: exposure.leaseEndsAt,
  }));

/** As its target showed them last, with what was heard of the new one since. */
function versionsOf({ look, version, percent, before }: ExposureState): TargetView["versions"] {
  const shown = look?.versions ?? [];
  const isSole = shown.every((each) => each.version === version || each.version === before);
  const others = shown
    .filter((each) => each.version !== version)
    .map((each) => ({
      version: each.version,
      percent: isSole ? 100 - percent : each.percent,
    }));
  const isThere = percent > 0 || shown.some((each) => each.version === version);
  return isThere ? [...others, { version, percent }] : others;
}
