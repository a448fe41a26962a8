/** What follows from an answer to a guard that asks: it goes on and that guard is silent until it was quiet, or it ends. */
import { stopNow } from "./follow-answer.ts";
import { beginReturning } from "./returning.ts";
import type { Actor } from "./signal.ts";
import type { OpenWait } from "./state.ts";
import type { Turn } from "./turn.ts";
import { closeWait } from "./waits.ts";
import { ending } from "./words.ts";

interface Given {
  readonly as: string;
  readonly by: Actor;
  readonly note: string | null;
}

export function followGuardAnswer(turn: Turn, wait: OpenWait, given: Given): void {
  const { as, by, note } = given;
  closeWait(turn, wait.id, given);
  const what = wait.text.split("\n", 1)[0] ?? "";
  const why = `${what.replace(/\. [^.]{0,80}\?$/, "")}; ${by.who} said ${as}${ending(note)}`;
  if (as === "rollback") beginReturning(turn, { why, by });
  else if (as === "stop") stopNow(turn, { why, by });
}
