/** How often bash would put in each variable of a text. What stands in single quotes or a quoted heredoc is not put in. */
import { parseExactly } from "./parse-shell.ts";
import { variablesOf } from "./variables.ts";

/** Null: the text does not parse as it stands. */
export function expansionsOf(text: string): ReadonlyMap<string, number> | null {
  const parsed = parseExactly(text);
  if (parsed === null) return null;
  const counts = new Map<string, number>();
  for (const { name, how } of variablesOf(parsed)) {
    if (how === "used") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
