/** What makes a fence a script, to be run in a bash of its own: a shebang, `set -e`, positional parameters, `exit`. */
import type { SyntaxNode } from "unbash";
import { forEachChild } from "unbash";
import type { ParsedShell } from "./parse-shell.ts";
import type { ShellPart, VariableUse } from "./shell-reading.ts";
import { commandWords } from "./tree-words.ts";

function ends(words: readonly string[]): boolean {
  if (words[0] === "exit") return true;
  if (words[0] !== "set") return false;
  return words
    .slice(1)
    .some((word) => /^-[a-z]*e[a-z]*$/.test(word) || word === "errexit" || word === "pipefail");
}

function says(node: SyntaxNode, depth: number): boolean {
  if (node.type === "Command") return ends(commandWords(node));
  if (node.type === "Word" || depth > 200) return false;
  let found = false;
  forEachChild(node, (child) => {
    found ||= says(child, depth + 1);
  });
  return found;
}

export function isScript(
  text: string,
  parsed: ParsedShell,
  read: { parts: readonly ShellPart[]; variables: readonly VariableUse[] },
): boolean {
  if (/^\s*#!\s?\//.test(text)) return true;
  if (read.variables.some(({ how }) => how === "positional")) return true;
  // An `exit` that leaves a host or a client ends no script.
  const leaves = read.parts.filter((part) => part.kind === "note" && /^\s*(?:exit|logout)\b/.test(part.text));
  const left = new Set(leaves.map((part) => part.lines[0]));
  let line = 1;
  let from = 0;
  return parsed.statements.some(({ node, start }) => {
    for (; from < start; from++) if (parsed.source.charCodeAt(from) === 10) line++;
    try {
      return !left.has(line) && says(node, 0);
    } catch {
      return false;
    }
  });
}
