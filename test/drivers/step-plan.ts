/** Small plans for drivers: steps in a row, carried out by hands that a test scripts. */
import { type GateItem, noMetrics, noPolicy, type Plan, type PlanNode } from "../../src/plan/index.ts";

export interface StepGiven {
  readonly hand: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly onCrash?: "repeat" | "probe" | "ask";
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly onFailure?: "ask" | "rollback" | "stop";
  /** Ids; left out: the one before. */
  readonly after?: readonly string[];
}

const shown = (title: string) => ({ title, lines: null, sure: "exact" as const });

export const question = (title: string): PlanNode => ({
  ...shown(title),
  kind: "gate",
  gate: "question",
  items: [`asks ${title}`],
  approval: null,
  onNo: "hold",
  shows: null,
  opensAfterMs: null,
  when: null,
  after: [],
});

export const stepNode = (id: string, given: StepGiven, after: readonly string[]): PlanNode => ({
  ...shown(`Step ${id}`),
  kind: "step",
  effect: { hand: given.hand, input: { id, ...given.input } },
  host: null,
  danger: "write",
  onCrash: given.onCrash ?? "ask",
  timeoutMs: given.timeoutMs ?? 60_000,
  retries: given.retries ?? 0,
  expect: [],
  establishes: null,
  missing: [],
  remarks: [],
  lasts: null,
  onFailure: given.onFailure ?? "stop",
  undo: null,
  undoSure: null,
  absorbedBy: null,
  when: null,
  after: given.after ?? after,
});

const questionLine = (title: string): GateItem => ({
  ...shown(title),
  kind: "question",
  establishes: title,
  command: null,
  waive: null,
});

/** Each node after the one before it, unless it says otherwise. */
export function planOf(nodes: Readonly<Record<string, StepGiven | PlanNode>>): Plan {
  const ids = Object.keys(nodes);
  const made = ids.map((id, index): [string, PlanNode] => {
    const given = nodes[id];
    const after = index === 0 ? [] : [ids[index - 1] ?? ""];
    if (given === undefined) throw new Error("no node");
    return [id, "kind" in given ? { ...given, after } : stepNode(id, given, after)];
  });
  return {
    rutter: "plan/1",
    hash: `sha256:${"0".repeat(64)}`,
    runbook: { file: "runbook.md", sha256: "0".repeat(64), procedure: null },
    environment: null,
    service: null,
    inputs: {},
    facts: {},
    courses: { main: ids, rollback: [], recover: [], diagnose: [], later: [] },
    nodes: Object.fromEntries(made),
    items: Object.fromEntries(
      made.flatMap(([, node]) =>
        node.kind === "gate" ? node.items.map((id) => [id, questionLine(node.title)]) : [],
      ),
    ),
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
  };
}
