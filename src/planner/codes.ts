/** The codes of what can keep a reading from becoming a plan, or be worth saying about one. */

export const codes = {
  PLAN_EFFECT_INVALID: {
    kind: "diagnostic",
    level: "error",
    title: "a step asks for something that no hand can do",
  },
  PLAN_ELIDED: {
    kind: "diagnostic",
    level: "error",
    title: "a command leaves something out with ...",
  },
  PLAN_UNSURE: {
    kind: "diagnostic",
    level: "error",
    title: "a line can be read in two ways, and the environment is strict",
  },
  RUNBOOK_INPUT_COLLISION: {
    kind: "diagnostic",
    level: "error",
    title: "two inputs have the same name and contradict each other",
  },
  RUNBOOK_INPUT_MISSING: {
    kind: "diagnostic",
    level: "error",
    title: "an input has no value",
  },
  RUNBOOK_INPUT_NOT_AN_OPTION: {
    kind: "diagnostic",
    level: "error",
    title: "an input is given a value that the runbook does not offer",
  },
  RUNBOOK_INPUT_UNKNOWN: {
    kind: "diagnostic",
    level: "error",
    title: "a value is set for an input that the runbook does not have",
  },
  RUNBOOK_INPUT_UNSAFE: {
    kind: "diagnostic",
    level: "error",
    title: "a value cannot stand where the runbook uses it",
  },
  RUNBOOK_NOTHING_TO_RUN: {
    kind: "diagnostic",
    level: "error",
    title: "a runbook has nothing that can be carried out",
  },
  RUNBOOK_PROCEDURE_AMBIGUOUS: {
    kind: "diagnostic",
    level: "error",
    title: "several headings have the name of the procedure",
  },
  RUNBOOK_PROCEDURE_NEEDED: {
    kind: "diagnostic",
    level: "error",
    title: "a runbook has several procedures and none is named",
  },
  RUNBOOK_PROCEDURE_UNKNOWN: {
    kind: "diagnostic",
    level: "error",
    title: "no heading has the name of the procedure",
  },
} as const;

export type PlannerCode = keyof typeof codes;
