/** Makes the diagnostics of this folder, so that code, level and a suggested name are put the same way everywhere. */
import { type Diagnostic, lineSpan, nearest } from "../../base/index.ts";
import { type AnnotationCode, annotationCodes } from "./codes.ts";

export interface Finding {
  readonly code: AnnotationCode;
  readonly line: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export function finding({ code, line, what, why, fix }: Finding): Diagnostic {
  return { code, level: annotationCodes[code].level, span: lineSpan(line), what, why, fix };
}

/** `did you mean "steps"?`, or the whole list where nothing is near. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(shorten(name).toLowerCase(), known);
  return near === null ? `use one of: ${known.join(", ")}` : `did you mean "${near}"?`;
}

const LONGEST_QUOTE = 60;

/** A text from the runbook, short enough to stand inside a message, on one line. */
export function shorten(text: string): string {
  const start = text
    .slice(0, LONGEST_QUOTE + 1)
    .replace(/\s+/g, " ")
    .trim();
  return text.length > LONGEST_QUOTE ? `${start.slice(0, LONGEST_QUOTE - 1)}…` : start;
}
