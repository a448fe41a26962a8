/** What holds of every plan, whatever runbook it was made of: nothing in it names what is not there. */
import { expect } from "vitest";
import { courseNames, type Plan, type PlanNode } from "../../src/plan/index.ts";

export function holdsTogether(plan: Plan): void {
  const everywhere = courseNames.flatMap((course) => plan.courses[course]);
  expect(everywhere, "no node stands on two courses").toEqual([...new Set(everywhere)]);
  for (const course of courseNames) {
    const seen = new Set<string>();
    for (const id of plan.courses[course]) {
      const node = plan.nodes[id];
      expect(node, `${course}: ${id}`).toBeDefined();
      if (node === undefined) continue;
      for (const before of beforeOf(node)) expect(seen, `before ${id}, on ${course}`).toContain(before);
      for (const after of laterThan(node)) expect(plan.courses[course], `of ${id}`).toContain(after);
      seen.add(id);
    }
  }
  for (const [id, node] of Object.entries(plan.nodes)) namesWhatIsThere(plan, id, node);
  for (const lever of plan.levers) expect(plan.nodes, "levers").toHaveProperty([lever]);
  for (const { armed } of plan.guards)
    for (const id of armed === null ? [] : [armed.from, armed.to]) expect(plan.nodes).toHaveProperty([id]);
  for (const { during } of plan.targets) for (const id of during) expect(plan.nodes).toHaveProperty([id]);
}

/** What its own course must have come to first. */
const beforeOf = (node: PlanNode): readonly string[] => [
  ...node.after,
  ...(node.when === null ? [] : [node.when.node]),
  ...(node.kind === "gate" && node.shows !== null ? [node.shows] : []),
];

/** What its own course must come to. */
function laterThan(node: PlanNode): readonly string[] {
  if (node.kind === "choice") return node.of;
  return node.kind === "step" && node.lasts !== null && "until" in node.lasts ? [node.lasts.until] : [];
}

function namesWhatIsThere(plan: Plan, id: string, node: PlanNode): void {
  const named = [...beforeOf(node), ...laterThan(node)];
  if (node.kind === "step") for (const by of [node.undo, node.absorbedBy]) if (by !== null) named.push(by);
  if (node.kind === "choice" && node.default !== null) expect(node.of, id).toContain(node.default);
  for (const name of named) expect(plan.nodes, id).toHaveProperty([name]);
  if (node.kind === "gate") for (const line of node.items) expect(plan.items, id).toHaveProperty([line]);
}
