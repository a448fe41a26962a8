/**
 * What stands is looked at where it may have changed unseen, and a ladder whose traffic went back for want of a lease begins
 * at its first rung again, also where it had come to its end.
 */
import type { Instant } from "../base/index.ts";
import { askTarget, settleDoubts } from "./asking-targets.ts";
import { isOverdue, needsLook } from "./exposure-age.ts";
import type { ExposureState } from "./exposure-state.ts";
import { leaveLowered } from "./lowered-by-hand.ts";
import { whyNotRaised } from "./may-raise.ts";
import { isSoon, TRIES } from "./shift-traffic.ts";
import { type Held, heldLadders, isOpenAt, type Shifted } from "./shifted.ts";
import { nodeState, wayThere } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { after, dropWaits } from "./waits.ts";
import { ending } from "./words.ts";

export function watchExposures(turn: Turn): void {
  const { stopping, returning, ended } = turn.state;
  if (stopping !== null || returning !== null || ended !== null) return;
  settleDoubts(turn);
  for (const held of heldLadders(turn)) watchOne(turn, held);
}

function watchOne(turn: Turn, { shifted, exposure }: Held): void {
  // How it stands is asked while it is paused too, or its lease would end with the first crash; the rest waits.
  const isFree = turn.state.paused === null;
  if (exposure.lapsedAt !== null)
    return isFree ? restart(turn, shifted, lapsedText(shifted, exposure)) : undefined;
  if (isOpenAt(turn.state, shifted.ladder)) return;
  if (isFree && !needsLook(turn, exposure) && leaveLowered(turn, { shifted, exposure })) return;
  if (isFree && isOvertaken(turn, exposure))
    return askTarget(turn, shifted, { node: shifted.ladder, do: "weight", percent: exposure.aim });
  if (!needsLook(turn, exposure)) return;
  const { count, at, why } = exposure.lookMisses;
  const state = nodeState(turn.state, shifted.ladder).state;
  if (state === "failed") return;
  const gone = isOverdue(turn, exposure);
  // Its target does not answer: what was promised of its lease is all there is to go by.
  if (isFree && count >= SEVERAL && gone)
    return restart(turn, shifted, `${lapsedText(shifted, exposure)}; its target does not answer`);
  if (isFree && count >= MANY && state === "running") {
    const text = `how it stands cannot be told${ending(why)}`;
    return emit(turn, { type: "node.ended", node: shifted.ladder, as: "failed", why: text, answer: null });
  }
  if (at === null || lookAgainAt(count, at) <= turn.at)
    askTarget(turn, shifted, { node: shifted.ladder, do: "look" });
}

/** A tick that was late renewed the share of before: the one that was decided on is asked for again. */
const isOvertaken = (turn: Turn, { overtaken, kept, misses }: ExposureState): boolean =>
  overtaken && !kept && misses.count < TRIES && !isSoon(turn, misses) && whyNotRaised(turn) === null;

const SEVERAL = 2;
const MANY = 5;

/** Soon at first, then now and then. */
export const lookAgainAt = (count: number, at: Instant): Instant => after(at, count < MANY ? 2_000 : 10_000);

const lapsedText = ({ service, version }: Shifted, { misses }: ExposureState): string =>
  `nobody renewed the lease of ${service} ${version}, so its traffic went back${ending(misses.why)}`;

/** What soaked meanwhile soaked without it, and begins anew when it is up again. */
function restart(turn: Turn, { ladder }: Shifted, why: string): void {
  const there = wayThere(turn);
  const later = new Set(there.slice(there.indexOf(ladder)));
  const isRunning = (id: string): boolean => nodeState(turn.state, id).state === "running";
  dropWaits(
    turn,
    ({ node, kind }) =>
      node !== null &&
      (node === ladder || (later.has(node) && isRunning(node))) &&
      (kind === "timer" || kind === "rung" || kind === "soak"),
  );
  emit(turn, { type: "ladder.restarted", node: ladder, rung: 0, why });
}
