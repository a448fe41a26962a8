/** The clock of this machine, and sleep on it. */
import { type Instant, instant } from "../../base/index.ts";

export const now = (): Instant => instant(Date.now());

export const elapsed = (): number => performance.now();

/** A longer timer would overflow and fire at once; nor does one that long keep step with a clock that is set. */
const LONGEST_MS = 60_000;

/** Ends early, and without complaint, when the signal is aborted. A machine that slept meanwhile is late by a minute at most. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const wall = Date.now();
  const steady = performance.now();
  // The steady clock stands still while a machine sleeps, and the other may be set back: the one that is further counts.
  const left = (): number => ms - Math.max(Date.now() - wall, performance.now() - steady);
  do {
    await nap(Math.min(LONGEST_MS, Math.max(0, left())), signal);
  } while (!signal.aborted && left() > 0);
}

const nap = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
  });
