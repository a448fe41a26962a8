/** Who is told of what: the channels of the configuration, and the notices of the runbook with their own words. */
import type { Plan } from "../plan/index.ts";

/** The moments that a channel can be told of; the names are those of the configuration and of `notify` fences. */
export type Moment = "started" | "gate" | "tripped" | "finished" | "alarm";

export interface Recipient {
  /** Short, and of characters that every name can have: the place in the plan's list. */
  readonly id: string;
  readonly to: string;
  readonly on: readonly string[];
  readonly text: string | null;
  readonly template: string | null;
}

export const recipientsOf = (plan: Plan): readonly Recipient[] => [
  ...plan.channels.map(({ to, on }, index) => ({ id: `c${index}`, to, on, text: null, template: null })),
  ...plan.notices.map((notice, index) => ({ id: `n${index}`, ...notice })),
];

export const toldOf = (plan: Plan, moment: Moment): readonly Recipient[] =>
  recipientsOf(plan).filter(({ on }) => on.includes(moment));
