/** A report of a release: the runbook's own template filled where it has one, a plain Markdown log where not. */
import { fillTemplate, type Report } from "./fill-template.ts";
import { findTemplate, type ReportKind } from "./find-template.ts";
import { markdownLog } from "./markdown-log.ts";
import { postMortem } from "./post-mortem.ts";
import type { Story } from "./story.ts";

export interface Reported extends Report {
  readonly kind: ReportKind;
  /** It is the team's own form. */
  readonly ownTemplate: boolean;
}

/**
 * What is told where nobody said which: of a release that went back the rollback report, unless the team has one form alone
 * and that is a log; else the log.
 */
export function usualReport({ returning, plan }: Story): ReportKind {
  if (returning === null) return "log";
  const onlyLog = findTemplate(plan, "rollback") === null && findTemplate(plan, "log") !== null;
  return onlyLog ? "log" : "rollback";
}

export function report(story: Story, kind: ReportKind): Reported {
  const template = findTemplate(story.plan, kind);
  if (template !== null) return { kind, ownTemplate: true, ...fillTemplate(template.text, story) };
  if (kind === "post-mortem") return { kind, ownTemplate: false, filled: 0, ...postMortem(story) };
  return { kind, ownTemplate: false, lines: markdownLog(story), filled: 0, left: 0 };
}
