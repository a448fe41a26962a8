/** The places of a plan at which users are on the new version: each rung of each ladder, each soak; and which guards are armed there. */
import { type Condition, type FigureCondition, isEvent, isFigure } from "../../base/index.ts";
import type { LadderNode, Plan, PlanGuard, PlanNode } from "../../plan/index.ts";

export interface AtPlace {
  /** Of the ladder; null: it is a soak. */
  readonly percent: number | null;
  /** The guard whose figure it is; null: a person who looks, or none. */
  readonly guard: string | null;
  /** The metrics that fall silent; empty: none does. */
  readonly silent: readonly string[];
}

export const placesOf = (node: PlanNode): readonly (number | null)[] =>
  node.kind === "ladder" ? node.rungs.map(({ percent }) => percent) : node.kind === "soak" ? [null] : [];

/** A target shifts it by itself. */
export const isShifted = ({ service, target, version, flag }: LadderNode, { environment }: Plan): boolean =>
  flag === null && [service, target, version, environment].every((each) => each !== null && each !== "");

/** Some ladder at or before this node is shifted by a target: its traffic is held there. */
export const hasShiftedBy = (plan: Plan, id: string): boolean =>
  plan.courses.main.slice(0, plan.courses.main.indexOf(id) + 1).some((each) => {
    const node = plan.nodes[each];
    return node?.kind === "ladder" && isShifted(node, plan);
  });

export type Leaf = FigureCondition | Extract<Condition, { readonly event: string }>;

export function leavesOf(when: Condition): readonly Leaf[] {
  if (isFigure(when) || isEvent(when)) return [when];
  return ("any" in when ? when.any : when.all).flatMap(leavesOf);
}

export const metricOf = ({ figures, metrics }: Plan, figure: string): string | null => {
  const id = Object.hasOwn(figures, figure) ? figures[figure] : undefined;
  return id !== undefined && Object.hasOwn(metrics, id) ? id : null;
};

/** The metrics that tell of it; empty: nothing does. */
export const metricsOf = (plan: Plan, { when }: Pick<PlanGuard, "when">): readonly string[] => [
  ...new Set(leavesOf(when).flatMap((leaf) => (isFigure(leaf) ? (metricOf(plan, leaf.figure) ?? []) : []))),
];

const isCompared = (leaf: Leaf): boolean =>
  isFigure(leaf) && (leaf.value !== null || leaf.of === "baseline" || leaf.of === "stable");

/** Something can tell of it, and it is armed at this node. */
export function watchedAt(plan: Plan, id: string): readonly PlanGuard[] {
  const { main } = plan.courses;
  const at = main.indexOf(id);
  return plan.guards.filter((guard) => {
    const { armed, when } = guard;
    if (armed === null || !leavesOf(when).some(isCompared)) return false;
    return (
      main.indexOf(armed.from) <= at && at <= main.indexOf(armed.to) && metricsOf(plan, guard).length > 0
    );
  });
}

/** The runbook names no contact, and no channel is told of alarms. */
export const callsNobody = ({ contacts, channels }: Pick<Plan, "contacts" | "channels">): boolean =>
  contacts.length === 0 && !channels.some(({ on }) => on.includes("alarm"));
