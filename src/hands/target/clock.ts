/** The time by which the hand waits: that of this machine, unless a test passes in one that costs nothing. */

export interface Clock {
  /** Milliseconds, from anywhere. */
  readonly now: () => number;
  /** False: it was called off meanwhile. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<boolean>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const end = (whole: boolean): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        resolve(whole);
      };
      const stop = (): void => end(false);
      const timer = setTimeout(() => end(true), ms);
      if (signal.aborted) stop();
      else signal.addEventListener("abort", stop, { once: true });
    }),
};
