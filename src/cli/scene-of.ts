/**
 * From the view of a release to the scene that is shown: titles as people know them, who answered, what is to be read
 * beside each step. Steps that are still to come on other courses are no rows.
 */
import type { ItemView, ReleaseView, StepView, WaitView } from "../conductor/index.ts";
import type { Plan, PlanNode } from "../plan/index.ts";
import { answerText, nodeTitle } from "./node-title.ts";
import { outputLine } from "./output-tail.ts";
import type { Scene, SceneRow, SceneWait } from "./scene.ts";

export interface SceneGiven {
  readonly plan: Plan;
  readonly view: ReleaseView;
  /** Symbols between words are drawn where they can be. */
  readonly unicode: boolean;
}

const EVIDENCE_LINES = 8;

export function sceneOf({ plan, view, unicode }: SceneGiven): Scene {
  const numbers = new Map(view.steps.map(({ id, number }) => [id, number]));
  const named = (id: string): string => `${numbers.get(id) ?? ""} ${nodeTitle(plan, id)}`.trim();
  return {
    release: view.release,
    title: sceneTitle(plan, unicode),
    planHash: plan.hash,
    version: versionOf(plan),
    dryRun: view.dryRun,
    state: view.state,
    startedAt: view.startedAt,
    startedBy: view.startedBy?.who ?? null,
    at: view.at,
    rows: view.steps.map((step) => rowOf(step, plan)),
    waits: view.waits.map((wait) => waitOf(wait, numbers, plan)),
    guards: view.guards,
    judge: view.judge,
    exposures: view.targets.map(({ service, versions, leaseEndsAt }) => ({
      service,
      versions: versions.filter(({ percent }) => percent > 0).sort((a, b) => b.percent - a.percent),
      leaseEndsAt,
    })),
    paused: view.paused === null ? null : { by: view.paused.by.who, note: view.paused.note },
    returning:
      view.returning === null ? null : { why: view.returning.why, by: view.returning.by?.who ?? null },
    ended: view.ended === null ? null : { ...view.ended, stands: view.ended.stands.map(named) },
  };
}

const versionOf = ({ inputs }: Plan): string | null =>
  typeof inputs.version === "string" ? inputs.version : null;

/** `order-service 1.4.0 → production` */
export function sceneTitle(plan: Plan, unicode: boolean): string {
  const version = versionOf(plan);
  const what = plan.service ?? plan.runbook.procedure ?? plan.runbook.file;
  const place = plan.environment === null ? "" : ` ${unicode ? "→" : "->"} ${plan.environment}`;
  return `${what}${version === null ? "" : ` ${version}`}${place}`;
}

function rowOf(step: StepView, plan: Plan): SceneRow {
  // A ladder that the way back has left showed nothing by itself.
  const isBad = (step.state === "failed" && step.kind !== "ladder") || step.state === "in-doubt";
  const note = noteOf(step, plan);
  return {
    id: step.id,
    number: step.number,
    title: shareTitle(step, plan) ?? nodeTitle(plan, step.id),
    lines: step.lines,
    state: step.state,
    beganAt: step.beganAt,
    endedAt: step.endedAt,
    mostMs: mostOf(plan.nodes[step.id]),
    who:
      step.state === "running"
        ? []
        : [
            ...new Set(step.items.flatMap(({ by }) => (by === null ? [] : [by.who]))),
            ...step.approvals.map(({ who, signed }) => `${who} (${signed ? "signed" : "unverified"})`),
          ],
    note,
    exit: step.exit,
    // What the note says already is not said again below it.
    evidence: isBad ? evidenceLines(step.evidence).filter((line) => note?.includes(line) !== true) : [],
    share: step.rung === null ? null : { version: step.rung.version, percent: step.rung.has },
  };
}

/** `25 % of traffic on 1.1.0`: where a ladder stands says more than where it will have been. */
function shareTitle({ id, rung }: StepView, { nodes }: Plan): string | null {
  if (rung === null || rung.has === 0) return null;
  const node = nodes[id];
  if (node?.kind === "ladder" && node.flag !== null) return `the flag ${node.flag} at ${rung.has} %`;
  return `${rung.has} % of traffic on ${rung.version ?? "the new version"}`;
}

function mostOf(node: PlanNode | undefined): number | null {
  if (node?.kind === "step")
    return node.lasts !== null && "ms" in node.lasts ? node.lasts.ms : node.timeoutMs;
  if (node?.kind === "wait") return node.ms;
  return node?.kind === "soak" ? node.maxMs : null;
}

const evidenceLines = (evidence: readonly string[]): readonly string[] =>
  evidence
    .flatMap((text) => text.replace(/\n+$/, "").split("\n"))
    .slice(-EVIDENCE_LINES)
    .map(outputLine);

const isSettled = ({ state }: ItemView): boolean => state === "done" || state === "waived";

function noteOf({ id, items, state, why, answer, rung }: StepView, plan: Plan): string | null {
  if (items.length > 1 && state === "running") return `${items.filter(isSettled).length} of ${items.length}`;
  if (rung !== null) {
    const place = `rung ${rung.number} of ${rung.of}`;
    return rung.has === rung.percent || rung.has === 0 ? place : `${place}, on its way to ${rung.percent} %`;
  }
  if (why !== null && why !== "") return why;
  return answer === null || answer === "yes" ? null : answerText(plan, id, answer);
}

/** At which share it is held says more than the whole ladder. */
const isRung = ({ nodes }: Plan, step: string): boolean => nodes[step]?.kind === "ladder";

function waitOf(wait: WaitView, numbers: ReadonlyMap<string, string>, plan: Plan): SceneWait {
  const evidence = evidenceLines(wait.evidence).filter((line) => !wait.text.includes(line));
  // The first line is what is asked; what stands below goes with it: a command to type, what to look for.
  const [text = "", ...besides] = wait.text.split("\n");
  return {
    id: wait.id,
    kind: wait.kind,
    text: wait.timer && wait.step !== null && !isRung(plan, wait.step) ? nodeTitle(plan, wait.step) : text,
    node: wait.step,
    item: wait.item,
    number: wait.step === null ? "" : (numbers.get(wait.step) ?? ""),
    answers: wait.answers,
    who: wait.who,
    since: wait.since,
    until: wait.until,
    timer: wait.timer,
    shown: [...besides, ...evidence],
  };
}
