/** When something about traffic is decided next though nothing happens: a try, a rung that may rise early, a lease's end. */
import type { Instant } from "../base/index.ts";
import { needsLook } from "./exposure-age.ts";
import { lookAgainAt } from "./exposure-upkeep.ts";
import { renewsAt } from "./exposures.ts";
import { LEAST_MS } from "./hold-rung.ts";
import { mayServe, zeroAgainAt } from "./lower-traffic.ts";
import { againAt } from "./shift-traffic.ts";
import { type Held, heldLadders } from "./shifted.ts";
import type { Turn } from "./turn.ts";
import { after } from "./waits.ts";

export function trafficWakes(turn: Turn): readonly (Instant | null)[] {
  const { stopping, returning, ended, paused } = turn.state;
  if (stopping !== null || ended !== null) return [];
  return heldLadders(turn).flatMap((held) => {
    if (returning !== null) return whileReturning(turn, held);
    return paused !== null ? [] : whileClimbing(turn, held);
  });
}

const whileReturning = (turn: Turn, held: Held): readonly (Instant | null)[] =>
  mayServe(turn, held) ? [zeroAgainAt(held.exposure), held.exposure.leaseAtMost] : [];

function whileClimbing(turn: Turn, { shifted, exposure }: Held): readonly (Instant | null)[] {
  const { lookMisses, misses, aim, kept, leaseEndsAt, risenAt } = exposure;
  if (kept) return [];
  const { at, count } = lookMisses;
  const looks = needsLook(turn, exposure) && at !== null ? lookAgainAt(count, at) : againAt(lookMisses);
  const rises = shifted.node.promotion === "evidence" && risenAt !== null ? after(risenAt, LEAST_MS) : null;
  const lease = aim > 0 ? [renewsAt(shifted, leaseEndsAt), leaseEndsAt] : [];
  return [looks, againAt(misses), ...lease, rises];
}
