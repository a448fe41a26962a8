/** How a shell text is written, as plain data: shapes only; `statements.ts` makes them. */

/** A place within the text that was read: 1-based, prompts and common indentation taken off. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly endLine: number;
}

export interface WrittenWord {
  /** Quotes removed; placeholders and expansions as written. */
  readonly text: string;
  /** As written, quotes and all. */
  readonly raw: string;
  /** Holds no `$x`, no `$( … )` and no braces: what is read is what the command gets. */
  readonly literal: boolean;
  readonly mark: Mark;
}

export interface WrittenAssignment {
  readonly name: string;
  readonly value: string;
  readonly literal: boolean;
  readonly mark: Mark;
}

export interface WrittenRedirect {
  /** `>`, `>>`, `<`, `<<`, `<<<`, `>&` … */
  readonly operator: string;
  readonly descriptor: number | null;
  readonly target: string | null;
  readonly heredoc: {
    readonly delimiter: WrittenWord | null;
    readonly quoted: boolean;
    readonly body: string;
    readonly mark: Mark;
  } | null;
  readonly mark: Mark;
}

/** One command of a pipe. */
export interface Stage {
  /** Empty for a compound command and for assignments alone. */
  readonly words: readonly WrittenWord[];
  readonly assignments: readonly WrittenAssignment[];
  readonly redirects: readonly WrittenRedirect[];
  /** `If`, `While`, `Subshell`, `TestCommand` …; null for a simple command. */
  readonly compound: string | null;
  readonly text: string;
  readonly mark: Mark;
}

/** What a pipeline stands in, innermost first. */
export type Within = "list" | "condition" | "branch" | "loop" | "function" | "substitution";

export interface Pipeline {
  /** One where there is no pipe. */
  readonly stages: readonly Stage[];
  /** `! …`. */
  readonly negated: boolean;
  /** The operators that join it to the pipelines of its statement; null at its ends. */
  readonly before: "&&" | "||" | null;
  readonly after: "&&" | "||" | null;
  readonly background: boolean;
  readonly within: Within;
  /** Shared by the pipelines of one statement (`a && b || c`). */
  readonly statement: number;
  readonly mark: Mark;
}
