/** Figures with what is healthy (a target) or what is not (warning, critical, a threshold of something bad). */
import type { Condition } from "../../base/index.ts";
import type { Table } from "../blocks.ts";
import { harmOf } from "../harm.ts";
import { readAction } from "../phrases/actions.ts";
import { readCondition } from "../phrases/condition.ts";
import { subjectOf } from "../phrases/subject.ts";
import type { GuardAction } from "../reading.ts";
import type { TableAt, TableKind } from "../table-items.ts";
import type { Walk } from "../walk.ts";
import { type Column, columnsOf } from "./columns.ts";
import { ofService, writeGuardRow, writeTargetRow } from "./figure-rows.ts";
import { cellOf, type NamedRow, withOnly, wordsOf } from "./row.ts";
import { ruleCell } from "./rule-cell.ts";

const VALUES: readonly Column[] = ["target", "threshold", "warning", "critical", "rollback", "expected"];

export const figureTable: TableKind = {
  fits: ({ columns, rows }) => {
    if (!VALUES.some((column) => columns.includes(column))) return false;
    if (columns.includes("command") && columns.includes("expected")) return false;
    const measured = rows.filter((row) =>
      VALUES.some((column) => conditionIn(row, column, "bad") !== null),
    ).length;
    return measured > 0 && measured * 2 >= rows.length;
  },
  row: (walk, row, at) => {
    let written = 0;
    for (const [index, column] of row.columns.entries()) {
      const action = BAD.get(column);
      if (action === undefined) continue;
      const header = readAction(at.table.header[index] ?? "").action;
      const fallback = column === "warning" ? action : (header ?? action);
      written += writeBad(walk, { row: withOnly(row, index), at }, [column, fallback]);
    }
    written += writeThreshold(walk, row, at);
    for (const column of ["target", "expected"] as const) {
      const when = figureIn({ row, at }, column, "good");
      if (when === null) continue;
      writeTargetRow(walk.pen, row, { when, sure: "exact" });
      written += 1;
    }
    return written > 0;
  },
};

interface RowAt {
  readonly row: NamedRow;
  readonly at: TableAt;
}

/** What a column does where neither its header nor its cells say: "Abort if" goes back, "Pause if" pauses. */
const BAD: ReadonlyMap<Column, GuardAction> = new Map([
  ["warning", "note"],
  ["critical", "escalate"],
  ["rollback", "rollback"],
]);

function writeBad(
  walk: Walk,
  { row, at }: RowAt,
  [column, fallback]: readonly [Column, GuardAction],
): number {
  const when = figureIn({ row, at }, column, "bad");
  if (when === null) return 0;
  const spoken =
    readAction(wordsOf(row, column) ?? "").action ?? (column === "critical" ? actionOfRow(row, at) : null);
  writeGuardRow(walk.pen, row, { when, action: spoken ?? fallback });
  return 1;
}

/** A bare "Threshold" is bad under a heading of alerts or triggers, and good under one of goals. */
function writeThreshold(walk: Walk, row: NamedRow, at: TableAt): number {
  const expected = isBad(at);
  const when = conditionIn(row, "threshold", expected ? "bad" : "good");
  if (when === null) return 0;
  const bad = (harmOf(when) ?? harmOfTable(at) ?? (expected ? "harm" : "health")) === "harm";
  const rule = ruleCell(wordsOf(row, "threshold") ?? "");
  const said = rule === null ? null : readAction(rule.deed);
  if (said?.action != null) writeGuardRow(walk.pen, row, { ...said, when, action: said.action });
  else if (bad) writeGuardRow(walk.pen, row, { when, action: actionOfRow(row, at) ?? fallbackIn(at) });
  else writeTargetRow(walk.pen, row, { when, sure: "inferred" });
  return 1;
}

/** "> 90%: scale up" under "Action" names a deed that Rutter does not know: a person decides. */
const fallbackIn = ({ table, columns }: TableAt): GuardAction =>
  !columns.includes("action") && columnsOf(table.header).includes("action") ? "ask" : "escalate";

/** Where a figure's own words do not tell, the other rows of the column do, as far as they agree. */
function harmOfTable(at: TableAt): "harm" | "health" | null {
  const known = tables.get(at.table);
  if (known !== undefined) return known;
  const told = new Set(at.rows.map(harmOfRow).filter((harm) => harm !== null));
  const [harm = null] = told.size === 1 ? told : [];
  tables.set(at.table, harm);
  return harm;
}

/** A value without a comparison says nothing: what it is compared with follows from the sense. */
function harmOfRow(row: NamedRow): "harm" | "health" | null {
  const [bad, good] = (["bad", "good"] as const).map((sense) => {
    const when = conditionIn(row, "threshold", sense);
    return when && harmOf(when);
  });
  return bad === good ? (bad ?? null) : null;
}

const tables = new WeakMap<Table, "harm" | "health" | null>();

const actionOfRow = (row: NamedRow, at: TableAt): GuardAction | null =>
  readAction(wordsOf(row, "action") ?? "").action ?? at.place.guard?.action ?? null;

function isBad({ place, columns }: TableAt): boolean {
  if (place.guard !== null || columns.includes("action") || columns.includes("symptom")) return true;
  const words = `${place.placed.title} ${place.lead?.text ?? ""}`;
  if (/\b(?:success|target|goal|healthy|acceptable|slo|objective|criteria|should)\b/i.test(words))
    return false;
  return /\b(?:alert\w*|warn\w*|critical|trigger\w*|roll-?back|abort|escalat\w*|threshold\w*)\b/i.test(words);
}

/** The condition of a cell, of the service that the row names. */
function figureIn({ row, at }: RowAt, column: Column, sense: "bad" | "good"): Condition | null {
  const when = conditionIn(row, column, sense);
  return when === null || !row.columns.includes("figure") ? when : ofService(when, row, at);
}

function conditionIn(row: NamedRow, column: Column, sense: "bad" | "good"): Condition | null {
  const cell = cellOf(row, column);
  if (cell === null) return null;
  const named =
    wordsOf(row, "figure") ??
    wordsOf(row, "check") ??
    wordsOf(row, "symptom") ??
    wordsOf(row, row.columns[0] ?? "other");
  const words = wordsOf(row, column) ?? "";
  const found = readCondition(ruleCell(words)?.condition ?? words, {
    subject: subjectOf(named ?? ""),
    sense,
  });
  return found?.when ?? null;
}
