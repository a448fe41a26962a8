/** Puts a flow in order: every node comes after what stands before it, options hang on their choice, lanes side by side. */
import type { ChoiceNode, GateItem, PlanNode } from "../plan/index.ts";
import { type Flow, type Fork, isDraft, isFan, type NodeDraft } from "./draft.ts";

export interface Linked {
  readonly order: readonly string[];
  readonly nodes: Readonly<Record<string, PlanNode>>;
  readonly items: Readonly<Record<string, GateItem>>;
}

/** Grows while a flow is walked; nobody outside sees it before it is whole. */
interface Growing {
  readonly order: string[];
  readonly nodes: Record<string, PlanNode>;
  readonly items: Record<string, GateItem>;
}

export function link(flow: Flow): Linked {
  const growing: Growing = { order: [], nodes: {}, items: {} };
  walk(growing, flow, { after: [], when: null });
  return growing;
}

interface Place {
  readonly after: readonly string[];
  readonly when: PlanNode["when"];
}

const place = (node: NodeDraft, { after, when }: Place): PlanNode => ({
  ...node,
  when: node.when ?? when,
  after,
});

/** Gives back the ids that come last: what follows comes after all of them. */
function walk(growing: Growing, flow: Flow, start: Place): readonly string[] {
  let after = start.after;
  for (const part of flow) {
    if (isDraft(part)) {
      growing.order.push(part.id);
      growing.nodes[part.id] = place(part.node, { after, when: start.when });
      Object.assign(growing.items, part.items);
      if (part.undo !== null) growing.nodes[part.undo.id] = place(part.undo.node, { after: [], when: null });
      after = [part.id];
    } else if (isFan(part)) {
      const from = after;
      after = part.lanes.flatMap((lane) => walk(growing, lane, { after: from, when: start.when }));
    } else {
      after = walkFork(growing, part, { after, when: start.when });
    }
  }
  return after;
}

function walkFork(growing: Growing, fork: Fork, start: Place): readonly string[] {
  const heads = fork.options.map((option) => headOf(option.flow));
  const choice: ChoiceNode = {
    ...fork.choice,
    when: fork.choice.when ?? start.when,
    of: heads,
    default: fork.taken === null ? null : (heads[fork.taken] ?? null),
    options: Object.fromEntries(fork.options.map((option, i) => [heads[i] ?? "", option.title])),
    after: start.after,
  };
  growing.order.push(fork.id);
  growing.nodes[fork.id] = choice;
  const ends = fork.options.flatMap((option, i) =>
    walk(growing, option.flow, { after: [fork.id], when: { node: fork.id, is: heads[i] ?? "" } }),
  );
  return ends.length === 0 ? [fork.id] : [...new Set(ends)];
}

/** The id of the first node that a flow comes to. */
function headOf(flow: Flow): string {
  const [first] = flow;
  if (first === undefined) return "";
  if (isDraft(first)) return first.id;
  return isFan(first) ? headOf(first.lanes[0] ?? []) : first.id;
}
