/**
 * Ladders: at each rung traffic is shifted, and held there for its dwell. Where a target takes the traffic it is shifted by
 * itself; else a person is asked to, and says when it is done. How long a rung is held is the same for both.
 */
import type { LadderNode, Rung } from "../plan/index.ts";
import { holdRung } from "./hold-rung.ts";
import { progressOf } from "./rungs.ts";
import { isLast, shiftTraffic } from "./shift-traffic.ts";
import { shiftedBy } from "./shifted.ts";
import { trafficOf } from "./shifting-back.ts";
import { nodeState } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, openWait, waitAbout } from "./waits.ts";

export function carryLadder(turn: Turn, place: Place<LadderNode>): void {
  const { id } = place;
  if (nodeState(turn.state, id).state === "pending") begin(turn, id);
  const shifted = shiftedBy(turn, id);
  if (shifted !== null) return shiftTraffic(turn, place, shifted);
  if (turn.state.conductor < 2) return carryByWaits(turn, place);
  carryByPeople(turn, place);
}

/** What failed and is tried again goes on at the rung where it failed. */
function begin(turn: Turn, id: string): void {
  emit(turn, { type: "node.began", node: id });
  if (!turn.state.exposures.has(id)) return;
  const rung = turn.state.ladders.get(id)?.passed ?? 0;
  emit(turn, { type: "ladder.restarted", node: id, rung, why: "it is tried again" });
}

function carryByPeople(turn: Turn, place: Place<LadderNode>): void {
  const { id, node, free } = place;
  const progress = progressOf(turn.state, id);
  const rung = node.rungs[progress.rung];
  if (rung === undefined || (isLast(node, progress.rung) && progress.reached && rung.dwellMs === null))
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (!free) return;
  if (progress.reached) holdRung(turn, { place, rung, progress });
  else if (!isAsked(turn, id)) reachRung(turn, place, rung);
}

/** By the first rules: each dwell that is over leads to the next rung. */
function carryByWaits(turn: Turn, place: Place<LadderNode>): void {
  const { id, node, free } = place;
  const progress = progressOf(turn.state, id);
  const rung = node.rungs[progress.rung];
  if (rung === undefined || (isLast(node, progress.rung) && progress.reached && rung.dwellMs === null))
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (!free || isAsked(turn, id)) return;
  if (!progress.reached) return reachRung(turn, place, rung);
  dwell(turn, place, rung);
}

const isAsked = ({ state }: Turn, id: string): boolean =>
  waitAbout(state, { node: id, kind: "rung" }) !== undefined ||
  waitAbout(state, { node: id, kind: "timer" }) !== undefined;

function reachRung(turn: Turn, { id, node }: Place<LadderNode>, rung: Rung): void {
  openWait(turn, {
    about: `${id}-${rung.percent}`,
    kind: "rung",
    text: `Shift ${trafficOf(node)} to ${rung.percent} %, then confirm`,
    node: id,
    answers: ["yes"],
  });
}

function dwell(turn: Turn, { id, node }: Place<LadderNode>, { percent, dwellMs }: Rung): void {
  const about = `${id}-${percent}-dwell`;
  const held = `${percent} % of ${trafficOf(node)}`;
  if (dwellMs !== null)
    openWait(turn, { about, kind: "timer", text: held, node: id, until: after(turn.at, dwellMs) });
  else
    openWait(turn, {
      about,
      kind: "rung",
      text: `${held}: promote it when it may go on`,
      node: id,
      answers: ["promote"],
    });
}
