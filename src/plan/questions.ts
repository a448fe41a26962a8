/** Questions that a plan answers by itself. None of them judges or changes anything. */
import type { PlanNode, Sureness } from "./node.ts";
import type { CourseName, Plan } from "./plan.ts";

/** A node with its id. */
export type Named = readonly [id: string, node: PlanNode];

/** The part of a plan that tells what is done, and in which order. */
export type Courses = Pick<Plan, "courses" | "nodes">;

/** The nodes of a course, in order. */
export const nodesOf = (plan: Courses, course: CourseName): readonly Named[] =>
  plan.courses[course].flatMap((id): readonly Named[] => {
    const node = nodeOf(plan, id);
    return node === undefined ? [] : [[id, node]];
  });

export const nodeOf = (plan: Courses, id: string): PlanNode | undefined =>
  Object.hasOwn(plan.nodes, id) ? plan.nodes[id] : undefined;

export const predecessors = (plan: Courses, id: string): readonly string[] => nodeOf(plan, id)?.after ?? [];

export const successors = (plan: Courses, id: string): readonly string[] =>
  Object.entries(plan.nodes).flatMap(([other, node]) => (node.after.includes(id) ? [other] : []));

/** Does it change the world; a ladder does, for it moves people to another version. */
export const writes = (node: PlanNode): boolean =>
  node.kind === "ladder" || (node.kind === "step" && node.danger !== "read" && node.absorbedBy === null);

/** The first node of the main course that changes something, or null. */
export const firstWritingStep = (plan: Courses): string | null =>
  nodesOf(plan, "main").find(([, node]) => writes(node))?.[0] ?? null;

/** Where the guards of the main course stop: its last soak, else its last node; null on an empty course. */
export const lastWatched = (plan: Courses): string | null => {
  const main = nodesOf(plan, "main");
  return (main.findLast(([, node]) => node.kind === "soak") ?? main.at(-1))?.[0] ?? null;
};

/** Node by id, gate item or guard: everything of the plan that could have been read in two ways. */
export function unsureOf(plan: Plan): readonly string[] {
  const isUnsure = (entry: { readonly sure: Sureness }): boolean => entry.sure === "unsure";
  return [
    ...Object.entries(plan.nodes).flatMap(([id, node]) => (isUnsure(node) ? [id] : [])),
    ...Object.entries(plan.items).flatMap(([id, item]) => (isUnsure(item) ? [id] : [])),
    ...plan.guards.flatMap((guard) => (isUnsure(guard) ? [guard.id] : [])),
    ...plan.targets.flatMap((target) => (isUnsure(target) ? [target.id] : [])),
  ];
}
