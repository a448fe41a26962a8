/** How many findings there are, of which level, in how many files: one line for people, three numbers for programs. */

import type { LintRun } from "../app/index.ts";
import type { Level } from "../base/index.ts";
import { plural } from "../base/index.ts";
import type { Finding } from "../lint/index.ts";

export type Counts = Readonly<Record<Level, number>>;

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}

/** `3 errors, 12 warnings in 2 of 9 files; 5 can be fixed with --fix`. */
export function summaryOf({ files, failed }: LintRun): string {
  const findings = files.flatMap((file) => file.findings);
  const unread = failed.filter(({ file }) => !files.some((each) => each.file === file)).length;
  const all = files.length + unread;
  if (files.length === 0) return `${plural(all, "file")} could not be linted`;
  const left = unread === 0 ? "" : `; ${plural(unread, "file")} could not be linted`;
  if (findings.length === 0) return `${plural(all, "file")}, no findings${left}`;
  const counts = countsOf(findings);
  const levels = (["error", "warning", "note"] as const).filter((level) => counts[level] > 0);
  const said = levels.map((level) => plural(counts[level], level)).join(", ");
  const touched = files.filter((file) => file.findings.length > 0).length;
  const where = all === 1 ? "" : ` in ${touched} of ${plural(all, "file")}`;
  // What --fix was refused is not offered again.
  const open = files.filter(({ file }) => !failed.some((each) => each.file === file));
  const fixable = open.flatMap((file) => file.findings).filter(({ edits }) => edits.length > 0).length;
  return `${said}${where}${fixable === 0 ? "" : `; ${fixable} can be fixed with --fix`}${left}`;
}
