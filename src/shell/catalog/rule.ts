/**
 * What a catalog entry can say of a tool: plain data, one rule a subcommand or flag. It runs nothing and decides nothing;
 * `judge-words.ts` reads it.
 */
import type { Judged } from "../shell-reading.ts";

export type Danger = Judged["danger"];

/** Where the command that a wrapper carries out is written. */
export type Inner =
  /** From the operand after so many others on (`docker exec WEB ls`: 1); `--` before it is passed over. */
  | { readonly take: "rest"; readonly skip: number }
  /** As `rest`, the words joined and read as a shell line (`ssh HOST 'cd x && y'`). */
  | { readonly take: "line"; readonly skip: number }
  /** The value of a flag, read as a shell line or as SQL. */
  | { readonly take: "flag"; readonly flags: string; readonly as: "shell" | "sql" | "javascript" }
  /** One operand, read as SQL (`sqlite3 FILE "SELECT …"`). */
  | { readonly take: "sql"; readonly index: number }
  /** All operands, read as a client's own words (`redis-cli FLUSHALL`). */
  | { readonly take: "verb" }
  /** Between `-exec` and `;` (`find`). */
  | { readonly take: "exec" };

/** What a command with nothing to do leaves the operator in; a `repl` with an operand runs that script instead. */
export type Opens = "host" | "shell" | "user" | "client" | "repl";

export interface Rule {
  readonly danger?: Danger;
  readonly repeat?: boolean;
  readonly endless?: boolean;
  readonly interactive?: boolean;
  readonly canFail?: boolean;
  readonly answers?: readonly number[];
  readonly inner?: Inner;
  readonly opens?: Opens;
  /** Judged as another entry of the catalog, with the words that follow (`docker compose`). */
  readonly become?: string;
  /** With `become`: operands to pass over first (`yarn workspace API run x`). */
  readonly past?: number;
  /** The next operand names a task of the project, judged by its words (`npm run X`, `make X`). */
  readonly task?: true;
}

export interface Tool {
  /** Names it is called by, the first one its own; separated by spaces. */
  readonly names: string;
  /** Without a known subcommand. */
  readonly rule: Rule;
  /** Flags that take the next word as their value, separated by spaces. */
  readonly values?: string;
  /** Of those, the ones whose value is a file that is written, separated by spaces. */
  readonly output?: string;
  /** Paths of operands to rule: `a|b` for several words, a comma between whole paths: `"rollout status|history, top"`. */
  readonly subcommands?: Readonly<Record<string, Rule>>;
  /** `"[path] flag|flag[=value,value]"` to what it changes; applied in order, the last one wins. */
  readonly flags?: Readonly<Record<string, Rule>>;
  /** Options of several letters with one dash (`-auto-approve`): letters are never read one by one. */
  readonly oneDash?: true;
  /** Subcommands that are not listed are judged by their verb (`describe-x`, `delete-x`). */
  readonly verbs?: true;
  /** The name is an English word too (`test`, `watch`): a mention in prose needs more to be a command. */
  readonly word?: true;
}

export const read: Rule = { danger: "read", repeat: true };
/** Its exit status says whether the state is good. */
export const check: Rule = { danger: "read", repeat: true, canFail: true };
export const write: Rule = { danger: "write", repeat: false };
/** A write that may be done twice. */
export const again: Rule = { danger: "write", repeat: true };
export const destroy: Rule = { danger: "destroy", repeat: false };
export const endless: Rule = { endless: true };
export const interactive: Rule = { interactive: true };
