/** Which figures are to be read now, and which a release will ever need. */

import type { FigureAsked } from "../effect/index.ts";
import type { PlanMetric } from "../plan/index.ts";
import { armedGuards, metricsOf } from "./guard-armed.ts";
import { comparedIn } from "./guard-canary.ts";
import { isOver, nodeState, type Standing, wayThere } from "./standing.ts";

export type Needed = Readonly<Record<string, FigureAsked>>;

export function neededNow(standing: Standing & { readonly at: number }): Needed {
  const { plan, state } = standing;
  if (state.returning !== null) return {};
  const ids = armedGuards(standing).flatMap((guard) => metricsOf(plan, guard));
  const watched = wayThere(standing).filter((id) => isWatching(standing, id));
  if (watched.length > 0) {
    ids.push(...comparedIn(plan));
    for (const target of plan.targets) {
      const belongs = target.during.length === 0 || target.during.some((id) => watched.includes(id));
      if (belongs) ids.push(...metricsOf(plan, target));
    }
  }
  return askedOf(plan.metrics, ids);
}

/** A ladder or a soak that lasts. */
function isWatching(standing: Standing, id: string): boolean {
  const kind = standing.plan.nodes[id]?.kind;
  if (kind !== "ladder" && kind !== "soak") return false;
  return nodeState(standing.state, id).state === "running" && !isOver(standing, id);
}

/** Of a release that is guarded or compared; empty: nothing of it is. */
export function neededEver({ plan }: Standing): Needed {
  const guarded = plan.guards
    .filter(({ armed }) => armed !== null)
    .flatMap((guard) => metricsOf(plan, guard));
  const hasLadder = plan.courses.main.some((id) => plan.nodes[id]?.kind === "ladder");
  return askedOf(plan.metrics, [...guarded, ...(hasLadder ? comparedIn(plan) : [])]);
}

const askedOf = (metrics: Readonly<Record<string, PlanMetric>>, ids: readonly string[]): Needed =>
  Object.fromEntries(
    [...new Set(ids)].flatMap((id) => {
      const asked = Object.hasOwn(metrics, id) ? metrics[id]?.asked : undefined;
      return asked === undefined ? [] : [[id, asked]];
    }),
  );
