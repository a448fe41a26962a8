/**
 * Whom an alarm calls, and when: the contacts of the runbook in their order, each after its delay, without those that are
 * there for something else. Where there are none, the channels that are told of alarms are the only step.
 */
import type { Instant } from "../base/index.ts";
import type { Plan, PlanContact } from "../plan/index.ts";
import { climbOf } from "../policy/index.ts";
import { isAbout } from "./contact-topic.ts";
import { toldOf } from "./recipients.ts";

export interface Step {
  /** As it is shown. */
  readonly who: string;
  /** Where it is sent; null: to the channels alone. */
  readonly to: string | null;
  /** When it is due, from the beginning of the alarm. */
  readonly afterMs: number;
}

/** How long one of them has to answer, where the runbook does not say. */
export const ANSWER_MS = 15 * 60_000;

/** Empty: there is nobody. */
export function stepsOf(plan: Plan, why: string): readonly Step[] {
  const meant = plan.contacts.filter((contact) => isAbout(contact, why));
  const channels = toldOf(plan, "alarm");
  if (meant.length === 0 && channels.length > 0)
    return [{ who: [...new Set(channels.map(({ to }) => to))].join(", "), to: null, afterMs: 0 }];
  // The wrong one who knows the right one is better than nobody.
  return timed(meant.length > 0 ? meant : plan.contacts);
}

/** A delay counts from the beginning; nobody is called before those above. */
function timed(contacts: readonly PlanContact[]): readonly Step[] {
  const steps: Step[] = [];
  for (const { who, how, afterMs } of contacts) {
    const before = steps.at(-1);
    const own = afterMs ?? (before === undefined ? 0 : before.afterMs + ANSWER_MS);
    steps.push({ who, to: how ?? who, afterMs: Math.max(own, before?.afterMs ?? 0) });
  }
  return steps;
}

/** When the next is called, or (after the last) when it is said that nobody is left. Null: that was said. */
export function nextAt(steps: readonly Step[], since: Instant, climbed: number): Instant | null {
  const last = steps.at(-1);
  if (last === undefined) return null;
  const rungs = [...steps, { who: "", afterMs: last.afterMs + ANSWER_MS }];
  return climbOf(rungs, { since, now: LONG_AGO, climbed }).nextAt;
}

/** Nothing is due by then, so that the next one is told whenever it is. */
const LONG_AGO = -1 as Instant;
