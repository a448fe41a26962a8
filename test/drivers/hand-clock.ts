/** A clock that stands still until everything has settled, and then jumps to whatever is due next. */
import { type Instant, instant } from "../../src/base/index.ts";

export interface HandClock {
  readonly now: () => Instant;
  /** By a clock that nobody sets. */
  readonly elapsed: () => number;
  readonly set: (ms: number) => void;
  /** How many sleep just now. */
  readonly sleeping: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Lets time pass until the promise is settled. */
  readonly until: <T>(promise: Promise<T>) => Promise<T>;
}

export function handClock(startMs: number): HandClock {
  let now = startMs;
  /** So far was it set away from the steady one. */
  let away = startMs;
  const sleepers = new Map<() => void, number>();
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));
  return {
    now: () => instant(now),
    elapsed: () => now - away,
    set: (ms) => {
      const by = ms - now;
      away += by;
      now = ms;
      // Whoever sleeps has as long to go as before.
      for (const [wake, due] of sleepers) sleepers.set(wake, due + by);
    },
    sleeping: () => sleepers.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wake = (): void => {
          sleepers.delete(wake);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        sleepers.set(wake, now + ms);
        signal.addEventListener("abort", wake, { once: true });
      }),
    until: async (promise) => {
      let over = false;
      const done = (): void => {
        over = true;
      };
      promise.then(done, done);
      for (;;) {
        await settle();
        if (over) return promise;
        const [next] = [...sleepers].sort(([, a], [, b]) => a - b);
        if (next === undefined) continue;
        now = Math.max(now, next[1]);
        next[0]();
      }
    },
  };
}
