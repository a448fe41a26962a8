/** What an outcome means for the step or check that it belongs to, and how it is said. */
import { formatDuration, type Instant } from "../base/index.ts";
import type { Outcome } from "../effect/index.ts";
import type { Work } from "../plan/index.ts";
import type { EffectState } from "./state.ts";
import { after } from "./waits.ts";

/** Written as the outcome of what a person says was not done: it is asked for again. */
export const NOT_DONE: Outcome["data"] = { answer: "not-done", begun: false };

export type Meaning =
  | { readonly is: "done" }
  | { readonly is: "again"; readonly notBefore: Instant | null }
  | { readonly is: "failed"; readonly why: string };

/** `endless`: it was to be ended, or to run out of time. */
export function meaningOf(
  effect: EffectState,
  work: Pick<Work, "onCrash" | "retries">,
  endless: boolean,
): Meaning {
  const { outcome, attempt, endedAt } = effect;
  if (outcome === null) return { is: "failed", why: "nothing is known of it" };
  if (outcome.state === "done") return { is: "done" };
  if (outcome.data.answer === "not-done") return { is: "again", notBefore: null };
  if (endless && outcome.state !== "failed") return { is: "done" };
  if (work.onCrash === "repeat" && attempt <= work.retries)
    return { is: "again", notBefore: after(endedAt ?? effect.askedAt, backoffMs(attempt)) };
  return { is: "failed", why: whyOf(effect, outcome) };
}

/** What failed a moment ago mostly fails again at once. */
const backoffMs = (attempt: number): number => Math.min(1000 * 2 ** (attempt - 1), 30_000);

const LONGEST = 200;

function whyOf(effect: EffectState, outcome: Outcome): string {
  const { exit } = outcome.data;
  const last = outcome.evidence.at(-1)?.trim() ?? "";
  const shown = last.length > LONGEST ? `${last.slice(0, LONGEST - 1)}…` : last;
  const how =
    outcome.state === "timed-out"
      ? `not over after ${formatDuration(effect.timeoutMs)}`
      : outcome.state === "cancelled"
        ? "ended before it was over"
        : typeof exit === "number"
          ? `exit status ${exit}`
          : "failed";
  return shown === "" || shown.toLowerCase() === how ? how : `${how}: ${shown}`;
}
