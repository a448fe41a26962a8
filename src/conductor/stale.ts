/** Waits that no longer matter: what they were about was settled some other way, so nobody is asked any more. */
import { itemState, nodeState } from "./standing.ts";
import type { OpenWait, ReleaseState } from "./state.ts";
import type { Turn } from "./turn.ts";
import { dropWaits } from "./waits.ts";

export const dropStale = (turn: Turn): void => dropWaits(turn, (wait) => isStale(turn.state, wait));

function isStale(state: ReleaseState, wait: OpenWait): boolean {
  const { kind, node, item, shows, answers } = wait;
  if (kind === "guard" && (state.returning !== null || state.stopping !== null)) return true;
  if (node === null) return false;
  if (kind === "in-doubt") return shows !== null && state.effects.get(shows)?.state !== "in-doubt";
  // Asked again of a gate that was passed, and of a ladder that is left: their nodes are over already.
  if (kind === "approval" || kind === "window" || kind === "freeze" || answers.includes("back")) return false;
  const now = item === null ? nodeState(state, node).state : itemState(state, item).state;
  if (kind === "failure") return now !== "failed";
  if (wait.input !== undefined) return now !== "pending";
  if (item !== null) return now === "done" || now === "waived";
  return now !== "pending" && now !== "running";
}
