/** Guards: reasons to go back, to stop or to call someone, from lists, prose and tables. A prohibition is none. */
import type { Lines } from "../base/index.ts";
import { harmOf } from "./harm.ts";
import { type Pen, write } from "./pen.ts";
import type { Subject } from "./phrases/figures.ts";
import { type GroupLead, readGroupLead } from "./phrases/lead.ts";
import { readTrigger } from "./phrases/trigger.ts";
import type { GuardAction, GuardItem } from "./reading.ts";

export type GuardLead = GroupLead;

export const guardLeadOf = (text: string): GuardLead | null => (text === "" ? null : readGroupLead(text));

export interface GuardSource {
  readonly text: string;
  readonly lines: Lines;
  readonly lead: GuardLead | null;
  /** What is done where the words name no action. */
  readonly fallback: GuardAction;
  /** Words that are no figure may be an event. */
  readonly events: boolean;
  /** What "it" is: the figure that the text before names. */
  readonly subject?: Subject | null;
}

/** Writes a guard, or a note where the words forbid one; false where the text states no reason to act. */
export function writeGuard(pen: Pen, source: GuardSource): boolean {
  const { lead, lines, text } = source;
  const trigger = readTrigger(text, {
    sense: "bad",
    action: lead?.action ?? null,
    holdMs: lead?.holdMs ?? null,
    subject: source.subject ?? null,
  });
  if (trigger === null) return false;
  if (trigger.veto || lead?.veto === true) {
    write(pen, { kind: "note", lines, sure: "exact", text });
    return true;
  }
  if (!trigger.lead && !(lead?.says === "if") && harmOf(trigger.when) === "health") {
    write(pen, { kind: "target", lines, sure: "inferred", text, when: trigger.when });
    return true;
  }
  const isEvent = "event" in trigger.when;
  if (isEvent && !source.events && !trigger.lead) return false;
  const draft: Omit<GuardItem, "id" | "section"> = {
    kind: "guard",
    lines,
    sure: trigger.sure,
    text,
    when: trigger.when,
    action: trigger.action ?? source.fallback,
    waitMs: trigger.waitMs,
    withinMs: trigger.withinMs,
    armedForMs: trigger.armedForMs ?? lead?.armedForMs ?? null,
    then: trigger.then,
  };
  write(pen, draft);
  return true;
}
