/** What is looked at once more before a release changes anything at all: its approvals, its window. Later it is under way. */
import { writes } from "../plan/index.ts";
import { holdsStaleApproval } from "./approvals.ts";
import { holdsShutClock } from "./gate-window.ts";
import { hasWritten, nodeState, primaryOf } from "./standing.ts";
import type { Place, Turn } from "./turn.ts";
import { holdsForPast } from "./watch-past.ts";

/** Something keeps the first change from being made, and is waited for. */
export function holdsFirstChange(turn: Turn, { id, node, course }: Place): boolean {
  if (course !== primaryOf(turn.plan) || !writes(node) || hasWritten(turn)) return false;
  if (nodeState(turn.state, id).attempts > 0) return false;
  // Both are asked at once.
  const approval = holdsStaleApproval(turn);
  return holdsShutClock(turn) || approval || holdsForPast(turn);
}
