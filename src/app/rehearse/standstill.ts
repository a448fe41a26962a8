/** Tells when nothing moves any more though figures are still read: whoever is waited for does not come. */
import type { Instant } from "../../base/index.ts";
import type { Recorded, ReleaseState } from "../../conductor/index.ts";

/** Longer than anybody takes who comes at all; and longer than one person who is called waits for the next. */
const STILL_MS = 30 * 60_000;
const CALLING_MS = 4 * 3_600_000;

const TICK = "~tick";

export interface Standstill {
  readonly hears: (recorded: Recorded, state: ReleaseState) => void;
  readonly isStill: () => boolean;
  /** When something moved last. */
  readonly movedAt: () => Instant | null;
}

export function openStandstill(): Standstill {
  let movedAt: Instant | null = null;
  let isStill = false;
  return {
    hears: ({ event, at }, state) => {
      const isTick =
        event.type === "tick.judged" ||
        (event.type === "effect.asked" && event.node === TICK) ||
        (event.type === "effect.ended" && state.effects.get(event.effect)?.node === TICK);
      if (!isTick || movedAt === null) {
        movedAt = at;
        return;
      }
      isStill =
        at - movedAt > (isCalling(state) ? CALLING_MS : STILL_MS) && state.waits.size > 0 && isWaiting(state);
    },
    isStill: () => isStill,
    movedAt: () => movedAt,
  };
}

/** Somebody was called, and others may be. */
const isCalling = ({ alarms }: ReleaseState): boolean =>
  [...alarms.values()].some(
    ({ climbed, acknowledged, over }) => climbed > 0 && acknowledged === null && !over,
  );

const isWaiting = ({ waits, paused }: ReleaseState): boolean =>
  paused !== null || [...waits.values()].every(({ until }) => until === null);
