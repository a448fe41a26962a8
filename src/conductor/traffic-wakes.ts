/** When something about traffic is decided next though nothing happens: a try, a rung that may rise early, a lease's end. */
import type { Instant } from "../base/index.ts";
import { needsLook } from "./exposure-age.ts";
import { lookAgainAt } from "./exposure-upkeep.ts";
import { renewsAt } from "./exposures.ts";
import { leastAt } from "./hold-rung.ts";
import { mayServe } from "./lower-traffic.ts";
import { zeroAgainAt } from "./serve-again.ts";
import { againAt } from "./shift-traffic.ts";
import { type Held, heldLadders } from "./shifted.ts";
import type { Turn } from "./turn.ts";

export function trafficWakes(turn: Turn): readonly (Instant | null)[] {
  const { stopping, returning, ended, paused } = turn.state;
  if (stopping !== null || ended !== null) return [];
  return heldLadders(turn).flatMap((held) => {
    if (returning !== null) return whileReturning(turn, held);
    return paused !== null ? whilePaused(turn, held) : whileClimbing(turn, held);
  });
}

const whileReturning = (turn: Turn, held: Held): readonly (Instant | null)[] =>
  mayServe(turn, held) ? [zeroAgainAt(held.exposure), held.exposure.leaseAtMost] : [];

/** It is looked at still. */
function whilePaused(turn: Turn, { exposure }: Held): readonly (Instant | null)[] {
  const { aim, kept, leaseEndsAt, lookMisses } = exposure;
  if (kept || aim === 0) return [];
  const { at, count } = lookMisses;
  return [needsLook(turn, exposure) && at !== null ? lookAgainAt(count, at) : leaseEndsAt];
}

function whileClimbing(turn: Turn, { shifted, exposure }: Held): readonly (Instant | null)[] {
  const { lookMisses, misses, aim, kept, leaseEndsAt, risenAt } = exposure;
  if (kept) return [];
  const { at, count } = lookMisses;
  const looks = needsLook(turn, exposure) && at !== null ? lookAgainAt(count, at) : againAt(lookMisses);
  const rises = shifted.node.promotion === "evidence" && risenAt !== null ? leastAt(turn, risenAt) : null;
  const lease = aim > 0 ? [renewsAt(shifted, leaseEndsAt), leaseEndsAt] : [];
  return [looks, againAt(misses), ...lease, rises];
}
