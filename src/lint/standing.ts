/** Whether a command is carried out as it stands, on the main or the rollback course, or is one of those to be picked. */
import type { Level } from "../base/index.ts";
import type { Call } from "./call.ts";

const ASIDE = new Set(["diagnose", "reference", "template", "recover"]);

/** `note` for what is looked up or picked (alternatives, diagnosis, reference, recovery); null for what is carried out. */
export function asideLevel({ item, section }: Call): Level | null {
  if (item === null) return "note";
  if (section !== null) {
    if (section.course !== "main" && section.course !== "rollback") return "note";
    if (section.role !== null && ASIDE.has(section.role)) return "note";
  }
  return item.choice !== null && !item.preferred ? "note" : null;
}

const LOOKS_ROUND =
  /\b(?:symptoms?|troubleshoot\w*|diagnos\w+|investigat\w+|debug\w*|root cause|examples?|issues?|failures?|triage|assess\w*|identify\w*|gather\w*)\b/i;

/** A section for looking things up, or for looking round: nothing has to hold there. */
export const isLooking = ({ section }: Call): boolean =>
  section !== null &&
  (section.role === "diagnose" ||
    section.role === "reference" ||
    section.role === "template" ||
    LOOKS_ROUND.test(section.title));
