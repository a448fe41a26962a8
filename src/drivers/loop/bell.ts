/** Rung when there may be something new, so that nobody has to look all the time. A ring before anyone waits is kept. */

/** Why a waiting was broken off that nobody asks about; without a reason an error would be made for each. */
export const OVER = "over";

export interface Bell {
  readonly ring: () => void;
  /** Ends with the next ring, or at once where it rang since the last time. Ends early when the signal is aborted. */
  readonly rung: (signal: AbortSignal) => Promise<void>;
}

export function makeBell(): Bell {
  let rang = false;
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      rang = true;
      for (const wake of [...waiting]) wake();
    },
    rung: (signal) =>
      new Promise((resolve) => {
        if (rang || signal.aborted) {
          rang = false;
          return resolve();
        }
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener("abort", wake);
          rang = false;
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener("abort", wake, { once: true });
      }),
  };
}
