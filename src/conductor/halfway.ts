/** A step failed where the plan says stop, and something was changed already: nobody but a person may say what now. */
import type { Standing } from "./standing.ts";

/** Nothing else begins until somebody does. */
export function stopsHalfway({ plan, state }: Standing): boolean {
  if (state.dryRun || state.returning !== null) return false;
  return [...state.waits.values()].some((wait) => {
    if (wait.kind !== "failure" || wait.node === null || wait.item !== null) return false;
    const node = plan.nodes[wait.node];
    return node?.kind === "step" && node.onFailure === "stop";
  });
}
