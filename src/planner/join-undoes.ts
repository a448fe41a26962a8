/** Joins the commands of the rollback section that name what they take back to the steps that they name. */
import type { PlanNode } from "../plan/index.ts";
import type { CommandItem, Item } from "../runbook/index.ts";

export interface UndoesGiven {
  readonly items: readonly Item[];
  readonly nodes: Readonly<Record<string, PlanNode>>;
  readonly madeOf: ReadonlyMap<string, readonly string[]>;
}

/** Step id to the id of the node that reverses it. What the runbook names goes before what the table infers. */
export function undoesOf({ items, nodes, madeOf }: UndoesGiven): ReadonlyMap<string, string> {
  const undoes = new Map<string, string>();
  for (const item of items) {
    if (item.kind !== "command" || item.undoes === null) continue;
    const [by] = (madeOf.get(item.id) ?? []).filter((id) => nodes[id]?.kind === "step");
    if (by === undefined) continue;
    const step = stepFor(item, { items, nodes, madeOf });
    if (step !== null && step !== by) undoes.set(step, by);
  }
  return undoes;
}

/** The step itself; of a section the last one in it that changes something, for that is undone first. */
function stepFor(item: CommandItem, { items, nodes, madeOf }: UndoesGiven): string | null {
  const meant = items.filter((other) => other.id === item.undoes || other.section === item.undoes);
  const steps = meant
    .flatMap((other) => madeOf.get(other.id) ?? [])
    .filter((id) => nodes[id]?.kind === "step");
  return steps.findLast((id) => danger(nodes[id]) !== "read") ?? steps.at(-1) ?? null;
}

const danger = (node: PlanNode | undefined): string => (node?.kind === "step" ? node.danger : "read");
