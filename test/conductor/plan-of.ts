/** Small plans for the tests of the conductor: what a test does not name is as plain as can be. */
import {
  type Approval,
  type ChoiceNode,
  type GateItem,
  type GateNode,
  hashedPart,
  type LadderNode,
  noMetrics,
  noPolicy,
  type Plan,
  type PlanNode,
  type SoakNode,
  type StepNode,
  type WaitNode,
} from "../../src/plan/index.ts";

const shown = (title: string) => ({ title, lines: null, sure: "exact" }) as const;
const placed = { when: null, after: [] as readonly string[] };

const work = (title: string) =>
  ({
    effect: { hand: "shell", input: { run: title, env: {}, args: [], asks: {} } },
    host: null,
    danger: "write",
    onCrash: "ask",
    timeoutMs: 60_000,
    retries: 0,
    expect: [],
    establishes: null,
    missing: [],
    remarks: [],
  }) as const;

export const step = (title: string, more: Partial<StepNode> = {}): StepNode => ({
  kind: "step",
  ...shown(title),
  ...placed,
  ...work(title),
  lasts: null,
  onFailure: "ask",
  undo: null,
  undoSure: more.undo == null ? null : "exact",
  absorbedBy: null,
  ...more,
});

export const read = (title: string, more: Partial<StepNode> = {}): StepNode =>
  step(title, { danger: "read", onCrash: "repeat", ...more });

export const gate = (kind: GateNode["gate"], more: Partial<GateNode> = {}): GateNode => ({
  kind: "gate",
  gate: kind,
  ...shown(`gate ${kind}`),
  ...placed,
  items: [],
  approval: null,
  onNo: "hold",
  shows: null,
  opensAfterMs: null,
  ...more,
});

export const approval = (count = 1, more: Partial<Approval> = {}): GateNode =>
  gate("approval", {
    approval: { count, who: null, for: null, not: null, signed: false, expiresMs: 86_400_000, ...more },
  });

export const choice = (of: readonly string[], more: Partial<ChoiceNode> = {}): ChoiceNode => ({
  kind: "choice",
  ...shown("Choose one"),
  ...placed,
  among: "alternatives",
  of,
  default: null,
  options: {},
  others: [],
  ...more,
});

export const wait = (ms: number): WaitNode => ({ kind: "wait", ...shown("Wait"), ...placed, ms });

export const soak = (minMs: number, maxMs = minMs): SoakNode => ({
  kind: "soak",
  ...shown("Watch"),
  ...placed,
  minMs,
  maxMs,
});

export const ladder = (...rungs: readonly (readonly [number, number | null])[]): LadderNode => ({
  kind: "ladder",
  ...shown("Shift traffic"),
  ...placed,
  service: "shop",
  target: null,
  version: null,
  flag: null,
  rungs: rungs.map(([percent, dwellMs]) => ({ percent, dwellMs })),
  promotion: "dwell",
  sticky: false,
  leaseMs: 30_000,
});

export const question = (establishes: string): GateItem => ({
  kind: "question",
  ...shown(establishes),
  establishes,
  command: null,
  waive: null,
});

export const check = (title: string, more: Partial<Extract<GateItem, { kind: "check" }>> = {}): GateItem => ({
  kind: "check",
  ...shown(title),
  ...work(title),
  danger: "read",
  onCrash: "repeat",
  establishes: title,
  look: null,
  waive: null,
  ...more,
});

export type Nodes = Readonly<Record<string, PlanNode>>;

export interface Parts {
  /** In order: each comes after the one before, unless it says `after` itself. */
  readonly main?: Nodes;
  readonly rollback?: Nodes;
  readonly diagnose?: Nodes;
  readonly later?: Nodes;
  /** On no course: undos. */
  readonly beside?: Nodes;
  readonly items?: Readonly<Record<string, GateItem>>;
  readonly levers?: readonly string[];
  readonly lock?: boolean;
}

/** `after: ["-"]` says that a node begins with its course. */
const chained = (nodes: Nodes): Nodes => {
  const ids = Object.keys(nodes);
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node], i) => {
      const before = ids[i - 1];
      const written = node.after.filter((each) => each !== "-");
      const after = node.after.length > 0 ? written : before === undefined ? [] : [before];
      return [id, { ...node, after }];
    }),
  );
};

export function planOf(parts: Parts): Plan {
  const { main = {}, rollback = {}, diagnose = {}, later = {}, beside = {} } = parts;
  const plan: Plan = {
    rutter: "plan/1",
    hash: "",
    runbook: { file: "deploy.md", sha256: "0", procedure: null },
    environment: "staging",
    service: "shop",
    inputs: {},
    facts: {},
    courses: {
      main: Object.keys(main),
      rollback: Object.keys(rollback),
      recover: [],
      diagnose: Object.keys(diagnose),
      later: Object.keys(later),
    },
    nodes: { ...chained(main), ...chained(rollback), ...chained(diagnose), ...chained(later), ...beside },
    items: parts.items ?? {},
    guards: [],
    targets: [],
    ...noMetrics,
    levers: parts.levers ?? [],
    policy: {
      ...noPolicy,
      lock: parts.lock === true ? { service: "shop", environment: "staging" } : null,
    },
    contacts: [],
    templates: [],
    notices: [],
    unread: [],
    diagnostics: [],
  };
  return { ...plan, hash: `sha256:${JSON.stringify(hashedPart(plan)).length}` };
}
