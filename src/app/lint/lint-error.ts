/** What can keep lint from looking at a runbook, or from writing one, as an error with its code. */
import { type Place, RutterError } from "../../base/index.ts";
import type { AppCode } from "../codes.ts";

export interface LintRefusal {
  readonly code: AppCode & `LINT_${string}`;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly place?: Place;
  readonly cause?: unknown;
}

export const lintError = (refusal: LintRefusal): RutterError => new RutterError(refusal);
