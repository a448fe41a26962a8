/**
 * What goes wrong at each rung and in each soak: a figure goes bad, its source falls silent, nobody acknowledges, Rutter dies
 * while it holds a share, and the target does what it is asked by half. Where nothing is measured a person notices, or nobody.
 */
import type { Plan, PlanGuard, PlanNode } from "../../plan/index.ts";
import type { Fault } from "./faults.ts";
import { type AtPlace, hasShiftedBy, isShifted, metricsOf, placesOf, watchedAt } from "./places.ts";
import type { FaultKind } from "./rehearsal.ts";

type Made = Omit<Fault, "onTheWayBack">;

export function faultsOfTraffic(plan: Plan, node: string, of: PlanNode): readonly Made[] {
  const places = placesOf(of);
  if (places.length === 0) return [];
  const made = (kind: FaultKind, at: Partial<AtPlace>): Made => ({
    node,
    item: null,
    kind,
    rung: { percent: null, guard: null, silent: [], ...at },
  });
  const guards = watchedAt(plan, node);
  if (guards.length === 0)
    return [{ node, item: null, kind: "goes-bad" }, ...heldAt({ plan, node, of }, made)];
  const sources = sourcesOf(plan, guards);
  const figures = places.flatMap((percent) => [
    ...guards.map(({ id }) => made("goes-bad", { percent, guard: id })),
    ...sources.map((silent) => made("goes-silent", { percent, silent })),
  ]);
  return [
    ...figures,
    ...callsAt({ plan, node, sources, percent: places[0] ?? null }, made),
    ...heldAt({ plan, node, of }, made),
  ];
}

/** The metrics by their source: one that falls silent takes all of its figures with it. */
function sourcesOf(plan: Plan, guards: readonly PlanGuard[]): readonly (readonly string[])[] {
  const bySource = new Map<string, Set<string>>();
  for (const id of guards.flatMap((guard) => metricsOf(plan, guard))) {
    const source = JSON.stringify(plan.metrics[id]?.asked.source);
    bySource.set(source, (bySource.get(source) ?? new Set()).add(id));
  }
  return [...bySource.values()].map((ids) => [...ids]);
}

type Make = (kind: FaultKind, at: Partial<AtPlace>) => Made;

interface Calls {
  readonly plan: Plan;
  readonly node: string;
  readonly sources: readonly (readonly string[])[];
  readonly percent: number | null;
}

/** An escalation climbs the same way wherever it begins: one is let climb to its end, at the first place at which it can. */
function callsAt({ plan, node, sources, percent }: Calls, made: Make): readonly Made[] {
  const isFirst = (first: string): boolean =>
    plan.courses.main.find((id) => {
      const of = plan.nodes[id];
      return of !== undefined && placesOf(of).length > 0 && watchedAt(plan, id).length > 0;
    }) === first;
  if (!isFirst(node)) return [];
  // A bad figure may make it go back meanwhile, and then nobody needs to be called any more: silence lasts.
  return sources.slice(0, 1).map((silent) => made("nobody-acks", { percent, silent }));
}

interface Held {
  readonly plan: Plan;
  readonly node: string;
  readonly of: PlanNode;
}

/** What is shifted by a target is held by a lease. */
function heldAt({ plan, node, of }: Held, made: Make): readonly Made[] {
  if (!hasShiftedBy(plan, node)) return [];
  if (of.kind !== "ladder") return [made("rutter-dies", {})];
  if (!isShifted(of, plan)) return [];
  const [first] = of.rungs;
  return [
    ...of.rungs.flatMap(({ percent }) =>
      (["fails", "hangs", "rutter-dies", "answer-lost"] as const).map((kind) => made(kind, { percent })),
    ),
    ...(["half-placed", "health-flaps"] as const).map((kind) =>
      made(kind, { percent: first?.percent ?? null }),
    ),
  ];
}
