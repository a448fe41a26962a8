/** The codes of what can be wrong with the characters of a runbook. */

export const damageCodes = {
  RUNBOOK_TEXT_DAMAGED: {
    kind: "diagnostic",
    level: "note",
    title: "marks in the text were damaged by a wrong character set",
  },
} as const;
