/**
 * What the hash of a plan covers: what is done. Titles, lines, sureness and remarks are taken out, and ids are
 * replaced by their place in the plan, so that a reworded heading does not void an approval.
 */
import type { GateItem, PlanNode, Shown } from "./node.ts";
import { courseNames, type Plan } from "./plan.ts";

type Bare = Readonly<Record<string, unknown>>;

export function hashedPart(plan: Plan): Bare {
  const name = namesOf(plan);
  return {
    rutter: plan.rutter,
    procedure: plan.runbook.procedure !== null,
    environment: plan.environment,
    service: plan.service,
    inputs: plan.inputs,
    facts: deciding(plan.facts),
    courses: Object.fromEntries(courseNames.map((course) => [course, plan.courses[course].map(name)])),
    nodes: renamed(plan.nodes, name, (node) => bareNode(node, name)),
    items: renamed(plan.items, name, bareItem),
    guards: plan.guards.map(({ id: _id, armed, ...guard }) => ({
      ...withoutShown(guard),
      armed: armed === null ? null : { from: name(armed.from), to: name(armed.to), forMs: armed.forMs },
    })),
    targets: plan.targets.map((target) => ({ when: target.when, during: target.during.map(name) })),
    metrics: plan.metrics,
    figures: plan.figures,
    tickMs: plan.tickMs,
    levers: plan.levers.map(name),
    policy: barePolicy(plan.policy),
    contacts: plan.contacts,
    templates: plan.templates.map((template) => template.text),
    notices: plan.notices,
    channels: plan.channels,
  };
}

/** What is to be ready is said with the titles of steps; whether it holds follows from how sure the undos are. */
export const barePolicy = (policy: Plan["policy"]): Bare => ({
  ...policy,
  ready: policy.ready.map(({ id }) => id),
});

/** Which commit something was read at says where it is from, and decides nothing: the same change has the same hash anywhere. */
function deciding({ commit: _commit, change, ...rest }: Plan["facts"]): Bare {
  if (typeof change !== "object" || change === null) return rest;
  const { commit: _of, since: _since, ...what } = change as Bare;
  return { ...rest, change: what };
}

/** Every id of a node or an item, by the order in which the plan comes to it. */
function namesOf(plan: Plan): (id: string) => string {
  const names = new Map<string, string>();
  const add = (id: string): void => {
    if (names.has(id)) return;
    names.set(id, `n${names.size + 1}`);
    const node = Object.hasOwn(plan.nodes, id) ? plan.nodes[id] : undefined;
    if (node?.kind === "gate") node.items.forEach(add);
    if (node?.kind === "step" && node.undo !== null) add(node.undo);
  };
  for (const course of courseNames) plan.courses[course].forEach(add);
  plan.levers.forEach(add);
  Object.keys(plan.nodes).sort().forEach(add);
  return (id) => names.get(id) ?? id;
}

const renamed = <T>(
  record: Readonly<Record<string, T>>,
  name: (id: string) => string,
  bare: (entry: T) => Bare,
): Bare => Object.fromEntries(Object.entries(record).map(([id, entry]) => [name(id), bare(entry)]));

function withoutShown<T extends Shown>(entry: T): Omit<T, keyof Shown> {
  const { title: _title, lines: _lines, sure: _sure, ...rest } = entry;
  return rest;
}

function bareItem(item: GateItem): Bare {
  if (item.kind === "question") return withoutShown(item);
  const { remarks: _remarks, ...rest } = item;
  return withoutShown(rest);
}

function bareNode(node: PlanNode, name: (id: string) => string): Bare {
  const placed = {
    after: node.after.map(name).sort(),
    when: node.when === null ? null : { node: name(node.when.node), is: name(node.when.is) },
  };
  switch (node.kind) {
    case "step": {
      const { undoSure: _undoSure, remarks: _remarks, ...rest } = node;
      const { undo, absorbedBy, lasts } = rest;
      return {
        ...withoutShown(rest),
        ...placed,
        undo: undo === null ? null : name(undo),
        absorbedBy: absorbedBy === null ? null : name(absorbedBy),
        lasts: lasts !== null && "until" in lasts ? { until: name(lasts.until) } : lasts,
      };
    }
    case "gate":
      return {
        ...withoutShown(node),
        ...placed,
        items: node.items.map(name),
        shows: node.shows === null ? null : name(node.shows),
      };
    case "choice": {
      const { options: _options, others: _others, ...rest } = node;
      const taken = rest.default === null ? null : name(rest.default);
      return { ...withoutShown(rest), ...placed, of: rest.of.map(name), default: taken };
    }
    default:
      return { ...withoutShown(node), ...placed };
  }
}
