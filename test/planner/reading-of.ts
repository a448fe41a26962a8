/** Small readings made by hand: sections open with `section`, items follow in the order of the document. */
import type { TextOrSecret } from "../../src/effect/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import { type Facts, type Plan, planSchema } from "../../src/plan/index.ts";
import { emptyConfiguration, type PlannerConfiguration, plan } from "../../src/planner/index.ts";
import type {
  CheckItem,
  CommandItem,
  FrontMatter,
  InputItem,
  Item,
  Reading,
  SectionItem,
} from "../../src/runbook/index.ts";

type Loose = { readonly kind: Item["kind"] } & Readonly<Record<string, unknown>>;

export const section = (title: string, more: Partial<SectionItem> = {}): Loose => ({
  kind: "section",
  title,
  level: 2,
  role: "steps",
  siblings: "sequence",
  course: "main",
  alternative: false,
  preferred: false,
  when: null,
  text: title,
  ...more,
});

const commandFields = {
  language: "bash",
  danger: "write",
  repeat: false,
  endless: false,
  interactive: false,
  host: null,
  opens: null,
  choice: null,
  preferred: false,
  inside: null,
  inputs: [],
  when: null,
  undoes: null,
  elided: false,
  script: null,
} as const;

export const command = (run: string, more: Partial<CommandItem> = {}): Loose => ({
  kind: "command",
  run,
  text: run,
  ...commandFields,
  ...more,
});

export const check = (establishes: string, run: string, more: Partial<CheckItem> = {}): Loose => ({
  kind: "check",
  run,
  establishes,
  text: establishes,
  expects: null,
  ...commandFields,
  danger: "read",
  repeat: true,
  ...more,
});

export const question = (establishes: string, more: object = {}): Loose => ({
  kind: "question",
  establishes,
  text: establishes,
  when: null,
  ...more,
});

export const input = (name: string, more: Partial<InputItem> = {}): Loose => ({
  kind: "input",
  id: `input:${name}`,
  name,
  spellings: [`<${name}>`],
  options: [],
  default: null,
  text: name,
  ...more,
});

export const item = (kind: Item["kind"], more: Readonly<Record<string, unknown>>): Loose => ({
  kind,
  text: kind,
  ...more,
});

/** Ids, lines and sections are given by place: each item has a line of its own. */
export function readingOf(parts: readonly Loose[], more: Partial<Reading> = {}): Reading {
  let line = 0;
  let within: string | null = null;
  const counts = new Map<string, number>();
  const items = parts.map((part) => {
    line += 1;
    const base = { sure: "exact", lines: [line, line] };
    if (part.kind === "section") {
      within = String(part.title)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-");
      return { ...base, id: within, section: null, ...part };
    }
    const count = (counts.get(within ?? "") ?? 0) + 1;
    counts.set(within ?? "", count);
    return { ...base, id: `${within ?? ""}#${count}`, section: within, ...part };
  });
  return {
    rutter: "reading/1",
    file: "deploy.md",
    title: null,
    items: items as unknown as readonly Item[],
    unread: [],
    coverage: { operational: items.length, understood: items.length, unread: 0 },
    front: null,
    diagnostics: [],
    ...more,
  };
}

export const front = (more: Partial<FrontMatter>): FrontMatter => ({
  service: null,
  environment: null,
  zone: null,
  values: {},
  contexts: {},
  metrics: {},
  defaults: {},
  ...more,
});

export interface Given {
  readonly inputs?: Readonly<Record<string, TextOrSecret>>;
  readonly configuration?: Partial<PlannerConfiguration>;
  readonly procedure?: string;
  readonly environment?: string;
  readonly facts?: Facts;
}

export const planned = (reading: Reading, given: Given = {}) =>
  plan({
    reading,
    inputs: given.inputs ?? {},
    configuration: { ...emptyConfiguration, ...given.configuration },
    facts: given.facts ?? {},
    catalog: builtInHands,
    procedure: given.procedure ?? null,
    environment: given.environment ?? null,
    source: { sha256: "0".repeat(64) },
  });

/** The plan, which must be one, and must be what its schema says to the last key. */
export function planOf(reading: Reading, given: Given = {}): Plan {
  const result = planned(reading, given);
  if (!("plan" in result)) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  const parsed = planSchema.parse(result.plan);
  if (JSON.stringify(sorted(parsed)) !== JSON.stringify(sorted(result.plan)))
    throw new Error("the schema drops keys");
  return result.plan;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value;

export function refusalOf(reading: Reading, given: Given = {}) {
  const result = planned(reading, given);
  if ("plan" in result) throw new Error("a plan was made");
  return result.diagnostics;
}

/** Kind and title of the nodes of a course, in order. */
export const told = (plan: Plan, course: keyof Plan["courses"] = "main"): readonly string[] =>
  plan.courses[course].map((id) => {
    const node = plan.nodes[id];
    const kind = node?.kind === "gate" ? node.gate : node?.kind;
    return `${kind}: ${node?.title}`;
  });
