/** Who to call: a role or name, a way to reach them, and after how long. */

import { findDurations, parseDuration } from "../../base/index.ts";
import { write } from "../pen.ts";
import { plainText } from "../phrases/plain.ts";
import type { TableKind } from "../table-items.ts";
import { textOf, wordsOf } from "./row.ts";

export const contactTable: TableKind = {
  fits: ({ columns, place }) =>
    place.placed.role === "contacts"
      ? columns.includes("who") || columns.includes("how")
      : columns.includes("who") && columns.includes("how"),
  row: (walk, row) => {
    const names = row.cells.flatMap((cell, i) =>
      row.columns[i] === "who" && /\p{L}/u.test(cell) ? [plainText(cell)] : [],
    );
    const who = names[0] ?? wordsOf(row, row.columns[0] ?? "other");
    if (who === null || who === "") return false;
    const reach = row.cells.flatMap((cell, i) =>
      row.columns[i] === "how" && cell.trim() !== "" ? [plainText(cell)] : [],
    );
    const how = [...names.slice(1), ...reach].join(", ");
    const after = wordsOf(row, "after") ?? wordsOf(row, "wait");
    const afterMs = after === null ? null : afterOf(after);
    write(walk.pen, {
      kind: "contact",
      lines: [row.line, row.line],
      sure: "exact",
      text: textOf(row),
      who,
      how: how === "" ? null : how,
      afterMs,
      when: wordsOf(row, "symptom") ?? (afterMs === null ? after : null),
    });
    return true;
  },
};

function afterOf(words: string): number | null {
  if (/\bimmediate(?:ly)?\b|\bat once\b|\bfirst\b/i.test(words)) return 0;
  return parseDuration(words) ?? findDurations(words)[0]?.minMs ?? null;
}
