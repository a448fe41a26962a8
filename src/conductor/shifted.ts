/** The ladders that a target shifts by itself: all else is shifted by people, as it was in releases of the first rules. */
import { type LadderNode, nodeOf } from "../plan/index.ts";
import type { ExposureState, Shifting } from "./exposure-state.ts";
import type { Standing } from "./standing.ts";
import type { EffectState, ReleaseState } from "./state.ts";
import { ladderOf } from "./traffic-nodes.ts";

export interface Shifted extends Shifting {
  readonly environment: string;
  readonly node: LadderNode;
}

/** Null: people shift it, or it is no ladder. */
export function shiftedBy({ plan, state }: Standing, ladder: string): Shifted | null {
  const node = nodeOf(plan, ladder);
  if (state.conductor < 2 || node?.kind !== "ladder" || node.flag !== null) return null;
  const { service, target, version } = node;
  const { environment } = plan;
  // What is in a journal of before has no version.
  if (!service || !target || !version || !environment) return null;
  return { ladder, service, target, version, environment, node };
}

export interface Held {
  readonly shifted: Shifted;
  readonly exposure: ExposureState;
}

/** What is known of each, where anything is. */
export const heldLadders = (standing: Standing): readonly Held[] =>
  [...standing.state.exposures.values()].flatMap((exposure) => {
    const shifted = shiftedBy(standing, exposure.ladder);
    return shifted === null ? [] : [{ shifted, exposure }];
  });

/** What is asked of its target and not yet answered. */
export const openOn = ({ effects }: ReleaseState, ladder: string): readonly EffectState[] =>
  [...effects.values()].filter(
    ({ effect, node, state }) => effect.hand === "target" && state !== "ended" && ladderOf(node) === ladder,
  );

export const isOpenAt = ({ effects }: ReleaseState, node: string): boolean =>
  [...effects.values()].some((each) => each.node === node && each.state !== "ended");
