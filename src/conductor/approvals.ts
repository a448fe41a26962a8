/**
 * Approvals: so many different people, each of this very plan, none older than it may be when the first change is made. Who
 * may approve is for the policy to say; here every name counts once.
 */
import { type GateNode, nodeOf, type StepNode, writes } from "../plan/index.ts";
import { hasWritten, nodeState, primaryOf, wayThere } from "./standing.ts";
import type { Answered } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, answersAbout, openWait, waitAbout } from "./waits.ts";

export function carryApproval(turn: Turn, { id, node, free }: Place<GateNode>): void {
  if (node.approval === null || approvers(turn, id, node).length >= node.approval.count)
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (free) askToApprove(turn, id, node);
}

/** Those that hold now: after the last rejection, not too old, one for each name. */
function approvers(turn: Turn, id: string, { approval }: GateNode): readonly Answered[] {
  const all = answersAbout(turn.state, { node: id, kind: "approval" });
  const since = all.findLastIndex(({ as }) => as === "reject") + 1;
  const byName = new Map<string, Answered>();
  for (const each of all.slice(since)) {
    if (each.as !== "approve" || each.by === null) continue;
    if (after(each.at, approval?.expiresMs ?? 0) > turn.at) byName.set(each.by.who, each);
  }
  return [...byName.values()];
}

export const hasApproved = (turn: Turn, id: string, who: string): boolean => {
  const node = nodeOf(turn.plan, id);
  return node?.kind === "gate" && approvers(turn, id, node).some(({ by }) => by?.who === who);
};

/** Its last word was no: until somebody approves, the release is held. */
export const isRejected = (turn: Pick<Turn, "state">, id: string): boolean =>
  answersAbout(turn.state, { node: id, kind: "approval" }).at(-1)?.as === "reject";

function askToApprove(turn: Turn, id: string, node: GateNode): void {
  if (waitAbout(turn.state, { node: id, kind: "approval" }) !== undefined) return;
  const { count = 1, who = null, for: what = null } = node.approval ?? {};
  const have = approvers(turn, id, node).length;
  const of = count === 1 ? "" : ` (${have + 1} of ${count})`;
  const rejected = answersAbout(turn.state, { node: id, kind: "approval" }).at(-1);
  const before =
    rejected?.as === "reject"
      ? ` It was rejected by ${rejected.by?.who ?? "somebody"}${rejected.note === null ? "" : `: ${rejected.note}`}`
      : "";
  openWait(turn, {
    about: id,
    kind: "approval",
    text: `Approve this plan${what === null ? "" : ` for ${what}`}${of}.${before}`,
    node: id,
    answers: ["approve", "reject"],
    who,
  });
}

/** Before the first change: an approval that has run out meanwhile is asked for anew. */
export function holdsStaleApproval(turn: Turn, { id, node, course }: Place<StepNode>): boolean {
  if (course !== primaryOf(turn.plan) || !writes(node) || hasWritten(turn)) return false;
  if (nodeState(turn.state, id).attempts > 0) return false;
  let stale = false;
  for (const gate of wayThere(turn)) {
    const approval = nodeOf(turn.plan, gate);
    if (approval?.kind !== "gate" || approval.gate !== "approval" || approval.approval === null) continue;
    if (nodeState(turn.state, gate).state !== "done") continue;
    if (approvers(turn, gate, approval).length >= approval.approval.count) continue;
    askToApprove(turn, gate, approval);
    stale = true;
  }
  return stale;
}
