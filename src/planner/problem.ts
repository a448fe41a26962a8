/** Makes one diagnostic of the planner. Its words are given by the caller; its level is the code's own unless said. */
import type { Diagnostic, Level, Lines } from "../base/index.ts";
import { codes, type PlannerCode } from "./codes.ts";

export interface ProblemParts {
  readonly code: PlannerCode;
  readonly lines: Lines;
  readonly level?: Level;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export const problem = (parts: ProblemParts): Diagnostic => ({
  code: parts.code,
  level: parts.level ?? codes[parts.code].level,
  span: { lines: parts.lines },
  what: parts.what,
  why: parts.why,
  fix: parts.fix,
});

/** By line, then by code, then by words: the same list on every machine. */
export const byLine = (problems: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...problems].sort(
    (a, b) =>
      a.span.lines[0] - b.span.lines[0] ||
      a.span.lines[1] - b.span.lines[1] ||
      compare(a.code, b.code) ||
      compare(a.what, b.what),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
