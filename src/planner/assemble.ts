/** The flows of all courses to nodes in order, with what holds between courses: undos, levers, what a failure leads to. */
import { type CourseName, courseNames, type GateItem, type PlanNode } from "../plan/index.ts";
import type { Item } from "../runbook/index.ts";
import { draftsOf, type Flow } from "./draft.ts";
import { undoesOf } from "./join-undoes.ts";
import { link } from "./link.ts";

export type Flows = Readonly<Record<CourseName, Flow>>;

export interface Assembled {
  readonly courses: Readonly<Record<CourseName, readonly string[]>>;
  readonly nodes: Readonly<Record<string, PlanNode>>;
  readonly items: Readonly<Record<string, GateItem>>;
  readonly levers: readonly string[];
  /** Item id to the ids of the nodes made of it. */
  readonly madeOf: ReadonlyMap<string, readonly string[]>;
}

export function assemble(flows: Flows, items: readonly Item[]): Assembled {
  const linked = Object.fromEntries(courseNames.map((course) => [course, link(flows[course])]));
  const all = courseNames.flatMap((course) => linked[course] ?? []);
  const nodes: Record<string, PlanNode> = Object.assign({}, ...all.map((each) => each.nodes));
  const madeOf = madeOfIn(flows);
  for (const [step, undo] of undoesOf({ items, nodes, madeOf })) {
    const node = nodes[step];
    if (node?.kind !== "step") continue;
    const [replaced, by] = [node.undo, nodes[undo]];
    nodes[step] = { ...node, undo, undoSure: by?.sure ?? "exact" };
    if (replaced !== null) delete nodes[replaced];
  }
  return {
    courses: {
      main: linked.main?.order ?? [],
      rollback: linked.rollback?.order ?? [],
      recover: linked.recover?.order ?? [],
      diagnose: linked.diagnose?.order ?? [],
      later: linked.later?.order ?? [],
    },
    nodes,
    items: Object.assign({}, ...all.map((each) => each.items)),
    levers: leversIn(flows, items, madeOf),
    madeOf,
  };
}

function madeOfIn(flows: Flows): ReadonlyMap<string, readonly string[]> {
  const madeOf = new Map<string, string[]>();
  for (const course of courseNames) {
    for (const { id, from } of draftsOf(flows[course])) {
      for (const item of from) {
        const known = madeOf.get(item);
        if (known === undefined) madeOf.set(item, [id]);
        else known.push(id);
      }
    }
  }
  return madeOf;
}

/** A flag's way off is the cheapest; then what the runbook marks as a lever, in its order. */
function leversIn(flows: Flows, items: readonly Item[], madeOf: Assembled["madeOf"]): readonly string[] {
  const flags = [...draftsOf(flows.main)].flatMap(({ undo }) =>
    undo !== null && undo.node.kind === "step" && undo.node.effect.hand === "flag" ? [undo.id] : [],
  );
  const steps = new Set(
    courseNames.flatMap((course) =>
      [...draftsOf(flows[course])].flatMap(({ id, node }) => (node.kind === "step" ? [id] : [])),
    ),
  );
  const marked = items
    .filter((item) => item.notes?.lever === true)
    .flatMap((item) => (madeOf.get(item.id) ?? []).filter((id) => steps.has(id)));
  return [...new Set([...flags, ...marked])];
}
