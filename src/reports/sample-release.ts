/** A small release for the tests of this room: two questions, two steps, and whatever a test adds. Never loaded by Rutter itself. */
import { instant } from "../base/index.ts";
import type { Actor, Recorded, ReleaseEvent } from "../conductor/index.ts";
import { noMetrics, noPolicy, type Plan, type PlanNode, type StepNode } from "../plan/index.ts";

export const ana: Actor = { who: "ana", signed: false };
export const bo: Actor = { who: "bo", signed: false };

const step = (title: string, line: number): StepNode => ({
  kind: "step",
  title,
  lines: [line, line],
  sure: "exact",
  when: null,
  after: [],
  effect: { hand: "shell", input: { run: "true" } },
  host: null,
  danger: "write",
  onCrash: "ask",
  timeoutMs: 600_000,
  retries: 0,
  expect: [],
  establishes: null,
  missing: [],
  remarks: [],
  lasts: null,
  onFailure: "rollback",
  undo: null,
  undoSure: null,
  absorbedBy: null,
});

const NODES: Readonly<Record<string, PlanNode>> = {
  before: {
    kind: "gate",
    gate: "checklist",
    title: "Before",
    lines: [3, 4],
    sure: "exact",
    when: null,
    after: [],
    items: ["approved", "green"],
    approval: null,
    onNo: "hold",
    shows: null,
    opensAfterMs: null,
  },
  build: step("Build the image", 8),
  deploy: step("Deploy | all", 9),
  back: step("Put the old one back", 14),
};

export const samplePlan = (changes: Partial<Plan> = {}): Plan => ({
  rutter: "plan/1",
  hash: "sha256:4f2a9c1e00",
  runbook: { file: "deploy.md", sha256: "00", procedure: null },
  environment: "production",
  service: "orders",
  inputs: { version: "1.4.0", "previous-tag": "v1.3.2" },
  facts: {},
  courses: {
    main: ["before", "build", "deploy"],
    rollback: ["back"],
    recover: [],
    diagnose: [],
    later: [],
  },
  nodes: NODES,
  items: {
    approved: question("Pull request approved"),
    green: question("Tests are green"),
  },
  guards: [],
  targets: [],
  ...noMetrics,
  levers: [],
  policy: noPolicy,
  contacts: [],
  templates: [],
  notices: [],
  unread: [],
  diagnostics: [],
  ...changes,
});

function question(establishes: string): Plan["items"][string] {
  return {
    kind: "question",
    title: establishes,
    lines: null,
    sure: "exact",
    establishes,
    command: null,
    waive: null,
  };
}

export const sampleNumbers: ReadonlyMap<string, string> = new Map([
  ["before", "1"],
  ["build", "2"],
  ["deploy", "3"],
  ["back", "r1"],
]);

/** 2026-03-01T09:00:00Z. */
const NINE = 1_772_355_600_000;

/** Seconds after nine o'clock, and what was written down then. */
export const recorded = (
  rows: readonly (readonly [second: number, event: ReleaseEvent])[],
): readonly Recorded[] =>
  rows.map(([second, event], index) => ({ seq: index + 1, at: instant(NINE + second * 1000), event }));

export const startedEvent = (plan: Plan): ReleaseEvent => ({
  type: "release.started",
  release: "k3f9wz",
  conductor: 1,
  plan,
  by: ana,
  dryRun: false,
  leftOut: [],
});

export const beganNode = (node: string): ReleaseEvent => ({ type: "node.began", node });

export const endedNode = (
  node: string,
  as: "done" | "failed" | "skipped" | "undone",
  why: string | null = null,
): ReleaseEvent => ({ type: "node.ended", node, as, why, answer: null });

export const endedItem = (item: string, as: "done" | "failed" | "waived" = "done"): ReleaseEvent => ({
  type: "item.ended",
  node: "before",
  item,
  as,
  by: bo,
  why: null,
});

export const endedAs = (
  as: "done" | "returned" | "stopped" | "failed",
  stands: readonly string[] = [],
): ReleaseEvent => ({ type: "release.ended", as, exit: 0, why: null, stands, by: null });
