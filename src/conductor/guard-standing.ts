/** What guards ask of a release: where its traffic is, and whether somebody was asked about one of them. */
import type { LadderNode } from "../plan/index.ts";
import { nodeOf, nodesOf } from "../plan/index.ts";
import { progressOf } from "./rungs.ts";
import { shiftedBy } from "./shifted.ts";
import { nodeState, type Standing } from "./standing.ts";
import type { OpenWait, ReleaseState } from "./state.ts";

/** The share that a ladder gives the new version now, as far as a target or a person said so. */
export function percentOf({ plan, state }: Standing, id: string): number {
  const standing = { plan, state };
  const node = nodeOf(plan, id);
  if (node?.kind !== "ladder") return 0;
  if (shiftedBy(standing, id) !== null) return state.exposures.get(id)?.percent ?? 0;
  const { rung, reached } = progressOf(state, id);
  return node.rungs[reached ? rung : rung - 1]?.percent ?? 0;
}

export interface Shifting {
  readonly id: string;
  readonly node: LadderNode;
  readonly percent: number;
}

/** Ladders under way that gave the new version some of the traffic, and not all of it. */
export const shifting = (standing: Standing): readonly Shifting[] =>
  nodesOf(standing.plan, "main").flatMap(([id, node]): readonly Shifting[] => {
    if (node.kind !== "ladder" || node.flag !== null) return [];
    if (nodeState(standing.state, id).state !== "running") return [];
    const percent = percentOf(standing, id);
    return percent > 0 && percent < 100 ? [{ id, node, percent }] : [];
  });

export function exposureWords(standing: Standing): string {
  const [first] = shifting(standing);
  return first === undefined ? "" : `, at ${first.percent} %`;
}

/** Asked of people because a guard tripped, or because a soak does not get quiet. */
export const guardWaits = ({ waits }: Pick<ReleaseState, "waits">): readonly OpenWait[] =>
  [...waits.values()].filter((wait) => wait.kind === "guard" && wait.node !== LOOK);

/** Somebody is asked whether it may go on though a guard tripped: nothing begins before that is answered. */
export const asksAboutGuard = ({ plan, state }: Standing): boolean =>
  guardWaits(state).some(({ node }) => plan.guards.some(({ id }) => id === node));

/** The standing request to look at what nothing reads. */
export const LOOK = "~look";
