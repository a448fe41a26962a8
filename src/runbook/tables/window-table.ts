/** When releases may go: days and times, one row each. A row without a day may still name who must approve. */

import { write } from "../pen.ts";
import { readApproval } from "../phrases/approval.ts";
import { plainText } from "../phrases/plain.ts";
import { readWindow } from "../phrases/window.ts";
import type { TableKind } from "../table-items.ts";
import { textOf, wordsOf } from "./row.ts";

export const windowTable: TableKind = {
  fits: ({ columns, place }) =>
    (columns.includes("day") && columns.includes("time")) ||
    (place.placed.role === "windows" && (columns.includes("day") || columns.includes("time"))),
  row: (walk, row, { table }) => {
    const zone = zoneOfHeader(table.header);
    const words = [wordsOf(row, "day"), wordsOf(row, "time"), wordsOf(row, "zone")].filter(Boolean).join(" ");
    const lines = [row.line, row.line] as const;
    const windows = readWindow(words, zone ?? undefined);
    const forbidden = /\b(?:no|not|never|forbidden|prohibited|blocked|freeze|frozen|❌)\b/i.test(textOf(row));
    for (const window of windows) {
      write(walk.pen, {
        ...window,
        kind: forbidden ? "freeze" : window.kind,
        lines,
        sure: window.zone === null ? "inferred" : "exact",
        text: textOf(row),
      });
    }
    const approval = readApproval(textOf(row));
    if (approval !== null && windows.length === 0)
      write(walk.pen, { kind: "approval", lines, sure: "inferred", text: textOf(row), ...approval });
    return windows.length > 0 || approval !== null;
  },
};

/** "Time (UTC)" in the header holds for every row. */
function zoneOfHeader(header: readonly string[]): string | null {
  for (const cell of header) {
    const found = readWindow(`Monday 10:00-11:00 ${plainText(cell).replace(/^[^(]*/, "")}`)[0];
    if (found?.zone !== null && found?.zone !== undefined) return found.zone;
  }
  return null;
}
