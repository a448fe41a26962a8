/**
 * Approvals: so many different people, each of this very plan, each of whom the rule allows, none older than it may be when
 * the first change is made. A class that a person raised asks for more of them, as long as nothing was changed.
 */
import { type Approval, type GateNode, nodeOf, writes } from "../plan/index.ts";
import { samePerson, type Weighed, weighApproval } from "../policy/index.ts";
import { nodeState, wayThere } from "./standing.ts";
import type { Answered } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { answersAbout, closeWait, openWait, waitAbout } from "./waits.ts";

export function carryApproval(turn: Turn, { id, node, free }: Place<GateNode>): void {
  if (node.approval === null || lacks(turn, id, node.approval) === 0)
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (free) askToApprove(turn, id, node.approval);
}

const EXPIRES_MS = 86_400_000;

/** What is asked at a node: of a gate its own rule; at the first change what the class asks for that it was raised to. */
function rulesAt({ plan, state }: Pick<Turn, "plan" | "state">, id: string): readonly Approval[] {
  const node = nodeOf(plan, id);
  if (node?.kind === "gate") return node.approval === null ? [] : [node.approval];
  const raised = state.raised === null ? [] : (plan.policy.raised[state.raised.to] ?? []);
  return raised.map((rule) => ({ ...rule, expiresMs: EXPIRES_MS }));
}

interface Given {
  readonly by: NonNullable<Answered["by"]>;
  readonly at: Turn["at"];
  readonly planHash: string;
}

/** A release that began by older rules takes every name at its word. */
function weigh(turn: Turn, rule: Approval, { by, at, planHash }: Given): Weighed {
  const { plan, state } = turn;
  const older = state.conductor === 1;
  const asked = older ? { ...rule, who: null, not: null, signed: false } : rule;
  return weighApproval(
    asked,
    { ...by, at, planHash },
    {
      planHash: plan.hash,
      starter: state.startedBy?.who ?? null,
      roles: plan.policy.roles,
      now: turn.at,
      expiresMs: rule.expiresMs,
    },
  );
}

/** Those that count now: after the last rejection, one for each person and key. What was taken was of this plan. */
function approvers(turn: Turn, id: string, rule: Approval): readonly Answered[] {
  const all = answersAbout(turn.state, { node: id, kind: "approval" });
  const since = all.findLastIndex(({ as }) => as === "reject") + 1;
  const found: Answered[] = [];
  for (const each of all.slice(since)) {
    const { as, by, at } = each;
    if (as !== "approve" || by === null) continue;
    if (!weigh(turn, rule, { by, at, planHash: turn.plan.hash }).ok) continue;
    if (!found.some((other) => isBy(other, by))) found.push(each);
  }
  return found;
}

const lacks = (turn: Turn, id: string, rule: Approval): number =>
  Math.max(0, rule.count - approvers(turn, id, rule).length);

/** One key is one person, by whatever names it goes. */
const isBy = ({ by }: Answered, other: Given["by"]): boolean =>
  by !== null && (samePerson(by.who, other.who) || (by.key !== undefined && by.key === other.key));

/** Why this approval would not count; null: it does, for some of what is asked there. */
export function whyNotApproved(turn: Turn, id: string, given: Given): string | null {
  const { who } = given.by;
  const rules = rulesAt(turn, id);
  if (rules.length === 0) return null;
  const open = rules.filter((rule) => lacks(turn, id, rule) > 0);
  const weighed = open.map((rule) => ({ rule, weighed: weigh(turn, rule, given) }));
  const counted = weighed.filter((each) => each.weighed.ok);
  if (counted.some(({ rule }) => !approvers(turn, id, rule).some((each) => isBy(each, given.by))))
    return null;
  if (counted.length > 0) return `${who} has approved it already: another person must`;
  return weighed.map((each) => (each.weighed.ok ? "" : each.weighed.why))[0] ?? null;
}

/** Its last word was no: until somebody approves, the release is held. */
export const isRejected = (turn: Pick<Turn, "state">, id: string): boolean =>
  answersAbout(turn.state, { node: id, kind: "approval" }).at(-1)?.as === "reject";

function askToApprove(turn: Turn, id: string, { count, who, for: what, ...rule }: Approval): void {
  if (waitAbout(turn.state, { node: id, kind: "approval" }) !== undefined) return;
  const have = approvers(turn, id, { count, who, for: what, ...rule }).length;
  const of = count === 1 ? "" : ` (${have + 1} of ${count})`;
  const rejected = answersAbout(turn.state, { node: id, kind: "approval" }).at(-1);
  const before =
    rejected?.as === "reject"
      ? ` It was rejected by ${rejected.by?.who ?? "somebody"}${rejected.note === null ? "" : `: ${rejected.note}`}`
      : "";
  openWait(turn, {
    about: nodeOf(turn.plan, id)?.kind === "gate" ? id : `${id}-approval`,
    kind: "approval",
    text: `Approve this plan${what === null ? "" : ` for ${what}`}${of}.${before}`,
    node: id,
    answers: ["approve", "reject"],
    who,
  });
}

/** Before the first change: an approval that has run out meanwhile is asked for anew, and what a raised class asks for. */
export function holdsStaleApproval(turn: Turn): boolean {
  let held = false;
  for (const gate of wayThere(turn)) {
    const node = nodeOf(turn.plan, gate);
    if (node?.kind !== "gate" || node.gate !== "approval" || node.approval === null) continue;
    if (nodeState(turn.state, gate).state !== "done") continue;
    if (asks(turn, gate, node.approval)) held = true;
  }
  return asksForRaised(turn) || held;
}

function asks(turn: Turn, id: string, rule: Approval): boolean {
  if (lacks(turn, id, rule) === 0) return false;
  askToApprove(turn, id, rule);
  return true;
}

/** Asked at the first change of the way there, wherever among several beside each other one would begin. */
function asksForRaised(turn: Turn): boolean {
  if (turn.state.raised === null) return false;
  const first = wayThere(turn).find((id) => {
    const node = nodeOf(turn.plan, id);
    return node !== undefined && writes(node);
  });
  if (first === undefined) return false;
  const wanting = rulesAt(turn, first).find((rule) => lacks(turn, first, rule) > 0);
  const open = waitAbout(turn.state, { node: first, kind: "approval" });
  if (wanting === undefined) {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return false;
  }
  // Raised once more, it may be for others to approve.
  if (open !== undefined && open.who !== wanting.who) closeWait(turn, open.id, { as: "gone" });
  askToApprove(turn, first, wanting);
  return true;
}
