/**
 * A table by its columns. Each kind of table has a file under `tables/`; the first whose columns fit reads it. A row
 * that no kind can use stays visible: as a note where the table only informs, as unread where it should act.
 */
import type { Table } from "./blocks.ts";
import { leaveUnread, write } from "./pen.ts";
import { writeRowAs } from "./row-as.ts";
import { approvalTable } from "./tables/approval-table.ts";
import { checkTable } from "./tables/check-table.ts";
import { type Column, columnsOf } from "./tables/columns.ts";
import { contactTable } from "./tables/contact-table.ts";
import { diagnosisTable } from "./tables/diagnosis-table.ts";
import { figureTable } from "./tables/figure-table.ts";
import { ladderTable } from "./tables/ladder-table.ts";
import { matrixTable } from "./tables/matrix-table.ts";
import { type NamedRow, namedRow, textOf } from "./tables/row.ts";
import { columnsWithRules } from "./tables/rule-cell.ts";
import { writeStatedWindows } from "./tables/stated-windows.ts";
import { windowTable } from "./tables/window-table.ts";
import type { Place, Walk } from "./walk.ts";

export interface TableAt {
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly rows: readonly NamedRow[];
  readonly place: Place;
}

export interface TableKind {
  readonly fits: (at: TableAt) => boolean;
  /** Reads a row; false where it says nothing of this kind. */
  readonly row: (walk: Walk, row: NamedRow, at: TableAt) => boolean;
  /** Reads the table as a whole; true where all rows were used. */
  readonly whole?: (walk: Walk, at: TableAt) => boolean;
}

const KINDS: readonly TableKind[] = [
  contactTable,
  windowTable,
  ladderTable,
  matrixTable,
  figureTable,
  approvalTable,
  checkTable,
  diagnosisTable,
];

export function readTableBlock(walk: Walk, table: Table, place: Place): void {
  const named = columnsOf(table.header);
  const columns = columnsWithRules(
    named,
    table.rows.map((row) => namedRow(row, named)),
  );
  const rows = table.rows.map((row) => namedRow(row, columns));
  const at: TableAt = { table, columns, rows, place };
  const kind = place.placed.role === "template" ? undefined : KINDS.find((each) => each.fits(at));
  if (kind?.whole?.(walk, at) === true) return;
  for (const row of rows) {
    const said = walk.notes.of(row.line);
    const read = (): boolean => kind?.row(walk, row, at) ?? false;
    if (said !== null && !said.ignore && writeRowAs(walk, { row, said, read })) continue;
    if (walk.notes.ignored(row.line) || kind === undefined || !kind.row(walk, row, at))
      (kind === undefined ? inform : leaveRow)(walk, row, at);
  }
}

function leaveRow(walk: Walk, row: NamedRow, at: TableAt): void {
  const { role, course } = at.place.placed;
  if (course === "none" || role === null || role === "reference") return inform(walk, row, at);
  leaveUnread(
    walk.pen,
    [row.line, row.line],
    "a row of this table without a condition, a command or a person",
  );
}

function inform(walk: Walk, row: NamedRow, at: TableAt): void {
  const kind = at.place.placed.role === "template" ? "template" : "note";
  if (kind === "note" && !walk.notes.ignored(row.line) && writeStatedWindows(walk, row, at)) return;
  write(walk.pen, { kind, lines: [row.line, row.line], sure: "inferred", text: textOf(row) });
}
