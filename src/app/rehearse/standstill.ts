/** Tells when nothing moves any more though figures are still read: whoever is waited for does not come. */
import type { Instant } from "../../base/index.ts";
import type { Recorded, ReleaseState } from "../../conductor/index.ts";

/** Longer than anybody takes who comes at all; and longer than one person who is called waits for the next. */
const STILL_MS = 5 * 60_000;
const CALLING_MS = 4 * 3_600_000;

/** So often figures are read in vain. */
const STILL_TICKS = 150;

const TICK = "~tick";

export interface Standstill {
  readonly hears: (recorded: Recorded, state: ReleaseState) => void;
  readonly isStill: () => boolean;
  /** When something moved last. */
  readonly movedAt: () => Instant | null;
}

export function openStandstill(): Standstill {
  let movedAt: Instant | null = null;
  let ticks = 0;
  let isStill = false;
  return {
    hears: (recorded, state) => {
      if (movedAt === null || !isOfTick(recorded, state)) {
        movedAt = recorded.at;
        ticks = 0;
        return;
      }
      if (recorded.event.type === "effect.asked") ticks += 1;
      const ms = recorded.at - movedAt;
      const isLong = isCalling(state) ? ms > CALLING_MS : ms > STILL_MS && ticks > STILL_TICKS;
      isStill = isLong && isWaiting(state);
    },
    isStill: () => isStill,
    movedAt: () => movedAt,
  };
}

const isOfTick = ({ event }: Recorded, { effects }: ReleaseState): boolean =>
  event.type === "tick.judged" ||
  (event.type === "effect.asked" && event.node === TICK) ||
  (event.type === "effect.ended" && effects.get(event.effect)?.node === TICK);

/** Somebody was called, and others may be. */
const isCalling = ({ alarms }: ReleaseState): boolean =>
  [...alarms.values()].some(
    ({ climbed, acknowledged, over }) => climbed > 0 && acknowledged === null && !over,
  );

/** For people alone: no time is awaited, and nothing is under way. */
const isWaiting = ({ waits, paused, effects }: ReleaseState): boolean =>
  waits.size > 0 &&
  (paused !== null || [...waits.values()].every(({ until }) => until === null)) &&
  [...effects.values()].every(({ state, node }) => state !== "asked" || node === TICK);
