/**
 * Ladders: at each rung traffic is shifted, and held there for its dwell. Nothing here shifts it yet, so a person is asked
 * to and says when it is done; the seam of targets and of the judge is `reachRung` and `dwell`.
 */
import type { LadderNode, Rung } from "../plan/index.ts";
import { hasShifted, nodeState, wayThere } from "./standing.ts";
import type { ReleaseState } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, openWait, waitAbout } from "./waits.ts";

export function carryLadder(turn: Turn, place: Place<LadderNode>): void {
  const { id, node, free } = place;
  if (nodeState(turn.state, id).state === "pending") emit(turn, { type: "node.began", node: id });
  const progress = progressOf(turn.state, id);
  const rung = node.rungs[progress.rung];
  // At the last rung there is nowhere to go on to, so nobody is asked to promote it.
  const last = progress.rung === node.rungs.length - 1;
  if (rung === undefined || (last && progress.reached && rung.dwellMs === null))
    return emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
  if (!free || isAsked(turn, id)) return;
  if (!progress.reached) return reachRung(turn, place, rung);
  dwell(turn, place, rung);
}

const isAsked = ({ state }: Turn, id: string): boolean =>
  waitAbout(state, { node: id, kind: "rung" }) !== undefined ||
  waitAbout(state, { node: id, kind: "timer" }) !== undefined;

interface Progress {
  /** Index of the rung that is being reached or held. */
  readonly rung: number;
  readonly reached: boolean;
  /** A dwell is extended once. */
  readonly extended: boolean;
}

/** How far it is, from how each of its waits ended. */
export function progressOf({ answered }: Pick<ReleaseState, "answered">, id: string): Progress {
  let progress: Progress = { rung: 0, reached: false, extended: false };
  for (const each of answered.values()) {
    if (each.node !== id || each.as === "gone" || each.as === "back") continue;
    if (each.kind === "rung" && each.as === "yes") progress = { ...progress, reached: true };
    else if (each.kind === "timer" && each.as === "extend") progress = { ...progress, extended: true };
    else progress = { rung: progress.rung + 1, reached: false, extended: false };
  }
  return progress;
}

const nameOf = ({ service, flag, title }: LadderNode): string => {
  if (flag !== null) return `the flag ${flag}`;
  return service === null ? `traffic (${title})` : `traffic of ${service}`;
};

function reachRung(turn: Turn, { id, node }: Place<LadderNode>, rung: Rung): void {
  openWait(turn, {
    about: `${id}-${rung.percent}`,
    kind: "rung",
    text: `Shift ${nameOf(node)} to ${rung.percent} %, then confirm`,
    node: id,
    answers: ["yes"],
  });
}

function dwell(turn: Turn, { id, node }: Place<LadderNode>, { percent, dwellMs }: Rung): void {
  const about = `${id}-${percent}-dwell`;
  const held = `${percent} % of ${nameOf(node)}`;
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

/** On the way back: whoever shifted traffic there shifts it back. True: somebody is still asked to. */
export function shiftsBack(turn: Turn): boolean {
  let open = false;
  for (const id of wayThere(turn)) {
    const node = turn.plan.nodes[id];
    if (node?.kind !== "ladder" || node.flag !== null || !hasShifted(turn.state, id)) continue;
    if (isBack(turn.state, id)) continue;
    open = true;
    if (turn.state.paused !== null || waitAbout(turn.state, { node: id, kind: "rung" }) !== undefined)
      continue;
    const text = `Shift ${nameOf(node)} back to 0 %, then confirm`;
    openWait(turn, { about: `${id}-back`, kind: "rung", text, node: id, answers: ["back"] });
  }
  return open;
}

export const isBack = ({ answered }: ReleaseState, id: string): boolean =>
  [...answered.values()].some((each) => each.node === id && each.kind === "rung" && each.as === "back");
