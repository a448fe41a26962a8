/** Figures with what is healthy (a target) or what is not (warning, critical, a threshold of something bad). */
import type { Condition } from "../../base/index.ts";
import { harmOf } from "../harm.ts";
import { write } from "../pen.ts";
import { readAction } from "../phrases/actions.ts";
import { readCondition } from "../phrases/condition.ts";
import { plainText } from "../phrases/plain.ts";
import { subjectOf } from "../phrases/subject.ts";
import type { GuardAction } from "../reading.ts";
import type { TableAt, TableKind } from "../table-items.ts";
import type { Walk } from "../walk.ts";
import type { Column } from "./columns.ts";
import { cellOf, type NamedRow, textOf, wordsOf } from "./row.ts";

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
    for (const [column, action] of BAD) written += writeBad(walk, { row, at }, [column, action]);
    written += writeThreshold(walk, row, at);
    for (const column of ["target", "expected"] as const) {
      const when = ofService(conditionIn(row, column, "good"), row, at);
      if (when === null) continue;
      write(walk.pen, {
        kind: "target",
        lines: [row.line, row.line],
        sure: "exact",
        text: textOf(row),
        when,
      });
      written += 1;
    }
    return written > 0;
  },
};

interface RowAt {
  readonly row: NamedRow;
  readonly at: TableAt;
}

const BAD: readonly (readonly [Column, GuardAction])[] = [
  ["warning", "note"],
  ["critical", "escalate"],
  ["rollback", "rollback"],
];

function writeBad(
  walk: Walk,
  { row, at }: RowAt,
  [column, fallback]: readonly [Column, GuardAction],
): number {
  const when = ofService(conditionIn(row, column, "bad"), row, at);
  if (when === null) return 0;
  const spoken =
    readAction(wordsOf(row, column) ?? "").action ?? (column === "critical" ? actionOfRow(row, at) : null);
  writeGuardRow(walk, row, { when, action: spoken ?? fallback });
  return 1;
}

/** A bare "Threshold" is bad under a heading of alerts or triggers, and good under one of goals. */
function writeThreshold(walk: Walk, row: NamedRow, at: TableAt): number {
  const expected = isBad(at);
  const when = conditionIn(row, "threshold", expected ? "bad" : "good");
  if (when === null) return 0;
  const harm = harmOf(when);
  const bad = harm === null ? expected : harm === "harm";
  if (bad) writeGuardRow(walk, row, { when, action: actionOfRow(row, at) ?? "escalate" });
  else
    write(walk.pen, {
      kind: "target",
      lines: [row.line, row.line],
      sure: "inferred",
      text: textOf(row),
      when,
    });
  return 1;
}

const actionOfRow = (row: NamedRow, at: TableAt): GuardAction | null =>
  readAction(wordsOf(row, "action") ?? "").action ?? at.place.guard?.action ?? null;

function isBad({ place, columns }: TableAt): boolean {
  if (place.guard !== null || columns.includes("action") || columns.includes("symptom")) return true;
  const words = `${place.placed.title} ${place.lead?.text ?? ""}`;
  if (/\b(?:success|target|goal|healthy|acceptable|slo|objective|criteria|should)\b/i.test(words))
    return false;
  return /\b(?:alert\w*|warn\w*|critical|trigger\w*|roll-?back|abort|escalat\w*|threshold\w*)\b/i.test(words);
}

interface Said {
  readonly when: Condition;
  readonly action: GuardAction;
}

function writeGuardRow(walk: Walk, row: NamedRow, { when, action }: Said): void {
  write(walk.pen, {
    kind: "guard",
    lines: [row.line, row.line],
    sure: "exact",
    text: textOf(row),
    when,
    action,
    waitMs: null,
    withinMs: null,
    armedForMs: null,
    then: null,
  });
}

function conditionIn(row: NamedRow, column: Column, sense: "bad" | "good"): Condition | null {
  const cell = cellOf(row, column);
  if (cell === null) return null;
  const named =
    wordsOf(row, "figure") ??
    wordsOf(row, "check") ??
    wordsOf(row, "symptom") ??
    wordsOf(row, row.columns[0] ?? "other");
  const found = readCondition(wordsOf(row, column) ?? "", { subject: subjectOf(named ?? ""), sense });
  return found?.when ?? null;
}

/** Where a table names a service beside each figure, "orders" and "payment" have error rates of their own. */
function ofService(when: Condition | null, row: NamedRow, { table }: TableAt): Condition | null {
  const at = table.header.findIndex((cell) =>
    /^(?:services?|components?|apps?|applications?)$/i.test(plainText(cell)),
  );
  const service = plainText(row.cells[at] ?? "").toLowerCase();
  const several = new Set(table.rows.map(({ cells }) => plainText(cells[at] ?? ""))).size > 1;
  if (when === null || at < 0 || service === "" || !several || row.columns.indexOf("figure") < 0) return when;
  return prefixed(when, service);
}

function prefixed(when: Condition, words: string): Condition {
  if ("any" in when) return { any: when.any.map((one) => prefixed(one, words)) };
  if ("all" in when) return { all: when.all.map((one) => prefixed(one, words)) };
  return "figure" in when ? { ...when, figure: `${words} ${when.figure}` } : when;
}
