/**
 * What a hand gives, but no later than it may take. The hand is told its deadline and keeps it itself; one that hangs
 * beyond it, or after it was told to end, is not waited for. What it does later is unknown, and that is said.
 */
import type { Outcome } from "../../effect/index.ts";
import { OVER } from "./bell.ts";
import type { World } from "./world.ts";

/** A hand ends what it began with TERM and, 10 seconds later, KILL; so much it has, and a little. */
export const GRACE_MS = 15_000;

export interface InTime<Given> {
  readonly world: World;
  readonly limitMs: number;
  /** Aborted when nobody here waits for anything any more: it ends with a refusal, and tells the hand nothing. */
  readonly over: AbortSignal;
  readonly controller: AbortController;
  readonly give: () => Promise<Given>;
  /** What counts where nothing came in time. */
  readonly instead: (why: "hangs" | "does-not-end") => Given;
  /** Came after all, when it no longer counted. */
  readonly late: (given: Given) => void;
}

export async function inTime<Given>(asked: InTime<Given>): Promise<Given> {
  const { world, limitMs, controller, instead } = asked;
  const over = new AbortController();
  const leaves = refusal(asked.over, over.signal);
  let counted = false;
  let left = false;
  const given = asked.give().then((value) => {
    if (counted && !left) asked.late(value);
    return value;
  });
  // Its own refusal, if it comes late, is nobody's any more.
  given.catch(() => undefined);
  const hangs = world.sleep(limitMs + GRACE_MS, over.signal).then(() => {
    // It is told to end as well, though nobody waits for it any more.
    if (!counted) controller.abort();
    return instead("hangs");
  });
  const stays = aborted(controller.signal, over.signal)
    .then(() => world.sleep(GRACE_MS, over.signal))
    .then(() => instead("does-not-end"));
  try {
    return await Promise.race([given, hangs, stays, leaves]);
  } finally {
    counted = true;
    left = asked.over.aborted;
    over.abort(OVER);
  }
}

/** Refuses when the first is aborted, unless the second was before. */
const refusal = (signal: AbortSignal, over: AbortSignal): Promise<never> =>
  aborted(signal, over).then(() => (over.aborted ? new Promise(() => undefined) : Promise.reject(OVER)));

/** Ends with either. */
const aborted = (signal: AbortSignal, over: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted || over.aborted) return resolve();
    const done = (): void => {
      signal.removeEventListener("abort", done);
      over.removeEventListener("abort", done);
      resolve();
    };
    signal.addEventListener("abort", done);
    over.addEventListener("abort", done);
  });

export const hungOutcome = (why: "hangs" | "does-not-end", limitMs: number): Outcome => ({
  state: why === "hangs" ? "timed-out" : "cancelled",
  data: { hung: true },
  evidence: [
    why === "hangs"
      ? `no end after ${limitMs + GRACE_MS} ms, though ${limitMs} ms were given`
      : `no end ${GRACE_MS} ms after it was told to end`,
    "it may still be at it: what it does from here on is not known",
  ],
});
