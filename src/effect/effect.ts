/** What is asked of the world and what came back, as data. Nothing here knows how a hand does it. */

export interface Effect {
  /** Unique within its release; the same effect asked for again after a crash keeps it. */
  readonly id: string;
  readonly hand: string;
  /** Fits the input schema of its hand; `checkEffect` says so when the plan is made. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** How an effect ended. A failed effect is an outcome and no exception. */
export interface Outcome {
  readonly state: "done" | "failed" | "timed-out" | "cancelled";
  /**
   * Figures and texts that a later step or a person may need: `exit`, `ms`, `log` (bytes of the step's log). `lost: true`
   * says that what carried it out is gone, so that whether it was done is not known: it is no failure, and the driver does
   * as it does after a crash of its own.
   */
  readonly data: Readonly<Record<string, unknown>>;
  /** What shows that it is so: an exit status, a response, the last lines of output. */
  readonly evidence: readonly string[];
}
