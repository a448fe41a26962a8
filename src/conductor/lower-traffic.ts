/**
 * The lever of every target: its traffic back to nothing, as soon as the release returns and whatever else is under way. It is
 * asked for until it is answered; meanwhile the lease is renewed no more, so that it ends by itself at the latest.
 */
import { askTarget, settleDoubts } from "./asking-targets.ts";
import type { ExposureState } from "./exposure-state.ts";
import { isRenewing } from "./exposures.ts";
import { BEFORE_ASKING, isServedAgain, serveAgain, zeroAgainAt } from "./serve-again.ts";
import { type Held, heldLadders, isOpenAt, openOn } from "./shifted.ts";
import { isBack, trafficOf } from "./shifting-back.ts";
import { lastEffect, nodeState } from "./standing.ts";
import type { ReleaseState } from "./state.ts";
import { isKeepNode, isZeroNode, keepNode, retireNode, zeroNode } from "./traffic-nodes.ts";
import type { Turn } from "./turn.ts";
import { closeWait, dropWaits, openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

export function lowerTraffic(turn: Turn): void {
  if (turn.state.returning === null || turn.state.ended !== null) return;
  settleDoubts(turn);
  dropWaits(
    turn,
    ({ node, answers }) =>
      node !== null && (isKeepNode(node) || (isZeroNode(node) && !answers.includes("leave"))),
  );
  for (const held of heldLadders(turn)) lower(turn, held);
}

function lower(turn: Turn, held: Held): void {
  const { shifted, exposure } = held;
  const node = zeroNode(shifted.ladder);
  const open = waitAbout(turn.state, { node: shifted.ladder, kind: "rung" });
  // Whichever came last would count: no share of it is asked for while it is made the serving one.
  if (isKeeping(turn.state, shifted.ladder)) return;
  serveAgain(turn, held);
  if (exposure.kept || !mayServe(turn, held)) {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return;
  }
  if (isOpenAt(turn.state, node)) return;
  if (isKeepUnclear(turn, held)) return askTarget(turn, shifted, { node, do: "look" });
  if ((zeroAgainAt(exposure) ?? turn.at) <= turn.at)
    askTarget(turn, shifted, { node, do: "weight", percent: 0 });
  const { count, why } = exposure.zeroMisses;
  if (count < BEFORE_ASKING || open !== undefined) return;
  const text = `${trafficOf(shifted.node)} could not be shifted back to 0 %${ending(why)}. It is tried again and again; shift it back by hand where that is faster, then confirm`;
  openWait(turn, {
    about: `${shifted.ladder}-back`,
    kind: "rung",
    text,
    node: shifted.ladder,
    answers: ["back"],
  });
}

const isKeeping = (state: ReleaseState, ladder: string): boolean => isOpenAt(state, keepNode(ladder));

/** It was to be the serving one, nobody can tell whether it is, and nobody has looked since. */
function isKeepUnclear({ state }: Turn, { shifted: { ladder }, exposure }: Held): boolean {
  const outcome = lastEffect(state, keepNode(ladder))?.outcome ?? null;
  if (outcome === null || outcome.state === "done" || exposure.kept) return false;
  return outcome.data.versions === undefined && nodeState(state, zeroNode(ladder)).attempts === 0;
}

/** The new version has traffic, or may have some: nobody can tell, or a share is still being shifted. */
export function mayServe(turn: Turn, held: Held): boolean {
  const { shifted, exposure } = held;
  const { percent, doubted, kept } = exposure;
  if (kept) return isServedAgain(turn, held);
  if (isBack(turn.state, shifted.ladder)) return false;
  if (percent > 0 || doubted?.do === "weight") return true;
  // What is under way when the release turns is not waited for; what comes of it later is seen then.
  return nodeState(turn.state, zeroNode(shifted.ladder)).attempts === 0 && isShifting(turn, shifted.ladder);
}

const isShifting = (turn: Turn, ladder: string): boolean =>
  openOn(turn.state, ladder).some(({ effect }) => effect.input.do === "weight" || effect.input.do === "keep");

/** Commands of the way back may begin: no target gives the new version any traffic, or its lease has run out for certain. */
export const isLowered = (turn: Turn): boolean =>
  heldLadders(turn).every((held) => {
    if (isMoving(turn, held)) return false;
    return !mayServe(turn, held) || (!isKeepUnclear(turn, held) && hasRunOut(turn, held.exposure));
  });

/** Some targets return by themselves; where nobody knows that they do, only an answer counts. */
const hasRunOut = ({ at }: Turn, { look, leaseAtMost, kept }: ExposureState): boolean =>
  !kept && look?.leases === true && leaseAtMost !== null && leaseAtMost <= at;

/** Every target has answered, or a person has said so. */
export const isAllBack = (turn: Turn): boolean =>
  heldLadders(turn).every((held) => !mayServe(turn, held) && !isMoving(turn, held));

/** What was under way when the release turned may still bring some of it back. */
const isMoving = (turn: Turn, { shifted }: Held): boolean =>
  isShifting(turn, shifted.ladder) || isRenewing(turn, shifted);

/** The new version is taken away at the end of the return; a failure is only noted. True: all of it was asked for. */
export function retireVersions(turn: Turn): boolean {
  let over = true;
  for (const { shifted, exposure } of heldLadders(turn)) {
    const { placed, retired, kept, look, version } = exposure;
    const isThere = placed || (look?.versions.some((each) => each.version === version) ?? false);
    if (!isThere || retired || kept || version === exposure.before) continue;
    over = false;
    const node = retireNode(shifted.ladder);
    if (!isOpenAt(turn.state, node)) askTarget(turn, shifted, { node, do: "retire" });
  }
  return over;
}
