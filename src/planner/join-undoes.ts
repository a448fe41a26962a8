/** Joins the commands of the rollback section that name what they take back to the steps that they name. */
import type { PlanNode } from "../plan/index.ts";
import type { Item } from "../runbook/index.ts";

export interface UndoesGiven {
  readonly items: readonly Item[];
  readonly nodes: Readonly<Record<string, PlanNode>>;
  readonly madeOf: ReadonlyMap<string, readonly string[]>;
}

/** Step id to the id of the node that reverses it. What the runbook names goes before what the table infers. */
export function undoesOf({ items, nodes, madeOf }: UndoesGiven): ReadonlyMap<string, string> {
  const undoes = new Map<string, string>();
  const named = itemsByName(items);
  for (const item of items) {
    if (item.kind !== "command" || item.undoes === null) continue;
    const [by] = (madeOf.get(item.id) ?? []).filter((id) => nodes[id]?.kind === "step");
    if (by === undefined) continue;
    const step = stepFor(named.get(item.undoes) ?? [], { items, nodes, madeOf });
    if (step !== null && step !== by) undoes.set(step, by);
  }
  return undoes;
}

/** An item by its own id, and the items of a section by the section's. */
function itemsByName(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const named = new Map<string, Item[]>();
  for (const item of items) {
    for (const name of [item.id, item.section]) {
      const known = name === null ? undefined : named.get(name);
      if (known !== undefined) known.push(item);
      else if (name !== null) named.set(name, [item]);
    }
  }
  return named;
}

/** The step itself; of a section the last one in it that changes something, for that is undone first. */
function stepFor(meant: readonly Item[], { nodes, madeOf }: UndoesGiven): string | null {
  const steps = meant.flatMap((item) => madeOf.get(item.id) ?? []).filter((id) => nodes[id]?.kind === "step");
  return steps.findLast((id) => danger(nodes[id]) !== "read") ?? steps.at(-1) ?? null;
}

const danger = (node: PlanNode | undefined): string => (node?.kind === "step" ? node.danger : "read");
