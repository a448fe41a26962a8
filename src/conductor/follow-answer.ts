/** What follows from an answer that fits, by what was asked. */
import { choose } from "./choices.ts";
import { followGuardAnswer } from "./guard-answers.ts";
import { NOT_DONE } from "./outcomes.ts";
import { goOn } from "./pausing.ts";
import { beginReturning } from "./returning.ts";
import type { Actor } from "./signal.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { closeWait } from "./waits.ts";
import { ending, SKIPPED_BY } from "./words.ts";

export interface Given {
  readonly as: string;
  readonly by: Actor;
  readonly note: string | null;
}

export function followAnswer(turn: Turn, wait: OpenWait, given: Given): void {
  if (wait.kind === "paused") return goOn(turn, given.by);
  if (wait.kind === "failure") return followFailureAnswer(turn, wait, given);
  if (wait.kind === "guard") return followGuardAnswer(turn, wait, given);
  closeWait(turn, wait.id, given);
  const { node, item } = wait;
  if (wait.kind === "in-doubt") settleDoubt(turn, wait, given);
  else if (wait.kind === "choice" && node !== null) choose(turn, node, given.as);
  else if (node !== null && item !== null && wait.input === undefined)
    emit(turn, {
      type: "item.ended",
      node,
      item,
      as: given.as === "yes" ? "done" : "failed",
      by: given.by,
      why: given.note,
    });
}

/** A person's word is an outcome like any other, and says whose word it is. */
function settleDoubt(turn: Turn, { shows }: OpenWait, { as, by, note }: Given): void {
  if (shows === null) return;
  const isDone = as === "done";
  const evidence = [`${by.who} says that it was ${isDone ? "" : "not "}done${ending(note)}`];
  emit(turn, {
    type: "effect.ended",
    effect: shows,
    outcome: isDone
      ? { state: "done", data: { answer: "done" }, evidence }
      : { state: "cancelled", data: NOT_DONE, evidence },
    found: true,
  });
}

function followFailureAnswer(turn: Turn, wait: OpenWait, given: Given): void {
  const { as, by, note } = given;
  reopen(turn, by);
  closeWait(turn, wait.id, given);
  const { node, item } = wait;
  const said = `${by.who}${ending(note)}`;
  if (as === "rollback") beginReturning(turn, { why: `${wait.text}; ${by.who} said so${ending(note)}`, by });
  else if (as === "stop") stopNow(turn, { why: `${wait.text}; stopped by ${said}`, by });
  else if (as === "skip" && node !== null)
    emit(turn, { type: "node.ended", node, as: "skipped", why: `${SKIPPED_BY}${said}`, answer: null });
  else if (as === "waive" && node !== null && item !== null)
    emit(turn, { type: "item.ended", node, item, as: "waived", by, why: note });
}

/** What had failed is carried on. */
export function reopen(turn: Turn, by: Actor): void {
  const { ended, returning } = turn.state;
  if (ended === null) return;
  const to = returning === null ? "moving" : "returning";
  emit(turn, { type: "release.moved", to, why: `carried on by ${by.who}` });
}

export function stopNow(turn: Turn, { why, by }: { readonly why: string; readonly by: Actor }): void {
  reopen(turn, by);
  emit(turn, { type: "release.stopping", why, by });
}
