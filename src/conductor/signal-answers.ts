/** Answers to what waits: whether they fit it, and what follows from them. */
import { whyNotGiven } from "../effect/index.ts";
import { whyNotApproved } from "./approvals.ts";
import { NONE } from "./choices.ts";
import { followAnswer } from "./follow-answer.ts";
import { forPeople, type Refusal, type Reply, refuse, refuseAbout, wouldAnswer } from "./refusals.ts";
import type { Signal } from "./signal.ts";
import { mayNotOverride } from "./signal-policy.ts";
import type { OpenWait } from "./state.ts";
import type { Turn } from "./turn.ts";
import { closeWait, isShut } from "./waits.ts";
import { oneOf } from "./words.ts";

/** By its id; else the only one that is about the node, item or input of that name; without a name the only one. */
export function meant(among: readonly OpenWait[], about: string | null): OpenWait | undefined {
  if (about === null) return among.length === 1 ? among[0] : undefined;
  const exact = among.find(({ id }) => id === about);
  if (exact !== undefined) return exact;
  const near = among.filter(({ node, item, input }) => [node, item, input].includes(about));
  return near.length === 1 ? near[0] : undefined;
}

export function answer(turn: Turn, signal: Signal): Reply {
  const all = [...turn.state.waits.values()];
  const wait = meant(signal.about === null ? forPeople(turn.state) : all, signal.about);
  if (wait === undefined) return refuseAbout(turn.state, signal.about, forPeople(turn.state));
  if (signal.value === null) return refuse(`an answer to ${wait.id} says what it is`, wouldAnswer(wait));
  const given = fitted(turn, wait, signal.value.trim());
  if (typeof given !== "string") return given;
  const not = wait.item === null ? mayNotOverride(turn, wait, signal.by) : null;
  if (not !== null) return refuse(not);
  return () => followAnswer(turn, wait, { as: given, by: signal.by, note: signal.note });
}

/** The answer as it is written down, or why it is none. */
function fitted({ plan }: Turn, wait: OpenWait, value: string): string | Refusal {
  const { id, kind, answers, input } = wait;
  if (kind === "approval") return refuse("a plan is approved or rejected, by its hash", wouldAnswer(wait));
  if (kind === "lock") return refuse(`nobody answers ${id}: it ends when the lock is free`, 'stop "why"');
  if (isShut(wait) && answers.length === 0)
    return refuse(`${id} is not answered: it opens by itself, or is waived for a reason`, wouldAnswer(wait));
  if (answers.length === 0 && input === undefined)
    return refuse(`${id} ends by itself when its time is over`, wouldAnswer(wait));
  if (input !== undefined) {
    const why = whyNotGiven(value);
    return why === null ? value : refuse(`${input} cannot be that: ${why}`, wouldAnswer(wait));
  }
  const lower = value.toLowerCase();
  const short = lower === "y" ? "yes" : lower === "n" ? "no" : lower;
  const found =
    answers.find((each) => each === value) ?? answers.find((each) => each.toLowerCase() === short);
  if (found !== undefined) return found;
  const byNumber = kind === "choice" && /^\d{1,4}$/.test(value) ? answers[Number(value) - 1] : undefined;
  const node = wait.node === null ? undefined : plan.nodes[wait.node];
  if (byNumber !== undefined && byNumber !== NONE && node?.kind === "choice") return byNumber;
  return refuse(`${id} is answered with ${oneOf(answers)}, not "${value.slice(0, 80)}"`, wouldAnswer(wait));
}

const AFFIRMING: readonly string[] = ["yes", "back", "promote"];

export function confirm(turn: Turn, signal: Signal): Reply {
  const affirmed = ({ answers, kind }: OpenWait): string | undefined =>
    kind === "failure" ? undefined : answers.find((each) => AFFIRMING.includes(each));
  const open = forPeople(turn.state).filter((wait) => affirmed(wait) !== undefined);
  const wait = meant(open, signal.about);
  const as = wait === undefined ? undefined : affirmed(wait);
  if (wait === undefined || as === undefined) return refuseAbout(turn.state, signal.about, open);
  const not = wait.item === null ? mayNotOverride(turn, wait, signal.by) : null;
  if (not !== null) return refuse(not);
  return () => followAnswer(turn, wait, { as, by: signal.by, note: signal.note });
}

const approvals = (turn: Turn): readonly OpenWait[] =>
  forPeople(turn.state).filter(({ kind }) => kind === "approval");

export function approve(turn: Turn, signal: Signal): Reply {
  const wait = meant(approvals(turn), signal.about);
  if (wait === undefined) return refuseAbout(turn.state, signal.about, approvals(turn));
  const { hash } = turn.plan;
  if (signal.value === null) return refuse("an approval names the plan by its hash", `approve ${hash}`);
  if (signal.value !== hash)
    return refuse(`that is another plan than the one of this release, which is ${hash}`, `approve ${hash}`);
  const given = { by: signal.by, at: turn.at, planHash: signal.value };
  const not = wait.node === null ? null : whyNotApproved(turn, wait.node, given);
  if (not !== null) return refuse(not);
  return () => closeWait(turn, wait.id, { as: "approve", by: signal.by, note: signal.note });
}

export function reject(turn: Turn, signal: Signal): Reply {
  const wait = meant(approvals(turn), signal.about);
  if (wait === undefined) return refuseAbout(turn.state, signal.about, approvals(turn));
  return () => closeWait(turn, wait.id, { as: "reject", by: signal.by, note: signal.note });
}
