/**
 * Where a release stands, as plain data: for `status --json`, for a live tree, for a page. Keys are added, never changed.
 * It shows what is known and decides nothing.
 */
import type { Instant } from "../base/index.ts";
import { type CourseName, courseNames, nodeOf, type Plan } from "../plan/index.ts";
import type { Ending, ReleaseStateName, WaitKind } from "./event.ts";
import { exitOf } from "./exit.ts";
import type { Actor } from "./signal.ts";
import type { Standing } from "./standing.ts";
import type { OpenWait, ReleaseState, Turning } from "./state.ts";
import { dueOf } from "./timers.ts";
import { type AlarmView, type MessageView, viewAlarms, viewMessages } from "./view-alarms.ts";
import { type GuardView, viewGuards } from "./view-guards.ts";
import { type FigureView, type JudgeView, viewFigures, viewJudge } from "./view-judge.ts";
import { type StepView, viewStep } from "./view-step.ts";
import { type TargetView, viewTargets } from "./view-targets.ts";
import { isTimer } from "./waits.ts";

export interface WaitView {
  readonly id: string;
  readonly kind: WaitKind;
  readonly text: string;
  /** The node that it belongs to, and the line of its check list. */
  readonly step: string | null;
  readonly item: string | null;
  readonly since: Instant;
  readonly who: string | null;
  readonly answers: readonly string[];
  /** When it ends by itself, pauses so far counted in; null: never, or not while the release is paused. */
  readonly until: Instant | null;
  /** A clock ends it; nobody is asked. */
  readonly timer: boolean;
  /** The effect whose output is shown with it, and the last of that. */
  readonly shows: string | null;
  readonly evidence: readonly string[];
}

export interface ReleaseView {
  readonly release: string;
  readonly state: ReleaseStateName;
  readonly runbook: string;
  readonly procedure: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  /** The hash. */
  readonly plan: string;
  readonly steps: readonly StepView[];
  readonly waits: readonly WaitView[];
  readonly guards: readonly GuardView[];
  /** Null: the two versions are not compared now. */
  readonly judge: JudgeView | null;
  /** Those that the runbook wants to see healthy. */
  readonly figures: readonly FigureView[];
  readonly targets: readonly TargetView[];
  readonly alarms: readonly AlarmView[];
  /** Told to people on the side, and what became of it. */
  readonly messages: readonly MessageView[];
  readonly dryRun: boolean;
  readonly startedAt: Instant | null;
  readonly startedBy: Actor | null;
  readonly at: Instant | null;
  readonly elapsedMs: number | null;
  readonly paused: ReleaseState["paused"];
  readonly returning: Turning | null;
  readonly stopping: Turning | null;
  readonly driver: ReleaseState["driver"];
  readonly ended: {
    readonly as: Ending;
    readonly exit: number;
    readonly why: string | null;
    readonly stands: readonly string[];
    readonly at: Instant;
  } | null;
  /** The status that a process ends with when it leaves it as it stands. */
  readonly exit: number;
}

export function viewOf(plan: Plan, state: ReleaseState, at: Instant | null = state.at): ReleaseView {
  const end = state.ended?.at ?? at;
  const now = at ?? state.at;
  return {
    release: state.release,
    state: state.state,
    runbook: plan.runbook.file,
    procedure: plan.runbook.procedure,
    service: plan.service,
    environment: plan.environment,
    plan: plan.hash,
    steps: shownNodes(plan, state).map((shown) => viewStep({ plan, state, at: now, ...shown })),
    waits: [...state.waits.values()].map((wait) => viewWait({ plan, state }, wait, now)),
    guards: viewGuards(plan, state),
    judge: viewJudge(plan, state),
    figures: viewFigures(plan, state),
    targets: viewTargets(plan, state),
    alarms: viewAlarms(plan, state),
    messages: viewMessages(state),
    dryRun: state.dryRun,
    startedAt: state.startedAt,
    startedBy: state.startedBy,
    at: now,
    elapsedMs: state.startedAt === null || end === null ? null : Math.max(0, end - state.startedAt),
    paused: state.paused,
    returning: state.returning,
    stopping: state.stopping,
    driver: state.driver,
    ended: state.ended,
    exit: exitOf(state),
  };
}

function viewWait({ plan, state }: Standing, wait: OpenWait, at: Instant | null): WaitView {
  const { id, kind, text, node, item, since, who, answers, shows } = wait;
  const effect = shows === null ? undefined : state.effects.get(shows);
  return {
    id,
    kind,
    text,
    step: node,
    item,
    since,
    who,
    answers,
    until: isTimer(wait) && at !== null ? dueOf({ plan, state, at }, wait) : wait.until,
    timer: isTimer(wait),
    shows,
    evidence: effect?.outcome?.evidence ?? effect?.evidence ?? [],
  };
}

export interface ShownNode {
  readonly id: string;
  readonly course: CourseName;
  readonly number: string;
}

const LETTER: Readonly<Record<CourseName, string>> = {
  main: "",
  rollback: "r",
  recover: "c",
  diagnose: "d",
  later: "l",
};

/** The way there always, the other courses from when they began; what another step does is no row of its own. */
function shownNodes(plan: Plan, state: ReleaseState): readonly ShownNode[] {
  const numbers = numbersOf(plan);
  const shown = new Map<string, ShownNode>();
  for (const course of courseNames) {
    for (const id of state.courses[course] ?? (course === "main" ? plan.courses.main : [])) {
      const node = nodeOf(plan, id);
      if (node === undefined || shown.has(id)) continue;
      if (node.kind === "step" && node.absorbedBy !== null) continue;
      shown.set(id, { id, course, number: numbers.get(id) ?? "" });
    }
  }
  return [...shown.values()];
}

/** Numbers as the plan shows them: by place in the course, undos by the number of their step. */
function numbersOf(plan: Plan): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const course of courseNames) {
    let count = 0;
    for (const id of plan.courses[course]) {
      const node = nodeOf(plan, id);
      if (node === undefined || numbers.has(id) || (node.kind === "step" && node.absorbedBy !== null))
        continue;
      count += 1;
      numbers.set(id, `${LETTER[course]}${count}`);
      if (node.kind === "step" && node.undo !== null) numbers.set(node.undo, `u${count}`);
    }
  }
  return numbers;
}
