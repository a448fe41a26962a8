/** Who or what tells the figures of a plan's guards: sources that are read, people who declare something, or people who look. */
import { type Condition, formatDuration, isEvent, isFigure } from "../base/index.ts";
import type { Plan, PlanGuard } from "../plan/index.ts";
import { clean } from "./clean.ts";
import type { PlanRow } from "./plan-columns.ts";

/** Columns of the words before a guard. */
export const GUARD_LABEL = 12;

function leavesOf(condition: Condition): readonly Condition[] {
  if (isFigure(condition) || isEvent(condition)) return [condition];
  return ("any" in condition ? condition.any : condition.all).flatMap(leavesOf);
}

const figuresIn = ({ when }: PlanGuard): readonly string[] =>
  leavesOf(when).flatMap((leaf) => (isFigure(leaf) ? [leaf.figure] : []));

const isDeclared = (guard: PlanGuard): boolean => figuresIn(guard).length === 0;

/** What nobody reads, said before the guards. */
export function toldRows(guards: readonly PlanGuard[], plan: Plan): readonly PlanRow[] {
  const isRead = (figure: string): boolean => Object.hasOwn(plan.figures, figure);
  const untold = guards.filter((guard) => guard.source === null);
  const declared = untold.filter(isDeclared);
  const asked = untold.filter((guard) => !isDeclared(guard) && !figuresIn(guard).some(isRead));
  const these = (some: readonly PlanGuard[]): string =>
    some.length === guards.length ? "these" : `${some.length} of these`;
  const unread = [...new Set(asked.flatMap(figuresIn))].map(clean);
  const why =
    Object.keys(plan.metrics).length === 0
      ? "no metrics are connected"
      : `nothing reads ${unread.join(", ")}`;
  return [
    ...(asked.length === 0
      ? []
      : [{ text: `a person is asked for ${these(asked)}: ${why}`, tone: "yellow" as const }]),
    ...(declared.length === 0
      ? []
      : [{ text: `people say whether ${these(declared)} happened: rutter declare` }]),
  ];
}

/** Where the figures come from, said once below the guards. */
export function readRows(plan: Plan, guards: readonly PlanGuard[]): readonly PlanRow[] {
  const ids = new Set(guards.flatMap(figuresIn).flatMap((figure) => plan.figures[figure] ?? []));
  const read = [...ids].flatMap((id) => plan.metrics[id] ?? []);
  if (read.length === 0) return [];
  const kinds = [...new Set(read.map(({ asked }) => NAMES[asked.source.kind]))];
  const sides = new Set(read.map(({ asked }) => asked.side?.version ?? null));
  const apart = sides.size === 1 && !sides.has(null) ? ", new version alone" : "";
  const text = `${kinds.join(", ")}, every ${formatDuration(plan.tickMs)}${apart}`;
  return [{ label: "read from".padEnd(GUARD_LABEL), text, tone: "dim" }];
}

type Kind = Plan["metrics"][string]["asked"]["source"]["kind"];

const NAMES: Readonly<Record<Kind, string>> = {
  prometheus: "Prometheus",
  scrape: "its metrics pages",
  json: "JSON over HTTP",
  command: "a command",
  sql: "SQL",
};

/** What the judge holds against the version still serving, while both have traffic. */
export function comparedRows({ metrics }: Plan): readonly PlanRow[] {
  const compared = Object.values(metrics).filter(
    ({ judged, asked }) => judged !== null && asked.side !== null,
  );
  if (compared.length === 0) return [];
  const text = `${compared.map(({ name }) => clean(name)).join(", ")}, with the version still serving`;
  return [{ label: "compared".padEnd(GUARD_LABEL), text, tone: "dim" }];
}
