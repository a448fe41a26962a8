/** Symptom, cause, fix: shown when something fails, never run by itself. */
import { write } from "../pen.ts";
import type { TableKind } from "../table-items.ts";
import { textOf } from "./row.ts";

export const diagnosisTable: TableKind = {
  fits: ({ columns }) => {
    const remedy = columns.includes("fix") || columns.includes("action");
    return (
      (columns.includes("symptom") && (remedy || columns.includes("cause"))) ||
      (columns.includes("cause") && remedy)
    );
  },
  row: (walk, row) => {
    write(walk.pen, { kind: "diagnosis", lines: [row.line, row.line], sure: "exact", text: textOf(row) });
    return true;
  },
};
