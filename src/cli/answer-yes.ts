/**
 * What `--yes` answers: plain questions. Never an approval, never whether something in doubt was done, and never a question
 * that stands before something that destroys: those are what people are for.
 */
import type { DriveAsked } from "../app/index.ts";
import { nodeOf, type Plan, type PlanNode } from "../plan/index.ts";

type AnswerFor = NonNullable<DriveAsked["answerFor"]>;

export function yesFor(plan: Plan): AnswerFor {
  const guarding = guardsOfDestroying(plan);
  return (wait) => {
    const plain = wait.kind === "question" && wait.answers.includes("yes");
    if (!plain || (wait.node !== null && guarding.has(wait.node))) return null;
    return { kind: "answer", about: wait.id, value: "yes", note: "--yes", from: "cli" };
  };
}

/** What destroys, and what is asked for its sake: the node whose answer it hangs on. */
function guardsOfDestroying(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, node] of Object.entries(plan.nodes)) {
    if (!destroys(plan, node)) continue;
    found.add(id);
    for (let asked = node.when?.node ?? null; asked !== null && !found.has(asked); ) {
      found.add(asked);
      asked = nodeOf(plan, asked)?.when?.node ?? null;
    }
  }
  return found;
}

function destroys(plan: Plan, node: PlanNode): boolean {
  if (node.kind === "step") return node.danger === "destroy";
  if (node.kind !== "gate") return false;
  return node.items.some((id) => {
    const item = plan.items[id];
    return item?.kind === "check" && item.danger === "destroy";
  });
}
