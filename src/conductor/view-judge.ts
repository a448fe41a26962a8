/** What the judge says, and the figures that a runbook wants to see healthy, for people and programs. Neither is acted on here. */
import { type Condition, isFigure } from "../base/index.ts";
import { ALPHA } from "../judge/index.ts";
import type { Plan } from "../plan/index.ts";
import { metricOf } from "./guard-armed.ts";
import { isComparing } from "./guard-canary.ts";
import { judgeLeaf } from "./guard-leaf.ts";
import { leavesOf } from "./guard-verdict.ts";
import { oldNameOf } from "./old-version.ts";
import type { ReleaseState } from "./state.ts";
import type { JudgeState } from "./watch-state.ts";

export interface JudgeView {
  readonly says: JudgeState["says"];
  /** How much of what a pass needs is there, from 0 to 1; null: nothing is compared. */
  readonly toPass: number | null;
  /** How much of what a rollback needs is there, from 0 to 1. */
  readonly toBack: number;
  /** From 0 to 1, that the new version is worse. */
  readonly evidence: number;
  /** The figure that speaks most against it. */
  readonly blames: string | null;
  /** What it is compared with. */
  readonly against: string;
}

/** Null: the two versions are not compared now. */
export function viewJudge(plan: Plan, state: ReleaseState): JudgeView | null {
  const { judge } = state.watch;
  if (judge === null || state.ended !== null || !isComparing({ plan, state })) return null;
  const { says, toPass, logM, blames } = judge;
  return {
    says,
    toPass,
    toBack: Math.min(1, Math.max(0, logM) / -Math.log(ALPHA)),
    evidence: -Math.expm1(-Math.max(0, logM)),
    blames: blames === null ? null : (plan.metrics[blames]?.name ?? blames),
    against: oldNameOf({ plan, state }),
  };
}

export interface FigureView {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
  /** Null: it was not read. */
  readonly value: number | null;
  /** It is as the runbook wants to see it; null: that cannot be told. */
  readonly holds: boolean | null;
}

/** Target figures, each by the comparison that is furthest from so. */
export const viewFigures = (plan: Plan, state: ReleaseState): readonly FigureView[] =>
  plan.targets.map(({ id, title, when }) => {
    const seen = leavesOf(when)
      .filter(isFigure)
      .map((leaf) => {
        const metric = metricOf(plan, leaf.figure);
        const past = metric === null ? [] : (state.watch.past?.[metric.id] ?? []);
        const { ticks } = state.watch;
        return judgeLeaf({ when: leaf, metric, ticks, past, oldName: oldNameOf({ plan, state }) });
      });
    const shown = seen.find(({ says }) => says === "clear") ?? seen.find((each) => "value" in each);
    const told = seen.every(({ says }) => says === "breach" || says === "clear");
    return {
      id,
      title,
      when,
      value: shown !== undefined && "value" in shown ? shown.value : null,
      holds:
        !told || seen.length === 0
          ? null
          : holdsIn(
              when,
              seen.map(({ says }) => says === "breach"),
            ),
    };
  });

function holdsIn(when: Condition, seen: readonly boolean[]): boolean {
  const rest = seen.values();
  const walk = (at: Condition): boolean => {
    if (isFigure(at) || "event" in at) return isFigure(at) ? (rest.next().value ?? false) : true;
    const parts = ("any" in at ? at.any : at.all).map(walk);
    return "any" in at ? parts.some((part) => part) : parts.every((part) => part);
  };
  return walk(when);
}
