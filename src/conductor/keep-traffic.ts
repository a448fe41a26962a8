/**
 * At the end of the way there the lease is lifted, and the new version is the serving one. Until then the old one is warm, so
 * that going back is a switch; before that is through, nothing is done.
 */
import { askTarget } from "./asking-targets.ts";
import { needsLook } from "./exposure-age.ts";
import { isRenewing } from "./exposures.ts";
import { beginReturning } from "./returning.ts";
import { type Held, heldLadders, isOpenAt } from "./shifted.ts";
import { trafficOf } from "./shifting-back.ts";
import { canReturn, lastEffect, nodeState } from "./standing.ts";
import { keepNode } from "./traffic-nodes.ts";
import { emit, type Turn } from "./turn.ts";
import { answersAbout, openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

/** True: nothing is left to be lifted. */
export function keepTraffic(turn: Turn): boolean {
  const left = heldLadders(turn).filter(({ exposure }) => exposure.aim > 0 && !exposure.kept);
  if (turn.state.paused === null) for (const held of left) keep(turn, held);
  return left.length === 0;
}

function keep(turn: Turn, held: Held): void {
  const { shifted, exposure } = held;
  const node = keepNode(shifted.ladder);
  if (isOpenAt(turn.state, node) || needsLook(turn, exposure) || exposure.lapsedAt !== null) return;
  if (exposure.aim < 100 && !isPromoted(turn, held)) return;
  const { state } = nodeState(turn.state, node);
  if (state === "failed") return askAgain(turn, held);
  const last = lastEffect(turn.state, node);
  // Tried again by a person it is pending, and what came of it before no longer counts.
  if (state === "running" && last?.outcome != null && last.outcome.state !== "done") {
    const why = last.outcome.evidence.at(-1) ?? null;
    return emit(turn, { type: "node.ended", node, as: "failed", why, answer: null });
  }
  if (!isRenewing(turn, shifted)) askTarget(turn, shifted, { node, do: "keep" });
}

/** A ladder that ends below 100 %: whether the new version is to have all of it stands in no runbook. */
function isPromoted(turn: Turn, { shifted, exposure }: Held): boolean {
  const about = { node: keepNode(shifted.ladder), kind: "rung" } as const;
  const last = answersAbout(turn.state, about).at(-1);
  if (last?.as === "promote") return true;
  if (last?.as === "rollback" && canReturn(turn)) {
    beginReturning(turn, { why: `${last.by?.who ?? "somebody"} said so${ending(last.note)}`, by: last.by });
    return false;
  }
  if (waitAbout(turn.state, about) !== undefined) return false;
  const text = `The ladder ends with ${exposure.aim} % of ${trafficOf(shifted.node)} on ${shifted.version}: promote it to have all of it, or roll back`;
  const answers = canReturn(turn) ? ["promote", "rollback"] : ["promote"];
  openWait(turn, { about: `${shifted.ladder}-keep`, ...about, text, answers });
  return false;
}

function askAgain(turn: Turn, { shifted }: Held): void {
  const node = keepNode(shifted.ladder);
  if (waitAbout(turn.state, { node, kind: "failure" }) !== undefined) return;
  const { why } = nodeState(turn.state, node);
  const { service, version, ladder } = shifted;
  openWait(turn, {
    about: `${ladder}-keep`,
    kind: "failure",
    text: `Making ${version} the serving version of ${service} failed${ending(why)}`,
    node,
    answers: ["retry", ...(canReturn(turn) ? ["rollback"] : []), "stop"],
    shows: lastEffect(turn.state, node)?.effect.id ?? null,
  });
}
