/** Who must agree to what: one approval a row. "None" and "self" ask for nobody. */

import { write } from "../pen.ts";
import { readApproval } from "../phrases/approval.ts";
import { readWindow } from "../phrases/window.ts";
import type { TableKind } from "../table-items.ts";
import { textOf, wordsOf } from "./row.ts";

export const approvalTable: TableKind = {
  fits: ({ columns }) => columns.includes("approver"),
  row: (walk, row) => {
    const lines = [row.line, row.line] as const;
    const windows = readWindow(
      [wordsOf(row, "day"), wordsOf(row, "time"), wordsOf(row, "wait")].filter(Boolean).join(" "),
    );
    for (const window of windows)
      write(walk.pen, {
        ...window,
        lines,
        sure: window.zone === null ? "inferred" : "exact",
        text: textOf(row),
      });
    const who = wordsOf(row, "approver");
    if (who === null) return windows.length > 0;
    if (/^(?:none|no|self|not required|—|-|n\/a|auto\w*)\b/i.test(who)) {
      write(walk.pen, { kind: "note", lines, sure: "inferred", text: textOf(row) });
      return true;
    }
    if (/_{3,}|^\[ ?\]$|☐/.test(who)) {
      write(walk.pen, {
        kind: "question",
        lines,
        sure: "exact",
        text: textOf(row),
        establishes: textOf(row),
        when: null,
      });
      return true;
    }
    const spoken = readApproval(who) ?? readApproval(`requires approval of ${who}`);
    const several = /\((\d{1,2}) [^)]{2,30}\)/.exec(who)?.[1];
    const forWhat =
      wordsOf(row, "change") ??
      wordsOf(row, "check") ??
      wordsOf(row, "stage") ??
      wordsOf(row, row.columns[0] ?? "other");
    write(walk.pen, {
      kind: "approval",
      lines,
      sure: "exact",
      text: textOf(row),
      count: several === undefined ? (spoken?.count ?? 1) : Math.max(1, Number(several)),
      who: spoken?.who ?? who,
      for: forWhat,
    });
    return true;
  },
};
