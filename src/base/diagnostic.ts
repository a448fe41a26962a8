/** A finding about a runbook or a configuration: the author's mistake, returned in a list and never thrown. */
import type { Span } from "./span.ts";

export type Level = "error" | "warning" | "note";

export interface Diagnostic {
  readonly code: string;
  readonly level: Level;
  readonly span: Span;
  /** One line each: what is wrong, why it matters, what to do. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}
