/** The traffic that this release holds on its new versions: it is renewed with every tick, and by nothing else. */
import type { Instant } from "../base/index.ts";
import type { HeldExposure } from "../effect/index.ts";
import { needsLook } from "./exposure-age.ts";
import { type Held, heldLadders, openOn, type Shifted } from "./shifted.ts";
import { isOver, wayThere } from "./standing.ts";
import type { Turn } from "./turn.ts";

/**
 * Nothing once it goes back, stops or has ended: then the lease runs out by itself. What nobody can tell of is not renewed
 * either, for that might bring back what its target has taken.
 */
export function heldExposures(turn: Turn): readonly HeldExposure[] {
  const { returning, stopping, ended } = turn.state;
  if (returning !== null || stopping !== null || ended !== null) return [];
  const byTarget = new Map<string, Held>();
  for (const held of heldLadders(turn)) {
    if (!isHeld(turn, held)) continue;
    const known = byTarget.get(held.shifted.target);
    // Two ladders of one service: the one that moved it last.
    if (known === undefined || (known.exposure.risenAt ?? 0) <= (held.exposure.risenAt ?? 0))
      byTarget.set(held.shifted.target, held);
  }
  return [...byTarget.values()].map(({ shifted, exposure }) => {
    const { service, environment, target, version, node } = shifted;
    return { service, environment, target, version, percent: exposure.aim, leaseMs: node.leaseMs };
  });
}

function isHeld(turn: Turn, { shifted, exposure }: Held): boolean {
  const { aim, kept, lapsedAt, leaseEndsAt } = exposure;
  if (aim === 0 || kept || lapsedAt !== null || needsLook(turn, exposure)) return false;
  if (!isMoving(turn, shifted)) return true;
  const again = renewsAt(shifted, leaseEndsAt);
  return again !== null && again <= turn.at;
}

/** What is being shifted takes a lease of its own, and one is about to be lifted: a renewal beside that would undo it. */
const isMoving = (turn: Turn, { ladder }: Shifted): boolean =>
  openOn(turn.state, ladder).some(({ effect }) => effect.input.do !== "look") ||
  wayThere(turn).every((id) => isOver(turn, id));

/** It is renewed all the same when it would run out. */
export const renewsAt = ({ node }: Shifted, leaseEndsAt: Instant | null): Instant | null =>
  leaseEndsAt === null ? null : ((leaseEndsAt - node.leaseMs / 2) as Instant);

/** A tick is under way that renews it. */
export const isRenewing = ({ state }: Pick<Turn, "state">, { target }: Shifted): boolean =>
  [...state.effects.values()].some(
    (each) =>
      each.state === "asked" && each.effect.hand === "sample" && holds(each.effect.input.hold, target),
  );

const holds = (hold: unknown, target: string): boolean =>
  Array.isArray(hold) && hold.some((each: { readonly target?: unknown }) => each.target === target);
