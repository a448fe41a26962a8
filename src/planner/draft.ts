/** What the compiler makes before it is put in order: nodes without `after`, forks of options, lanes side by side. */
import type { Diagnostic, Lines } from "../base/index.ts";
import type { ChoiceNode, GateItem, GateNode, PlanNode, Shown, StepNode, Sureness } from "../plan/index.ts";

type WithoutAfter<T> = T extends PlanNode ? Omit<T, "after"> : never;
export type NodeDraft = WithoutAfter<PlanNode>;

/** Something found while a node was made that may keep the plan from being made, by where the node stands. */
export type Finding =
  | { readonly kind: "lacking"; readonly name: string; readonly spelling: string; readonly lines: Lines }
  | { readonly kind: "unfit"; readonly name: string; readonly lines: Lines; readonly why: string }
  | { readonly kind: "elided"; readonly lines: Lines; readonly text: string }
  | { readonly kind: "unsure"; readonly lines: Lines; readonly text: string; readonly why: string }
  /** Nothing leads for certain to where it runs. */
  | { readonly kind: "astray"; readonly lines: Lines; readonly text: string; readonly why: string }
  | { readonly kind: "invalid"; readonly lines: Lines; readonly diagnostic: Diagnostic };

export interface Draft {
  readonly id: string;
  readonly node: NodeDraft;
  /** A circumstance that a person is asked about before: without it the node is skipped. */
  readonly ask: string | null;
  /** How it would stand in a check list; null: it cannot. */
  readonly line: GateItem | null;
  /** A question put after it about its output, where it does not stand in a check list; null: none. */
  readonly look: Draft | null;
  /** The gate items that belong to it, by id. */
  readonly items: Readonly<Record<string, GateItem>>;
  /** The node that reverses it, where one is made for it. */
  readonly undo: { readonly id: string; readonly node: NodeDraft } | null;
  readonly findings: readonly Finding[];
  /** The items that it was made of. */
  readonly from: readonly string[];
  /** Lives until the last node of its section has begun. */
  readonly untilSectionEnds: boolean;
}

export interface Option {
  readonly title: string;
  readonly flow: Flow;
}

export interface Fork {
  readonly id: string;
  readonly choice: Omit<ChoiceNode, "after" | "of" | "default" | "options">;
  readonly options: readonly Option[];
  /** Index of the option that is taken without asking, or null. */
  readonly taken: number | null;
}

export interface Fan {
  readonly lanes: readonly Flow[];
}

export type Part = Draft | Fork | Fan;
export type Flow = readonly Part[];

export const isFan = (part: Part): part is Fan => "lanes" in part;
export const isDraft = (part: Part): part is Draft => "node" in part;

/** Every draft of a flow, in the order of the plan. */
export function* draftsOf(flow: Flow): Generator<Draft> {
  for (const part of flow) {
    if (isDraft(part)) yield part;
    else if (isFan(part)) for (const lane of part.lanes) yield* draftsOf(lane);
    else for (const option of part.options) yield* draftsOf(option.flow);
  }
}

export const mapDrafts = (flow: Flow, change: (one: Draft) => Draft): Flow =>
  flow.map((part): Part => {
    if (isDraft(part)) return change(part);
    if (isFan(part)) return { lanes: part.lanes.map((lane) => mapDrafts(lane, change)) };
    const options = part.options.map((option) => ({ ...option, flow: mapDrafts(option.flow, change) }));
    return { ...part, options };
  });

export const draft = (
  id: string,
  node: NodeDraft,
  more: Partial<Omit<Draft, "id" | "node">> = {},
): Draft => ({
  ask: null,
  line: null,
  look: null,
  items: {},
  undo: null,
  findings: [],
  from: [],
  untilSectionEnds: false,
  ...more,
  id,
  node,
});

export const gate = (
  shown: Shown,
  more: Partial<Omit<GateNode, "after" | "kind">>,
): Omit<GateNode, "after"> => ({
  kind: "gate",
  gate: "question",
  when: null,
  items: [],
  approval: null,
  onNo: "hold",
  shows: null,
  opensAfterMs: null,
  ...more,
  title: shown.title,
  lines: shown.lines,
  sure: shown.sure,
});

export const question = (
  shown: Shown,
  establishes: string,
  more: { readonly command?: string; readonly waive?: string | null } = {},
): GateItem => ({
  kind: "question",
  title: shown.title,
  lines: shown.lines,
  sure: shown.sure,
  establishes,
  command: more.command ?? null,
  waive: more.waive ?? null,
});

export type StepDraft = Omit<StepNode, "after">;

const ORDER: readonly Sureness[] = ["exact", "inferred", "unsure"];

export const leastSure = (all: readonly Sureness[]): Sureness =>
  ORDER.findLast((sure) => all.includes(sure)) ?? "exact";
