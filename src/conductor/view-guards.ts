/** Guards and where their figures stand, for people and programs. */
import { type Condition, type Instant, isFigure } from "../base/index.ts";
import type { GuardAction, Plan, PlanGuard } from "../plan/index.ts";
import { kindOf, metricOf } from "./guard-armed.ts";
import { judgeLeaf, whyUnwatched } from "./guard-leaf.ts";
import { memoryOf } from "./guard-memory.ts";
import { stagesOf } from "./guard-stages.ts";
import { leavesOf } from "./guard-verdict.ts";
import { oldNameOf } from "./old-version.ts";
import type { ReleaseState } from "./state.ts";
import { after } from "./waits.ts";
import { allTicks } from "./watch-ticks.ts";

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

export const viewGuards = (plan: Plan, state: ReleaseState): readonly GuardView[] =>
  plan.guards.map((guard) => viewGuard(plan, state, guard));

function viewGuard(plan: Plan, state: ReleaseState, guard: PlanGuard): GuardView {
  const { id, title, lines, when, action } = guard;
  const known = state.watch.guards[id];
  const unread = unreadWhy(plan, guard);
  return {
    id,
    state: known?.state ?? (unread === null ? "quiet" : "undecided"),
    title,
    lines,
    when,
    action,
    value: known?.value ?? null,
    since: known?.since ?? null,
    actsAt: actsAt(state, guard),
    evidence: known?.evidence ?? null,
    why: known?.why ?? unread,
    against: known?.against ?? null,
    trail: trailOf(plan, state, guard),
  };
}

/** Null: something reads it. */
function unreadWhy(plan: Plan, guard: PlanGuard): string | null {
  if (kindOf(plan, guard) !== "nobody") return null;
  const [leaf] = leavesOf(guard.when).filter(isFigure);
  return leaf === undefined ? null : whyUnwatched(leaf, metricOf(plan, leaf.figure) !== null);
}

function actsAt({ watch }: ReleaseState, guard: PlanGuard): Instant | null {
  const known = watch.guards[guard.id];
  const memory = memoryOf(watch.judge, guard.id);
  if (known?.state !== "rising" || memory === null) return null;
  const next = stagesOf(guard)[memory.done];
  if (next === undefined || !Number.isFinite(next.afterMs)) return null;
  const leaves = leavesOf(guard.when);
  const held = leaves.findIndex((_, i) => memory.leaves[i]?.heldMs === known.heldMs);
  const leftMs = (leaves[held]?.holdMs ?? 0) + next.afterMs - known.heldMs;
  return after(memory.at as Instant, Math.max(0, leftMs));
}

const LONGEST_TRAIL = 24;

/** Of its first figure that is read: each tick as it was judged, the window before it and all. */
function trailOf(plan: Plan, state: ReleaseState, { when }: PlanGuard): readonly (number | null)[] {
  const leaf = leavesOf(when)
    .filter(isFigure)
    .find(({ figure }) => metricOf(plan, figure) !== null);
  if (leaf === undefined) return [];
  const metric = metricOf(plan, leaf.figure);
  const past = metric === null ? [] : (state.watch.past?.[metric.id] ?? []);
  const { earlier, ticks } = state.watch;
  const from = Math.max(0, ticks.length - LONGEST_TRAIL);
  return ticks.slice(from).map((_, i) => {
    const seen = allTicks({ earlier, ticks: ticks.slice(0, from + i + 1) });
    const says = judgeLeaf({ when: leaf, metric, ticks: seen, past, oldName: oldNameOf({ plan, state }) });
    return "value" in says ? says.value : null;
  });
}
