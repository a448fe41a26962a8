/**
 * What a rule is: a permanent code, and a function from a runbook at hand to its hits. A rule judges; whether its
 * finding is shown, and how loudly, is the user's to say (`levels.ts`, `allowances.ts`).
 */
import type { Diagnostic, Edit, Level, Span } from "../base/index.ts";
import type { Desk } from "./desk.ts";

export interface Hit {
  readonly span: Span;
  /** One line: what is wrong here, with the words of this runbook. */
  readonly what: string;
  /** Where this one matters for another reason than the rule's own. */
  readonly why?: string;
  readonly fix?: string;
  /** Where this one matters less, or more, than the rule's others. */
  readonly level?: Level;
  /** What `--fix` does: given only where it is safe to do unseen. */
  readonly edits?: readonly Edit[];
}

export interface Rule {
  readonly code: string;
  readonly level: Level;
  /** One line in lower case, without a full stop; `rutter explain` lists it. */
  readonly title: string;
  /** One line each, for every hit that does not say its own. */
  readonly why: string;
  readonly fix: string;
  readonly find: (desk: Desk) => readonly Hit[];
}

export interface Finding extends Diagnostic {
  readonly edits: readonly Edit[];
}

export const findingOf = (rule: Rule, hit: Hit): Finding => ({
  code: rule.code,
  level: hit.level ?? rule.level,
  span: hit.span,
  what: hit.what,
  why: hit.why ?? rule.why,
  fix: hit.fix ?? rule.fix,
  edits: hit.edits ?? [],
});
