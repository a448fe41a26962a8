/**
 * A clock that stands still while anything is being done and jumps to whatever is due next: sleeping costs nothing, and a
 * week passes in microseconds. It never looks at the clock of this machine.
 */
import { Bug, type Instant, instant } from "../../base/index.ts";
import { openQueue } from "./event-queue.ts";

export type Pause =
  /** `until` said so. */
  | "done"
  /** Nothing is due any more, and nothing was said to be done: whoever waits would wait for ever. */
  | "idle"
  /** The next thing is due beyond the time given. */
  | "over";

export interface VirtualTime {
  readonly now: () => Instant;
  /** Gives back what cancels it. */
  readonly after: (ms: number, act: () => void) => () => void;
  /** Ends early, and without complaint, when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Lets time pass, one due thing after another, until there is a reason to stop. */
  readonly pass: (until: () => boolean, latest: Instant) => Promise<Pause>;
}

/** Nobody has so much to do in no time. */
const MOST_AT_ONCE = 10_000;

/** Everything that follows from the last thing is over when the turn of `setImmediate` comes: promises go before it. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function openTime(startAt: Instant): VirtualTime {
  const queue = openQueue();
  let now = startAt;
  const after = (ms: number, act: () => void): (() => void) => {
    const due = queue.put(now + Math.max(0, Math.ceil(ms)), act);
    return () => {
      due.cancelled = true;
    };
  };
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const cancel = after(ms, () => {
        signal?.removeEventListener("abort", early);
        resolve();
      });
      const early = (): void => {
        cancel();
        resolve();
      };
      signal?.addEventListener("abort", early, { once: true });
    });
  let atOnce = 0;
  const pass = async (until: () => boolean, latest: Instant): Promise<Pause> => {
    for (;;) {
      await settled();
      if (until()) return "done";
      const next = queue.nextAt();
      if (next === null) return "idle";
      if (next > latest) return "over";
      const due = queue.take();
      atOnce = next > now ? 0 : atOnce + 1;
      if (atOnce > MOST_AT_ONCE)
        throw new Bug(
          `${MOST_AT_ONCE} things in a row were due at one instant: somebody goes round and round`,
        );
      now = instant(Math.max(now, next));
      due?.act();
    }
  };
  return { now: () => now, after, sleep, pass };
}
