/** Which steps may run while another one does: what stands on no path with them, and is not another way of the same choice. */
import { type CourseName, courseNames, nodeOf, type Plan } from "../plan/index.ts";

const known = new WeakMap<Plan, ReadonlySet<string>>();

/** Such a step runs in a copy of the session, whenever the other one happens to run. */
export function inLanes(plan: Plan, id: string): boolean {
  let lanes = known.get(plan);
  if (lanes === undefined) {
    lanes = new Set(courseNames.flatMap((course) => lanesOf(plan, course)));
    known.set(plan, lanes);
  }
  return lanes.has(id);
}

function lanesOf(plan: Plan, course: CourseName): readonly string[] {
  const ids = plan.courses[course];
  if (!forks(plan, ids)) return [];
  const before = new Map<string, ReadonlySet<string>>();
  for (const id of ids) {
    const all = new Set<string>();
    for (const one of nodeOf(plan, id)?.after ?? []) {
      all.add(one);
      for (const other of before.get(one) ?? []) all.add(other);
    }
    before.set(id, all);
  }
  const steps = ids.filter((id) => nodeOf(plan, id)?.kind === "step");
  const isBeside = (a: string, b: string): boolean =>
    a !== b && !before.get(a)?.has(b) && !before.get(b)?.has(a) && !excludes(plan, a, b);
  return steps.filter((id) => steps.some((other) => isBeside(id, other)));
}

/** Does anything but a choice have two followers, or does the course begin in two places. */
function forks(plan: Plan, ids: readonly string[]): boolean {
  const followers = new Map<string, number>();
  for (const id of ids) {
    const after = nodeOf(plan, id)?.after ?? [];
    for (const one of after.length === 0 ? [""] : after) followers.set(one, (followers.get(one) ?? 0) + 1);
  }
  return [...followers].some(([id, count]) => count > 1 && nodeOf(plan, id)?.kind !== "choice");
}

function excludes(plan: Plan, a: string, b: string): boolean {
  const answers = answersFor(plan, a);
  return [...answersFor(plan, b)].some(([node, is]) => answers.has(node) && answers.get(node) !== is);
}

/** What must have been answered for a node to be carried out, through all choices that it stands in. */
function answersFor(plan: Plan, id: string): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (let when = nodeOf(plan, id)?.when ?? null; when !== null && !answers.has(when.node); ) {
    answers.set(when.node, when.is);
    when = nodeOf(plan, when.node)?.when ?? null;
  }
  return answers;
}
