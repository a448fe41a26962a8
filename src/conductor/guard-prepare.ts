/**
 * A rollback prepared: what its own course only looks at is looked at now, so that it is known whether it can begin. Nothing is
 * changed by it, and nothing hangs on it.
 */
import { nodesOf } from "../plan/index.ts";
import { askFor } from "./asking.ts";
import { lastEffect } from "./standing.ts";
import type { Turn } from "./turn.ts";

const PREPARE = "~prepare-";

export function prepareReturn(turn: Turn): void {
  for (const [id, node] of nodesOf(turn.plan, "rollback")) {
    if (node.kind !== "step" || node.danger !== "read" || node.absorbedBy !== null || node.lasts !== null)
      continue;
    if (node.sure === "unsure" || node.missing.length > 0) continue;
    const about = `${PREPARE}${id}`;
    if (lastEffect(turn.state, about)?.state === "asked") continue;
    askFor(turn, { node: about, item: null, work: node, aside: true });
  }
}

/** The steps of the way back that were looked at, by the pseudo node that their effect has. */
export const isPrepared = (node: string): boolean => node.startsWith(PREPARE);
