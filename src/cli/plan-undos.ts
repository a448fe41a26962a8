/**
 * Where a runbook has no rollback course, its steps are taken back one by one, newest first, as far as each has an undo.
 * A plan shows them, and how many writing steps have none.
 */
import { nodesOf } from "../plan/index.ts";
import { paint } from "./look.ts";
import { type PlanRow, planLines } from "./plan-columns.ts";
import { nodeRows } from "./plan-node.ts";
import type { NodeGiven } from "./plan-words.ts";
import { wrap } from "./width.ts";

const TITLE = "back, when a guard trips or a step fails: the undos of the steps done, newest first";

export function undoLines(given: NodeGiven): readonly string[] {
  const { plan, look } = given;
  // A heading planned on its own is often the way back itself; it is not taken back step by step.
  if (nodesOf(plan, "rollback").length > 0 || plan.runbook.procedure !== null) return [];
  const steps = nodesOf(plan, "main").flatMap(([id, node]) => (node.kind === "step" ? [{ id, node }] : []));
  const rows: PlanRow[] = [];
  for (const { id, node: step } of steps.toReversed()) {
    const { undo } = step;
    const node = undo === null ? undefined : plan.nodes[undo];
    if (undo === null || node === undefined || !("title" in node)) continue;
    const title = `Take back ${given.numbers.get(id) ?? node.title}`;
    rows.push(...nodeRows(undo, { ...node, title }, given));
  }
  const without = steps.filter(({ node }) => node.danger !== "read" && node.undo === null).length;
  if (rows.length === 0 && without === 0) return [];
  if (without > 0)
    rows.push({
      text: `${without} writing ${without === 1 ? "step has" : "steps have"} no undo`,
      tone: "yellow",
    });
  return [
    "",
    ...wrap(TITLE, look.columns).map((line) => paint(look, "bold", line)),
    ...rows.flatMap((row) => planLines(row, look)),
  ];
}
