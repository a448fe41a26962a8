/**
 * Reads what `declare -p` printed into one statement per variable, and leaves out what bash sets by itself. It follows
 * bash's own quoting and runs nothing.
 */

export interface Declared {
  readonly name: string;
  /** `x` for exported, `r` for read-only, `a` for an array… */
  readonly flags: string;
  /** The statement that declares it again. */
  readonly text: string;
}

const STATEMENT = /^declare -(\S+) ([A-Za-z_]\w*)/;

/** Set by bash itself, different at each look, or not to be set. */
const OWN = new Set(
  (
    "_ COMP_WORDBREAKS DIRSTACK EPOCHREALTIME EPOCHSECONDS EUID FUNCNAME GROUPS HISTCMD LINENO PIPESTATUS PPID PWD " +
    "RANDOM SECONDS SHELLOPTS SRANDOM UID"
  ).split(" "),
);

const isOwn = (name: string): boolean => OWN.has(name) || (name.startsWith("BASH") && name !== "BASH_ENV");

export function readDeclared(dump: string): readonly Declared[] {
  const found: Declared[] = [];
  let at = 0;
  while (at < dump.length) {
    const end = statementEnd(dump, at);
    const text = dump.slice(at, end);
    const [, flags = "", name = ""] = STATEMENT.exec(text) ?? [];
    if (name !== "" && !isOwn(name)) found.push({ name, flags, text });
    at = end + 1;
  }
  return found;
}

const NEWLINE = 10;
const DOUBLE = 34;
const DOLLAR = 36;
const SINGLE = 39;
const BACKSLASH = 92;

/** The first line end outside all quotes. */
function statementEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return at;
    if (code === BACKSLASH) at += 2;
    else if (code === DOUBLE) at = quoteEnd(text, at, true);
    else if (code === SINGLE) at = quoteEnd(text, at, text.charCodeAt(at - 1) === DOLLAR);
    else at += 1;
  }
  return text.length;
}

function quoteEnd(text: string, open: number, escapes: boolean): number {
  const quote = text.charCodeAt(open);
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) {
    at += escapes && text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}
