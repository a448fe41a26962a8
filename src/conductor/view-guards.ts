/** Guards and where their figures stand, for people and programs. */
import type { Condition, Instant } from "../base/index.ts";
import type { GuardAction, Plan } from "../plan/index.ts";
import type { ReleaseState } from "./state.ts";

export interface GuardView {
  readonly id: string;
  readonly state: "quiet" | "rising" | "tripped" | "undecided";
  readonly title: string;
  readonly lines: readonly [number, number] | null;
  readonly when: Condition;
  readonly action: GuardAction;
  readonly value: number | null;
  readonly since: Instant | null;
  /** When it acts if it goes on like this; null: it is not rising. */
  readonly actsAt: Instant | null;
  readonly evidence: number | null;
  readonly why: string | null;
  readonly against: string | null;
  /** The last values, oldest first, for a line of them. */
  readonly trail: readonly (number | null)[];
}

export const viewGuards = (_plan: Plan, _state: ReleaseState): readonly GuardView[] => [];
