/**
 * The same plan at less cost, for faults to which it makes no difference: figures read less often where they are quiet anyway,
 * and less time let pass before the rung that a fault is about. What a release does is left as it is.
 */
import type { Condition } from "../../base/index.ts";
import { isFigure } from "../../base/index.ts";
import type { Plan, PlanNode } from "../../plan/index.ts";
import { isShifted } from "./places.ts";

/** A window of a minute still holds more than the half of one. */
const SELDOM_MS = 90_000;

/** Each stretch of time is looked at a few times. */
const LOOKS = 4;

/** Nobody looks at figures more often than it needs to see that they are quiet; leases last as much longer. */
export function withFewerTicks(plan: Plan): Plan {
  const nodes = Object.values(plan.nodes);
  const times = nodes.flatMap((node) =>
    node.kind === "ladder"
      ? node.rungs.flatMap(({ dwellMs }) => dwellMs ?? [])
      : node.kind === "soak"
        ? [node.minMs]
        : [],
  );
  const tickMs = Math.min(SELDOM_MS, Math.floor(Math.min(...times, Number.MAX_SAFE_INTEGER) / LOOKS));
  if (tickMs <= plan.tickMs) return plan;
  const longer = (node: PlanNode): PlanNode =>
    node.kind === "ladder" ? { ...node, leaseMs: Math.max(node.leaseMs, LOOKS * tickMs) } : node;
  return { ...plan, tickMs, nodes: mapped(plan, (_, node) => longer(node)) };
}

/** Where people shift the traffic nobody here knows which version has how much of it: the figures are those of all. */
export function withoutSides(plan: Plan): Plan {
  const nodes = Object.values(plan.nodes);
  if (nodes.some((node) => node.kind === "ladder" && isShifted(node, plan))) return plan;
  if (Object.values(plan.metrics).every(({ asked }) => asked.side === null)) return plan;
  const metrics = Object.entries(plan.metrics).map(
    ([id, metric]) => [id, { ...metric, asked: { ...metric.asked, side: null } }] as const,
  );
  return { ...plan, metrics: Object.fromEntries(metrics) };
}

const LEAST_MS = 60_000;

function windowsOf(when: Condition): readonly number[] {
  if (isFigure(when)) return [when.windowMs ?? 0];
  if ("event" in when) return [];
  return ("any" in when ? when.any : when.all).flatMap(windowsOf);
}

/** What comes before a rung (or a soak, `percent` null) lasts as long as a guard looks back, and no longer. */
export function withLessBefore(plan: Plan, id: string, percent: number | null): Plan {
  const longest = Math.max(LEAST_MS, ...plan.guards.flatMap(({ when }) => windowsOf(when)));
  const cut = (ms: number): number => Math.min(ms, longest);
  const { main } = plan.courses;
  const end = main.indexOf(id);
  const before = new Set(main.slice(0, end));
  return {
    ...plan,
    nodes: mapped(plan, (each, node) => {
      if (each === id && node.kind === "ladder" && percent !== null) {
        const reached = node.rungs.findIndex((rung) => rung.percent === percent);
        const rungs = node.rungs.map((rung, at) => (at < reached ? shorter(rung, cut) : rung));
        return { ...node, rungs };
      }
      if (!before.has(each)) return node;
      if (node.kind === "ladder") return { ...node, rungs: node.rungs.map((rung) => shorter(rung, cut)) };
      if (node.kind === "soak") return { ...node, minMs: cut(node.minMs), maxMs: cut(node.maxMs) };
      return node.kind === "wait" ? { ...node, ms: cut(node.ms) } : node;
    }),
  };
}

const shorter = <Rung extends { readonly dwellMs: number | null }>(
  rung: Rung,
  cut: (ms: number) => number,
): Rung => (rung.dwellMs === null ? rung : { ...rung, dwellMs: cut(rung.dwellMs) });

const mapped = (plan: Plan, change: (id: string, node: PlanNode) => PlanNode): Plan["nodes"] =>
  Object.fromEntries(Object.entries(plan.nodes).map(([id, node]) => [id, change(id, node)]));
