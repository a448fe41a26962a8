/** A reading as the JSON that programs rely on: the keys in a fixed order, two spaces in, a newline at the end. */
import type { Item, Reading } from "../runbook/index.ts";

/** What every item has comes first, so that a person who looks at the JSON finds the way. */
function inOrder({ id, kind, lines, sure, section, text, ...more }: Item): object {
  return { id, kind, lines, sure, section, text, ...more };
}

export function readingJson(reading: Reading): string {
  const { rutter, file, title, items, unread, coverage, front, diagnostics } = reading;
  const ordered = { rutter, file, title, items: items.map(inOrder), unread, coverage, front, diagnostics };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
