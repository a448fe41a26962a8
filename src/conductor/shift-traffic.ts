/**
 * A ladder that a target carries: a look at what serves, the version placed beside it, then rung after rung. What fails is
 * tried again once; what nobody can tell of is looked at, and never assumed.
 */
import type { Instant } from "../base/index.ts";
import type { LadderNode } from "../plan/index.ts";
import { askTarget } from "./asking-targets.ts";
import { needsLook } from "./exposure-age.ts";
import type { ExposureState, Misses } from "./exposure-state.ts";
import { holdRung } from "./hold-rung.ts";
import { isUnjudged, whyNotRaised } from "./may-raise.ts";
import { beginReturning } from "./returning.ts";
import { type Progress, shiftedProgress } from "./rungs.ts";
import { isOpenAt, type Shifted } from "./shifted.ts";
import { trafficOf } from "./shifting-back.ts";
import { canReturn } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, closeWait, openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

export const TRIES = 2;
const AGAIN_MS = 2_000;

/** When what missed is tried again; null: it did not miss, or was tried often enough. */
export const againAt = ({ count, at }: Misses): Instant | null =>
  count === 0 || count >= TRIES || at === null ? null : after(at, AGAIN_MS);

export const isSoon = (turn: Turn, misses: Misses): boolean => (againAt(misses) ?? turn.at) > turn.at;

export function shiftTraffic(turn: Turn, place: Place<LadderNode>, shifted: Shifted): void {
  const { id, free } = place;
  if (!free || isOpenAt(turn.state, id)) return;
  const exposure = turn.state.exposures.get(id);
  if (exposure === undefined || exposure.look === null) return lookFirst(turn, shifted, exposure);
  if (exposure.lapsedAt !== null || needsLook(turn, exposure)) return;
  const { kept, doubted, lookMisses, misses, placed } = exposure;
  const end = (as: "done" | "failed", why: string | null): void =>
    emit(turn, { type: "node.ended", node: id, as, why, answer: null });
  if (kept) return end("done", `${shifted.version} serves already`);
  if (doubted !== null && lookMisses.count < TRIES)
    return isSoon(turn, lookMisses) ? undefined : askTarget(turn, shifted, { node: id, do: "look" });
  if (misses.count >= TRIES) return end("failed", misses.why);
  if (isSoon(turn, misses)) return;
  if (!placed) return askTarget(turn, shifted, { node: id, do: "place" });
  if (exposure.lowered === null) climb(turn, { place, shifted, exposure });
}

function lookFirst(turn: Turn, shifted: Shifted, exposure: ExposureState | undefined): void {
  const { ladder: node } = shifted;
  const misses = exposure?.lookMisses ?? { count: 0, at: null, why: null };
  if (misses.count >= TRIES) {
    const why = `what serves now cannot be told${misses.why === null ? "" : `: ${misses.why}`}`;
    return emit(turn, { type: "node.ended", node, as: "failed", why, answer: null });
  }
  if (!isSoon(turn, misses)) askTarget(turn, shifted, { node, do: "look" });
}

interface Climb {
  readonly place: Place<LadderNode>;
  readonly shifted: Shifted;
  readonly exposure: ExposureState;
}

function climb(turn: Turn, { place, shifted, exposure }: Climb): void {
  const { id, node } = place;
  const progress = shiftedProgress(turn.state, id, node);
  const rung = node.rungs[progress.rung];
  if (rung === undefined || (isLast(node, progress.rung) && progress.reached && rung.dwellMs === null))
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (progress.reached) return holdRung(turn, { place, rung, progress });
  const { percent } = rung;
  if (percent > exposure.percent && !mayRise(turn, { place, percent, progress })) return;
  askTarget(turn, shifted, { node: id, do: "weight", percent });
}

interface Rise {
  readonly place: Place<LadderNode>;
  readonly percent: number;
  readonly progress: Progress;
}

/** Also what is tried again, and the first rung: a person may only roll back meanwhile. */
function mayRise(turn: Turn, { place, percent, progress }: Rise): boolean {
  const { id, node } = place;
  const why = whyNotRaised(turn);
  const open = waitAbout(turn.state, { node: id, kind: "rung" });
  if (why === null) {
    if (isUnjudged(turn)) return false;
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return true;
  }
  const last = progress.answers.at(-1);
  if (last?.as === "rollback" && canReturn(turn)) {
    const text = `${last.by?.who ?? "somebody"} said so before ${percent} %${ending(last.note)}`;
    beginReturning(turn, { why: text, by: last.by });
  } else if (open === undefined) {
    const text = `${trafficOf(node)} is not raised to ${percent} %${ending(why)}`;
    const answers = canReturn(turn) ? ["rollback"] : [];
    openWait(turn, { about: `${id}-${percent}-quiet`, kind: "rung", text, node: id, answers });
  }
  return false;
}

/** There is nowhere to go on to, so nobody is asked to promote it. */
export const isLast = ({ rungs }: LadderNode, rung: number): boolean => rung === rungs.length - 1;
