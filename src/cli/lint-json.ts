/** Findings as the JSON that programs rely on (lint/1): keys are added, never changed. */
import type { LintRun } from "../app/index.ts";
import type { Level, Lines } from "../base/index.ts";
import { clean } from "./clean.ts";
import { type Counts, countsOf } from "./lint-summary.ts";

interface FindingJson {
  readonly code: string;
  readonly level: Level;
  readonly file: string;
  readonly lines: Lines;
  readonly columns: Lines | null;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly fixable: boolean;
}

interface FailureJson {
  readonly file: string;
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface LintJson {
  readonly rutter: "lint/1";
  readonly findings: readonly FindingJson[];
  readonly summary: Counts;
  readonly failed?: readonly FailureJson[];
}

function findingsOf({ files }: LintRun): readonly FindingJson[] {
  return files.flatMap(({ file, findings }) =>
    findings.map(({ code, level, span, what, why, fix, edits }) => ({
      code,
      level,
      file,
      lines: span.lines,
      columns: span.columns ?? null,
      what: clean(what),
      why: clean(why),
      fix: clean(fix),
      fixable: edits.length > 0,
    })),
  );
}

export function lintJson(run: LintRun): string {
  const failed = run.failed.map(({ file, error: { code, what, why, fix } }) => ({
    file,
    code,
    what: clean(what),
    why: clean(why),
    fix: clean(fix),
  }));
  const all: LintJson = {
    rutter: "lint/1",
    findings: findingsOf(run),
    summary: countsOf(run.files.flatMap(({ findings }) => findings)),
    ...(failed.length === 0 ? {} : { failed }),
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}
