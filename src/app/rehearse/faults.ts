/** Everything that is made to go wrong in a rehearsal: each step and check in each way that it can, each question unanswered. */
import { nodesOf, type Plan, type PlanNode } from "../../plan/index.ts";
import type { AtPlace } from "./places.ts";
import type { FaultKind } from "./rehearsal.ts";
import { faultsOfTraffic } from "./traffic-faults.ts";

export interface Fault {
  /** The node that it is about. */
  readonly node: string;
  /** The line of its check list, where that fails and nothing else. */
  readonly item: string | null;
  readonly kind: FaultKind;
  /** It happens on the way back, which is gone for its sake. */
  readonly onTheWayBack: boolean;
  /** At this rung of a ladder, or in this soak; left out: it is about none. */
  readonly rung?: AtPlace;
}

const OF_A_WRITE: readonly FaultKind[] = ["fails", "hangs", "lies", "slow", "rutter-dies", "machine-dies"];
const OF_A_READ: readonly FaultKind[] = ["fails", "hangs", "slow", "rutter-dies", "machine-dies"];
const OF_A_QUESTION: readonly FaultKind[] = ["no-answer", "answered-no"];

function faultsOfNode(plan: Plan, id: string, node: PlanNode): readonly Omit<Fault, "onTheWayBack">[] {
  const all = (kinds: readonly FaultKind[], item: string | null) =>
    kinds.map((kind) => ({ node: id, item, kind }));
  switch (node.kind) {
    case "step":
      if (node.absorbedBy !== null) return [];
      // What never returns by itself cannot hang, and nobody waits for its end.
      if (node.lasts !== null) return all(["fails", "rutter-dies", "machine-dies"], null);
      return all(node.danger === "read" ? OF_A_READ : OF_A_WRITE, null);
    case "gate": {
      const checks = node.items.filter((item) => plan.items[item]?.kind === "check");
      const asks = checks.length < node.items.length || node.gate === "question" || node.gate === "approval";
      return [...checks.flatMap((item) => all(OF_A_READ, item)), ...(asks ? all(OF_A_QUESTION, null) : [])];
    }
    case "choice":
      return node.default === null ? all(["no-answer"], null) : [];
    case "ladder":
      return all(["no-answer"], null);
    case "soak":
    case "wait":
      return [];
  }
}

/** Of a main course, and of the way back from its end. */
export function faultsOf(plan: Plan, wayBack: readonly string[]): readonly Fault[] {
  const there = nodesOf(plan, "main").flatMap(([id, node]) =>
    [...faultsOfTraffic(plan, id, node), ...faultsOfNode(plan, id, node)].map((fault) => ({
      ...fault,
      onTheWayBack: false,
    })),
  );
  const back = wayBack.flatMap((id) => {
    const node = plan.nodes[id];
    return node === undefined
      ? []
      : faultsOfNode(plan, id, node).map((fault) => ({ ...fault, onTheWayBack: true }));
  });
  return [...there, ...back];
}
