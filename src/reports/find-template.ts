/** Which template of the runbook a report is: by the words of its first lines. None rather than one that might be another. */
import type { Plan, PlanTemplate } from "../plan/index.ts";

export type ReportKind = "log" | "rollback" | "post-mortem";

const WORDS: Readonly<Record<ReportKind, RegExp>> = {
  log: /\b(?:deploy(?:ment|ed)?|release|change|go[- ]?live|rollout)\b[^\n]{0,30}\b(?:log|record|report|protocol|sheet|summary)\b/i,
  rollback: /\b(?:roll(?:ed)?[- ]?back|revert)\b[^\n]{0,30}\b(?:log|record|report|protocol|sheet|summary)\b/i,
  "post-mortem": /\b(?:post[- ]?mortem|incident (?:report|review|log|record|summary))\b/i,
};

const HEAD_LINES = 4;

export function findTemplate(plan: Plan, kind: ReportKind): PlanTemplate | null {
  const head = ({ id, text }: PlanTemplate): string =>
    [id.replace(/-/g, " "), ...text.split("\n").slice(0, HEAD_LINES)].join("\n");
  // One line is the title of a form, and no form.
  const forms = plan.templates.filter(({ text }) => text.trim().includes("\n"));
  return forms.find((template) => WORDS[kind].test(head(template))) ?? null;
}
