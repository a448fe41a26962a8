/** Guards that nothing measures: whatever their figures do, nobody would notice. Told once for each figure, with its lines. */
import { isEvent, type Lines, plural } from "../../base/index.ts";
import { nodeOf, type Plan, type PlanGuard } from "../../plan/index.ts";
import { leavesOf, metricsOf } from "./places.ts";
import type { RehearsalGap } from "./rehearsal.ts";

export function withoutSource({ plan }: { readonly plan: Plan }): readonly RehearsalGap[] {
  const blind = plan.guards.filter(
    (guard) =>
      guard.armed !== null &&
      guard.source === null &&
      metricsOf(plan, guard).length === 0 &&
      // What people declare is not measured by anything, and is meant to be so.
      !leavesOf(guard.when).every(isEvent),
  );
  const byFigure = new Map<string, PlanGuard[]>();
  for (const guard of blind) {
    const figures = [
      ...new Set(leavesOf(guard.when).map((leaf) => (isEvent(leaf) ? leaf.event : leaf.figure))),
    ];
    const key = figures.join(", ");
    const known = byFigure.get(key);
    if (known === undefined) byFigure.set(key, [guard]);
    else known.push(guard);
  }
  return [...byFigure].map(([figures, guards]) => gapOf(plan, figures, guards));
}

function gapOf(plan: Plan, figures: string, guards: readonly PlanGuard[]): RehearsalGap {
  const [first] = guards;
  const lines = guards.flatMap((guard): readonly Lines[] => (guard.lines === null ? [] : [guard.lines]));
  const [place] = lines;
  const others = [...new Set(lines.map(([line]) => line))].filter((line) => line !== place?.[0]);
  const also =
    others.length === 0 ? "" : ` (also line${others.length === 1 ? "" : "s"} ${others.join(", ")})`;
  const who =
    guards.length === 1
      ? `"${first?.title ?? figures}"`
      : `${plural(guards.length, "guard")} on ${figures}${also}`;
  const from = first?.armed?.from ?? "";
  return {
    kind: "guard-without-source",
    what: `${who}: nothing measures it, so only a person who looks would notice`,
    step: nodeOf(plan, from) === undefined ? null : from,
    lines: place ?? null,
  };
}
