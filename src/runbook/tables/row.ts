/** A table's row by what its columns hold. Cells keep their Markdown; `words` gives them plain. */
import type { Row } from "../blocks.ts";
import { plainText } from "../phrases/plain.ts";
import type { Column } from "./columns.ts";

export interface NamedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: readonly Column[];
}

export const namedRow = (row: Row, columns: readonly Column[]): NamedRow => ({
  line: row.line,
  cells: row.cells,
  columns,
});

export function cellOf(row: NamedRow, column: Column): string | null {
  const at = row.columns.indexOf(column);
  const cell = at < 0 ? "" : (row.cells[at] ?? "").trim();
  return cell === "" || /^[-–—]+$/.test(cell) || /^n\/?a$/i.test(cell) ? null : cell;
}

/** The row as it is with one of its columns alone, for tables that have several of a kind. */
export const withOnly = (row: NamedRow, at: number): NamedRow => ({
  ...row,
  columns: row.columns.map((column, i) => (i !== at && column === row.columns[at] ? "other" : column)),
});

export function wordsOf(row: NamedRow, column: Column): string | null {
  const cell = cellOf(row, column);
  return cell === null ? null : plainText(cell);
}

export const textOf = (row: NamedRow): string =>
  row.cells
    .map((cell) => plainText(cell))
    .filter(Boolean)
    .join(" · ");
