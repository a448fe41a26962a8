/**
 * What `--yes` answers: plain questions. Never an approval, never whether something in doubt was done, never a question that
 * stands before something that destroys, never which way to go ("If the disk is full?"), and never one that somebody has
 * answered no: those are what people are for.
 */
import type { DriveAsked } from "../app/index.ts";
import type { ReleaseState } from "../conductor/index.ts";
import { nodeOf, type Plan, type PlanNode } from "../plan/index.ts";

type AnswerFor = NonNullable<DriveAsked["answerFor"]>;

/** `state`: the release as it stands when the question is asked. */
export function yesFor(plan: Plan, state: () => Pick<ReleaseState, "waits" | "answered">): AnswerFor {
  const guarding = guardsOfDestroying(plan);
  return (wait) => {
    const plain = wait.kind === "question" && wait.answers.includes("yes");
    if (saidNo(state(), wait.id)) return null;
    if (!plain || (wait.node !== null && (guarding.has(wait.node) || isBranch(plan, wait.node)))) return null;
    return { kind: "answer", about: wait.id, value: "yes", note: "--yes", from: "cli" };
  };
}

/** Its no only leaves something out, so its yes says that something is so. */
function isBranch(plan: Plan, id: string): boolean {
  const node = nodeOf(plan, id);
  return node?.kind === "gate" && node.onNo === "skip";
}

/** The same line may be asked again and again: one no outlasts them all. */
function saidNo({ waits, answered }: Pick<ReleaseState, "waits" | "answered">, id: string): boolean {
  const asked = waits.get(id);
  if (asked === undefined) return false;
  return [...answered.values()].some(
    ({ as, node, item }) => as === "no" && node === asked.node && item === asked.item,
  );
}

/** What destroys, and what is asked for its sake: right before it, or as that which it hangs on. */
function guardsOfDestroying(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [id, node] of Object.entries(plan.nodes)) {
    if (!destroys(plan, node)) continue;
    found.add(id);
    for (const before of node.after) if (nodeOf(plan, before)?.kind === "gate") found.add(before);
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
