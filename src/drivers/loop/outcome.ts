/** Outcomes that are made here rather than by a hand, and the check that a hand's own can be written down. */
import type { Outcome } from "../../effect/index.ts";

const failed = (evidence: readonly string[], data: Outcome["data"] = {}): Outcome => ({
  state: "failed",
  data,
  evidence,
});

export const noHand = (hand: string, known: readonly string[]): Outcome =>
  failed([
    `nothing here performs "${hand}"; there are hands for ${known.length === 0 ? "nothing" : [...known].sort().join(", ")}`,
  ]);

const LINES = 6;

/** A hand that throws is wrong itself. What it did before cannot be told, so its step fails, and says so. */
export const bugOutcome = (hand: string, error: unknown): Outcome => {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  const lines = text.slice(0, 2_000).split("\n").slice(0, LINES);
  return failed(
    [
      "bug",
      `the hand ${hand} broke; what it had done by then is not known`,
      ...lines.map((line) => line.trim()),
    ],
    { bug: true },
  );
};

const STATES: readonly unknown[] = ["done", "failed", "timed-out", "cancelled"];

/** As it will stand in the journal; what cannot stand there is a hand's bug. */
export function plainOutcome(hand: string, outcome: Outcome): Outcome {
  try {
    const plain: Outcome = JSON.parse(JSON.stringify(outcome));
    const { state, data, evidence } = plain;
    const fits =
      STATES.includes(state) &&
      typeof data === "object" &&
      data !== null &&
      Array.isArray(evidence) &&
      evidence.every((line) => typeof line === "string");
    return fits
      ? plain
      : bugOutcome(hand, new Error(`it answered with no outcome: ${JSON.stringify(plain)}`));
  } catch (error) {
    return bugOutcome(hand, error);
  }
}
