/**
 * A reading as the JSON that programs rely on: the keys in a fixed order, two spaces in, a newline at the end. A password that
 * stands in the runbook is hidden in it; nothing is carried out from a reading.
 */
import { redact } from "../base/index.ts";
import type { Item, Reading } from "../runbook/index.ts";

/** What every item has comes first, so that a person who looks at the JSON finds the way. */
function inOrder({ id, kind, lines, sure, section, text, ...more }: Item): object {
  return { id, kind, lines, sure, section, text, ...more };
}

const hidden = (_key: string, value: unknown): unknown => (typeof value === "string" ? redact(value) : value);

export function readingJson(reading: Reading): string {
  const { rutter, file, title, items, unread, coverage, front, diagnostics } = reading;
  const ordered = { rutter, file, title, items: items.map(inOrder), unread, coverage, front, diagnostics };
  return `${JSON.stringify(ordered, hidden, 2)}\n`;
}
