/** Which guards are armed now, what of them can be read, and by which metrics. */
import { isEvent, isFigure } from "../base/index.ts";
import type { Plan, PlanGuard, PlanMetric } from "../plan/index.ts";
import { whyUnwatched } from "./guard-leaf.ts";
import { type Leaf, leavesOf } from "./guard-verdict.ts";
import { isOver, nodeState, type Standing } from "./standing.ts";

/** Nothing guards a way back, what was stopped, and what is over. */
export function armedGuards(standing: Standing & { readonly at: number }): readonly PlanGuard[] {
  const { conductor, dryRun, returning, stopping, ended } = standing.state;
  if (conductor < 2 || dryRun || returning !== null || stopping !== null || ended !== null) return [];
  return standing.plan.guards.filter((guard) => isArmed(standing, guard));
}

function isArmed(standing: Standing & { readonly at: number }, { armed }: PlanGuard): boolean {
  if (armed === null) return false;
  const from = nodeState(standing.state, armed.from);
  if (from.state === "pending") return false;
  const beganAt = from.beganAt ?? from.endedAt;
  if (armed.forMs !== null && beganAt !== null && standing.at >= beganAt + armed.forMs) return false;
  return !isOver(standing, armed.to);
}

/** `figures`: some tick can tell something of it; `events`: only people can; `nobody`: nothing ever will. */
export type Kind = "figures" | "events" | "nobody";

export function kindOf(plan: Plan, guard: PlanGuard): Kind {
  const leaves = leavesOf(guard.when);
  if (leaves.some((leaf) => isWatched(plan, leaf))) return "figures";
  return leaves.some(isEvent) ? "events" : "nobody";
}

const isWatched = (plan: Plan, leaf: Leaf): boolean =>
  isFigure(leaf) && whyUnwatched(leaf, metricOf(plan, leaf.figure) !== null) === null;

export function metricOf(
  plan: Plan,
  figure: string,
): { readonly id: string; readonly of: PlanMetric } | null {
  const id = Object.hasOwn(plan.figures, figure) ? plan.figures[figure] : undefined;
  const of = id !== undefined && Object.hasOwn(plan.metrics, id) ? plan.metrics[id] : undefined;
  return id === undefined || of === undefined ? null : { id, of };
}

/** The metrics that a condition is told by. */
export const metricsOf = (plan: Plan, { when }: Pick<PlanGuard, "when">): readonly string[] =>
  leavesOf(when).flatMap((leaf) => (isFigure(leaf) ? (metricOf(plan, leaf.figure)?.id ?? []) : []));
