/** The class that a release is of by now, and what follows from it at its end. */
import type { ReleaseClass } from "../policy/index.ts";
import type { Turn } from "./turn.ts";

export const classOf = ({ plan, state }: Pick<Turn, "plan" | "state">): ReleaseClass =>
  state.raised?.to ?? plan.policy.class;

/** What was done in a hurry is looked at afterwards; null: nothing was. */
export function reviewDue({ plan, state }: Pick<Turn, "plan" | "state">): string | null {
  const { glass, raised } = state;
  if (glass !== null) return `${glass.by.who} broke the glass (${glass.why}): a review is due`;
  if (classOf({ plan, state }) !== "emergency") return null;
  return raised === null
    ? "it was an emergency: a review is due"
    : `${raised.by.who} called it an emergency (${raised.why}): a review is due`;
}
