/**
 * "> 2%: rollback" in one cell: what must not be, and what is then done. It takes no cell whose words after the colon
 * name no deed.
 */
import { readAction } from "../phrases/actions.ts";
import type { Column } from "./columns.ts";
import { type NamedRow, wordsOf } from "./row.ts";

export interface RuleCell {
  readonly condition: string;
  readonly deed: string;
}

const RULE =
  /^(?:if )?((?:[<>≥≤]=?|above|over|below|under|more than|less than|exceeds)\s?\d[^:]{0,40}):\s+(\S.*)$/i;

export function ruleCell(words: string): RuleCell | null {
  const found = RULE.exec(words.slice(0, 240));
  const [, condition, deed] = found ?? [];
  if (condition === undefined || deed === undefined || readAction(deed.toLowerCase()).action === null)
    return null;
  return { condition, deed };
}

const COMPARED: ReadonlySet<Column> = new Set([
  "target",
  "threshold",
  "warning",
  "critical",
  "rollback",
  "expected",
]);

/** An "Action" column whose cells say when as well holds the thresholds, where no other column does. */
export function columnsWithRules(columns: readonly Column[], rows: readonly NamedRow[]): readonly Column[] {
  const at = columns.indexOf("action");
  if (at < 0 || columns.some((column) => COMPARED.has(column))) return columns;
  const rules = rows.filter((row) => ruleCell(wordsOf(row, "action") ?? "") !== null).length;
  return rules === 0 || rules * 2 < rows.length ? columns : columns.with(at, "threshold");
}
