/** Signals about one step or one line of a check list: try it again, pass over it, do without it. */
import { followAnswer } from "./follow-answer.ts";
import { type Reply, refuse, refuseAbout } from "./refusals.ts";
import type { Signal } from "./signal.ts";
import { meant } from "./signal-answers.ts";
import { mayNotOverride } from "./signal-policy.ts";
import { itemState, nodeState } from "./standing.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { closeWait, isShut } from "./waits.ts";
import { SKIPPED_BY } from "./words.ts";

const open = (turn: Turn, fits: (wait: OpenWait) => boolean): readonly OpenWait[] =>
  [...turn.state.waits.values()].filter(fits);

const given = ({ by, note }: Signal, as: string) => ({ as, by, note });

export function retry(turn: Turn, signal: Signal): Reply {
  const failed = open(turn, ({ kind }) => kind === "failure");
  const wait = meant(failed, signal.about);
  if (wait === undefined) return refuseAbout(turn.state, signal.about, failed);
  return () => followAnswer(turn, wait, given(signal, "retry"));
}

const hasReason = ({ note }: Signal): boolean => note !== null && note.trim() !== "";

/** A step that failed, one whose value nobody knows, and what only takes time. */
const canSkip = ({ kind, answers, input, item }: OpenWait): boolean =>
  (kind === "failure" && answers.includes("skip")) ||
  (input !== undefined && item === null) ||
  kind === "soak" ||
  kind === "timer";

export function skip(turn: Turn, signal: Signal): Reply {
  const { about, by, note } = signal;
  const skippable = open(turn, canSkip);
  const wait = meant(skippable, about);
  if (wait === undefined) return notBegun(turn, about) ?? refuseAbout(turn.state, about, skippable);
  const name = wait.node ?? wait.id;
  if (!hasReason(signal))
    return refuse("what is passed over is passed over for a reason", `skip ${name} "why"`);
  const node = wait.node === null ? undefined : turn.plan.nodes[wait.node];
  if (node?.kind === "ladder" && wait.kind !== "failure")
    return refuse(`${name} is a ladder: its dwell is ended by a promotion`, `promote ${wait.id}`);
  if (wait.kind === "failure") return () => followAnswer(turn, wait, given(signal, "skip"));
  return () => {
    closeWait(turn, wait.id, { as: "gone" });
    const why = `${SKIPPED_BY}${by.who}: ${note}`;
    if (wait.node !== null)
      emit(turn, { type: "node.ended", node: wait.node, as: "skipped", why, answer: null });
  };
}

/** What has not begun is not left out yet: what comes after it would begin before its turn. Null: it is no such thing. */
function notBegun(turn: Turn, about: string | null): Reply | null {
  if (about === null || turn.plan.nodes[about] === undefined) return null;
  if (nodeState(turn.state, about).state !== "pending") return null;
  return refuse(`${about} has not begun: it can be skipped when it fails, or left out of a plan`);
}

/** Lines of check lists, and what the clock or the way back keeps shut; never an approval, a lock or a step. */
const canWaive = (wait: OpenWait): boolean =>
  (wait.item !== null && wait.kind !== "in-doubt" && wait.input === undefined) || isShut(wait);

export function waive(turn: Turn, signal: Signal): Reply {
  const { about, by, note } = signal;
  const waivable = open(turn, canWaive);
  const wait = meant(waivable, about);
  if (wait === undefined) {
    const runs = about !== null && itemState(turn.state, about).state === "running";
    return runs ? refuse(`${about} is still being looked at`) : refuseAbout(turn.state, about, waivable);
  }
  const name = wait.item ?? wait.id;
  if (!hasReason(signal)) return refuse("what is waived is waived for a reason", `waive ${name} "why"`);
  const not = mayNotOverride(turn, wait, by);
  if (not !== null) return refuse(not);
  return () => {
    const { node, item } = wait;
    closeWait(turn, wait.id, { as: "waive", by, note });
    if (node !== null && item !== null)
      emit(turn, { type: "item.ended", node, item, as: "waived", by, why: note });
    else if (node !== null && nodeState(turn.state, node).state === "running") {
      const why = `waived by ${by.who}: ${note}`;
      emit(turn, { type: "node.ended", node, as: "done", why, answer: "yes" });
    }
  };
}
