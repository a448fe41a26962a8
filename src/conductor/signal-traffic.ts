/** Signals about time and traffic: end a dwell early, hold one longer. */
import { whyLoud } from "./guards-that-return.ts";
import { type Reply, refuse, refuseAbout } from "./refusals.ts";
import { progressOf } from "./rungs.ts";
import type { Signal } from "./signal.ts";
import { meant } from "./signal-answers.ts";
import type { OpenWait } from "./state.ts";
import { lengthen } from "./timers.ts";
import type { Turn } from "./turn.ts";
import { answersAbout, closeWait, isTimer } from "./waits.ts";

/** Dwells, soaks and plain waits: what a clock ends, and a rung that is held until somebody promotes it. */
const held = ({ state }: Turn): readonly OpenWait[] =>
  [...state.waits.values()].filter((wait) => isTimer(wait) || wait.answers.includes("promote"));

export function promote(turn: Turn, signal: Signal): Reply {
  const wait = meant(held(turn), signal.about);
  if (wait === undefined) return refuseAbout(turn.state, signal.about, held(turn));
  const loud = wait.node !== null && turn.plan.nodes[wait.node]?.kind === "ladder" ? whyLoud(turn) : null;
  if (loud !== null) return refuse(`no rung rises while a guard leads back: ${loud}`, 'rollback "why"');
  return () => closeWait(turn, wait.id, { as: "promote", by: signal.by, note: signal.note });
}

export function extend(turn: Turn, signal: Signal): Reply {
  const timed = held(turn).filter(isTimer);
  const wait = meant(timed, signal.about);
  if (wait === undefined) return refuseAbout(turn.state, signal.about, timed);
  const ms = moreMs(turn, wait);
  if (ms === null) return refuse(`${wait.id} was held longer once already`, `promote ${wait.id}`);
  return () => lengthen(turn, wait, { ms, by: signal.by });
}

/** Once, by its own length; a soak that names its longest up to that. Null: no more. */
function moreMs({ plan, state }: Turn, { node, kind }: OpenWait): number | null {
  const of = node === null ? undefined : plan.nodes[node];
  if (node === null || of === undefined) return null;
  if (of.kind === "ladder") {
    const progress = progressOf(state, node);
    return progress.dwells > 0 ? null : (of.rungs[progress.rung]?.dwellMs ?? null);
  }
  if (answersAbout(state, { node, kind }).some(({ as }) => as === "extend")) return null;
  if (of.kind === "wait") return of.ms;
  return of.kind === "soak" ? (of.maxMs > of.minMs ? of.maxMs - of.minMs : of.minMs) : null;
}
