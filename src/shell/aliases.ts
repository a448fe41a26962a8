/** Names that stand for a command: aliases, and variables that hold one (`DC="docker compose -f x"`). */
import type { Assignment } from "unbash";
import { catalog } from "./catalog/catalog.ts";
import { wordText } from "./tree-words.ts";

export function aliasesOf(words: readonly string[], aliases: Map<string, string>): void {
  if (words[0] === "alias") {
    for (const word of words.slice(1)) {
      const equals = word.indexOf("=");
      if (equals > 0) aliases.set(word.slice(0, equals), word.slice(equals + 1));
    }
  } else if (words[0] === "unalias") for (const word of words.slice(1)) aliases.delete(word);
}

/** Only a text that begins with a known tool: any other value names no command. */
export function literalCommand(assignment: Assignment, aliases: Map<string, string>): void {
  if (assignment.value.type !== "Word") return;
  const text = wordText(assignment.value);
  const first = text.split(/\s/, 1)[0] ?? "";
  if (text.includes("$(") || text.length > 500 || !catalog.has(first)) return;
  aliases.set(`$${assignment.name}`, text);
  aliases.set(`\${${assignment.name}}`, text);
}
