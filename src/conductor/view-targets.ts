/** Where the traffic of each service is, for people and programs. */
import type { Instant } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import type { ReleaseState } from "./state.ts";

export interface TargetView {
  readonly service: string;
  readonly environment: string;
  readonly versions: readonly { readonly version: string; readonly percent: number }[];
  readonly leaseEndsAt: Instant | null;
}

export const viewTargets = (_plan: Plan, _state: ReleaseState): readonly TargetView[] => [];
