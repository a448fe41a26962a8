/** On the way back: whoever shifted traffic there shifts it back, and where that were people, they are asked to. */
import type { LadderNode } from "../plan/index.ts";
import { shiftedBy } from "./shifted.ts";
import { hasShifted, wayThere } from "./standing.ts";
import type { ReleaseState } from "./state.ts";
import type { Turn } from "./turn.ts";
import { openWait, waitAbout } from "./waits.ts";
import { withoutStop } from "./words.ts";

export const trafficOf = ({ service, flag, title }: LadderNode): string => {
  if (flag !== null) return `the flag ${flag}`;
  return service === null ? `traffic (${withoutStop(title)})` : `traffic of ${service}`;
};

/** True: somebody is still asked to. */
export function shiftsBack(turn: Turn): boolean {
  let open = false;
  for (const id of wayThere(turn)) {
    const node = turn.plan.nodes[id];
    if (node?.kind !== "ladder" || node.flag !== null || !hasShifted(turn.state, id)) continue;
    if (isBack(turn.state, id) || shiftedBy(turn, id) !== null) continue;
    open = true;
    if (turn.state.paused !== null || waitAbout(turn.state, { node: id, kind: "rung" }) !== undefined)
      continue;
    const text = `Shift ${trafficOf(node)} back to 0 %, then confirm`;
    openWait(turn, { about: `${id}-back`, kind: "rung", text, node: id, answers: ["back"] });
  }
  return open;
}

/** Users are on the new version still, and only people can move them. */
export const isWithPeople = (turn: Turn): boolean =>
  wayThere(turn).some((id) => {
    const node = turn.plan.nodes[id];
    if (node?.kind !== "ladder" || node.flag !== null || !hasShifted(turn.state, id)) return false;
    return !isBack(turn.state, id) && shiftedBy(turn, id) === null;
  });

export const isBack = ({ answered }: ReleaseState, id: string): boolean =>
  [...answered.values()].some((each) => each.node === id && each.kind === "rung" && each.as === "back");
