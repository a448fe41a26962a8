/**
 * What an operator's terminal keeps from line to line: the folder, variables, aliases, functions. It knows only what can be
 * read off the words; what running them would tell stays unknown.
 */
import { type Folders, inFolder } from "./folders.ts";
import type { Values } from "./values.ts";

export interface Session {
  readonly values: Values;
  readonly aliases: Map<string, string>;
  readonly functions: Set<string>;
  folders: Folders;
}

interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly literal: boolean;
}

export function assign({ values }: Session, { name, value, literal }: Assignment): void {
  const filled = literal ? { text: value, open: [] } : values.fill(value);
  values.assign(name, filled.open.length === 0 ? filled.text : null);
}

const EXPORTS = new Set(["export", "declare", "local", "readonly", "typeset"]);

/** An assignment among the arguments keeps its quotes. */
function* pairs(words: readonly string[]): Generator<readonly [name: string, value: string]> {
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals > 0) yield [word.slice(0, equals), word.slice(equals + 1).replace(/^(["'])(.*)\1$/s, "$2")];
  }
}

/** What a command changes of the session itself. */
export function remember(session: Session, words: readonly string[]): void {
  const [name = "", ...rest] = words;
  const { values } = session;
  if (EXPORTS.has(name))
    for (const [variable, value] of pairs(rest)) assign(session, { name: variable, value, literal: false });
  if (name === "alias") for (const [alias, text] of pairs(rest)) session.aliases.set(alias, text);
  if (name === "read") for (const word of rest) if (/^\w+$/.test(word)) values.assign(word, null);
  if (name !== "cd" && name !== "pushd") return;
  const target = values.fill(rest.find((word) => !/^-[LPe@]$/.test(word)) ?? "~");
  session.folders = inFolder(session.folders, target, values.variable("HOME"));
}

/** `$DC up` where `DC="docker compose -f x"`, and aliases: the words that stand for the first one. */
export function expanded(session: Session, words: readonly string[]): readonly string[] {
  const [first = "", ...rest] = words;
  const alias = session.aliases.get(first);
  if (alias !== undefined) return [...alias.split(/\s+/), ...rest];
  if (!/^\$\{?\w+\}?$/.test(first)) return words;
  const filled = session.values.fill(first);
  return filled.open.length > 0 ? words : [...filled.text.split(/\s+/), ...rest];
}
