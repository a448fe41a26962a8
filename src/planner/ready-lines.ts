/** What a plan and its facts tell of the way back, and whether a release is to be held up by it. */
import { type CourseName, nodeOf, nodesOf, type PlanNode, type StepNode, writes } from "../plan/index.ts";
import { type ChangeFacts, type Proved, type ReadyItem, readyItems } from "../policy/index.ts";
import type { Assembled } from "./assemble.ts";

export interface ReadyGiven {
  readonly plan: Assembled;
  readonly change: ChangeFacts | null;
  readonly proved: Proved | null | undefined;
  /** The environment that must have had it before. */
  readonly after: string | null;
}

const isStep = (node: PlanNode): node is StepNode => node.kind === "step";

export function readyLines({ plan, change, proved, after }: ReadyGiven): readonly ReadyItem[] {
  const steps = nodesOf(plan, "main").flatMap(([, node]) => (isStep(node) && writes(node) ? [node] : []));
  return readyItems({
    hasRollback: hasOwnRollback(plan),
    writes: steps.map(({ title }) => title),
    withoutUndo: steps.filter(({ undo }) => undo === null).map(({ title }) => title),
    missing: missingBack(plan, steps),
    migrations: change?.migrations ?? [],
    oneWay: change?.oneWay ?? null,
    after,
    proved,
  });
}

/** As the conductor sees it: it does something, and nothing in it could mean two things. */
function hasOwnRollback(plan: Assembled): boolean {
  const steps = nodesOf(plan, "rollback").flatMap(([, node]) =>
    isStep(node) && node.absorbedBy === null ? [node] : [],
  );
  return steps.some(({ danger }) => danger !== "read") && steps.every(({ sure }) => sure !== "unsure");
}

/** Of the rollback where there is one, else of the undos. */
function missingBack(plan: Assembled, steps: readonly StepNode[]): readonly string[] {
  const course: CourseName = "rollback";
  const nodes = hasOwnRollback(plan)
    ? nodesOf(plan, course).map(([, node]) => node)
    : steps.flatMap(({ undo }) => (undo === null ? [] : [nodeOf(plan, undo)]));
  const missing = nodes.flatMap((node) => (node === undefined ? [] : missingIn(plan, node)));
  return [...new Set(missing)];
}

function missingIn({ items }: Assembled, node: PlanNode): readonly string[] {
  if (node.kind === "step") return node.absorbedBy === null ? node.missing : [];
  if (node.kind !== "gate") return [];
  return node.items.flatMap((id) => {
    const item = items[id];
    return item?.kind === "check" ? item.missing : [];
  });
}

/**
 * Facts that the team itself asked after hold up any release; that nothing leads back, or only with a value that is to be
 * given, holds up those into an environment that takes no chances.
 */
export function holdsUp(lines: readonly ReadyItem[], isStrict: boolean): boolean {
  const open = lines.filter(({ holds }) => holds !== true);
  return open.some(({ id }) => isStrict || (id !== "way-back" && id !== "rollback-inputs"));
}
