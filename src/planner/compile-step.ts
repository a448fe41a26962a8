/**
 * One step out of one piece of work: what is asked of a hand, what must come of it, and the questions around it. A
 * step that only eyes can judge gets a question after it; one marked `confirm` gets a question before.
 */
import { asksOf, withNames } from "../effect/index.ts";
import type { Danger, GateItem, Lasts, Shown, Work } from "../plan/index.ts";
import type { Annotation } from "../runbook/index.ts";
import type { Compiling } from "./compiling.ts";
import { type Draft, draft, type Finding, type Flow, gate, question, type StepDraft } from "./draft.ts";
import { type Expected, needsEyes } from "./expectations.ts";
import { effectFindings } from "./findings.ts";

export interface Job {
  readonly id: string;
  readonly shown: Shown;
  readonly effect: Work["effect"];
  readonly host: string | null;
  readonly danger: Danger;
  readonly onCrash: Work["onCrash"];
  readonly expected: Expected;
  /** Its own outcome tells when the state is bad; else a check of it is a question with its output attached. */
  readonly canFail: boolean;
  readonly establishes: string | null;
  readonly notes: Annotation;
  readonly lasts: Lasts;
  readonly untilSectionEnds: boolean;
  /** The circumstance under which it is done at all, or null. */
  readonly when: string | null;
  readonly waive: string | null;
  readonly findings: readonly Finding[];
  readonly undo: Draft["undo"];
  readonly from: readonly string[];
}

export const plainJob = {
  host: null,
  establishes: null,
  notes: {},
  lasts: null,
  untilSectionEnds: false,
  when: null,
  waive: null,
  findings: [],
  undo: null,
  expected: { expect: [], words: [] },
  canFail: true,
} as const;

export function compileStep(compiling: Compiling, given: Job): Flow {
  const job = withWords(given);
  const findings = [
    ...job.findings,
    ...effectFindings(job.effect, compiling.catalog, job.shown.lines ?? [1, 1]),
  ];
  const eyes = needsEyes(job.expected, job.danger, job.canFail);
  const work = workOf(compiling, job, eyes);
  const line = job.notes.confirm === true || job.lasts !== null ? null : lineOf(job, work, eyes);
  const step = draft(job.id, stepOf(job, work), {
    ask: job.when,
    line,
    look: eyes ? lookAt(job) : null,
    undo: job.undo,
    findings,
    from: job.from,
    untilSectionEnds: job.untilSectionEnds,
  });
  return job.notes.confirm === true ? [confirmation(job), step] : [step];
}

/** A check that nothing could fail shows a person what it is to establish. */
function withWords(job: Job): Job {
  const { expect, words } = job.expected;
  if (job.canFail || job.establishes === null || expect.length + words.length > 0) return job;
  return { ...job, expected: { expect, words: [job.establishes] } };
}

function workOf(compiling: Compiling, job: Job, eyes: boolean): Work {
  const lacking = job.findings.flatMap((finding) => (finding.kind === "lacking" ? [finding.name] : []));
  return {
    effect: job.effect,
    host: job.host,
    danger: job.danger,
    onCrash: job.onCrash,
    timeoutMs: job.notes.timeoutMs ?? compiling.timeoutMs,
    retries: job.notes.retries ?? 0,
    expect: job.expected.expect,
    establishes: job.establishes,
    missing: [...new Set([...lacking, ...Object.values(asksOf(job.effect))])].sort(),
    remarks: eyes ? [] : job.expected.words,
  };
}

const stepOf = (job: Job, work: Work): StepDraft => ({
  kind: "step",
  ...job.shown,
  ...work,
  when: null,
  lasts: job.lasts,
  onFailure: "ask",
  undo: job.undo?.id ?? null,
  undoSure: job.undo?.node.sure ?? null,
  absorbedBy: null,
});

/** Only what establishes something and changes nothing may run beside the other lines of a check list. */
function lineOf(job: Job, work: Work, eyes: boolean): GateItem | null {
  if (job.establishes === null || job.danger !== "read") return null;
  const look = eyes ? job.expected.words.join("; ") : null;
  return { kind: "check", ...job.shown, ...work, look, waive: job.waive };
}

function confirmation(job: Job): Draft {
  const id = `${job.id}-confirm`;
  const shown: Shown = { ...job.shown, title: `Confirm: ${job.shown.title}` };
  const { run: text, sql, method, url } = job.effect.input;
  const run = typeof text === "string" ? withNames(text, asksOf(job.effect)) : undefined;
  const command = run ?? sql ?? (url === undefined ? undefined : `${String(method)} ${String(url)}`);
  const item = question(shown, "Run it now?", typeof command === "string" ? { command } : {});
  return draft(id, gate(shown, { items: [`${id}-q`] }), {
    ask: job.when,
    items: { [`${id}-q`]: item },
    from: job.from,
  });
}

function lookAt(job: Job): Draft {
  const id = `${job.id}-look`;
  const shown: Shown = { ...job.shown, title: job.expected.words.join("; ") };
  const item = question(shown, shown.title);
  return draft(id, gate(shown, { items: [`${id}-q`], shows: job.id }), {
    ask: job.when,
    items: { [`${id}-q`]: item },
    from: job.from,
  });
}
