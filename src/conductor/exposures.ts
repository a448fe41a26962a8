/** The traffic that this release holds on its new versions: it is renewed with every tick, and by nothing else. */
import type { HeldExposure } from "../effect/index.ts";
import { needsLook } from "./exposure-age.ts";
import { type Held, heldLadders, openOn } from "./shifted.ts";
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
  // What is being shifted takes a lease of its own; beside it this is renewed only when it would run out.
  const shifts = openOn(turn.state, shifted.ladder).some(({ effect }) => effect.input.do !== "look");
  return !shifts || (leaseEndsAt !== null && leaseEndsAt - turn.at < shifted.node.leaseMs / 2);
}
