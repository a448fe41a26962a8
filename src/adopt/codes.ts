/** The permanent codes of what can be in the way of adopting a runbook. */
import type { CodeTable } from "../base/index.ts";

export const codes = {
  ADOPT_ANSWER_INVALID: { kind: "error", title: "a question is given an answer that it does not take" },
  ADOPT_ANSWER_UNKNOWN: {
    kind: "error",
    title: "an answer is to a question that the runbook does not raise",
  },
  ADOPT_ANSWERS_FORM: { kind: "error", title: "the answers are no table of questions and answers" },
  ADOPT_ENCODING: { kind: "error", title: "the runbook is not UTF-8, so it cannot be written back as it is" },
  ADOPT_FILE_CHANGED: { kind: "error", title: "the runbook was changed while it was being adopted" },
  ADOPT_FILE_READ_ONLY: { kind: "error", title: "the runbook may not be written" },
  ADOPT_WRITE_FAILED: { kind: "error", title: "the adopted runbook could not be written" },
  ADOPT_QUESTION_OPEN: {
    kind: "diagnostic",
    level: "warning",
    title: "two readings would do different things, and nobody has said which is meant",
  },
  ADOPT_UNSETTLED: {
    kind: "diagnostic",
    level: "note",
    title: "something acts on a guess that no annotation can settle",
  },
} as const satisfies CodeTable;

export type AdoptCode = keyof typeof codes;
