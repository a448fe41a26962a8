/** Who to call: a role or name, a way to reach them, and after how long. */

import { parseDuration } from "../../base/index.ts";
import { write } from "../pen.ts";
import { readContact } from "../phrases/contact.ts";
import type { TableKind } from "../table-items.ts";
import { cellOf, textOf, wordsOf } from "./row.ts";

export const contactTable: TableKind = {
  fits: ({ columns, place }) =>
    place.placed.role === "contacts"
      ? columns.includes("who") || columns.includes("how")
      : columns.includes("who") && columns.includes("how"),
  row: (walk, row, at) => {
    const named = cellOf(row, "who") === null ? null : wordsOf(row, "who");
    const who = named ?? wordsOf(row, row.columns[0] ?? "other");
    if (who === null || who === "") return false;
    const others = row.cells.filter((_, i) => row.columns[i] === "how").map((cell) => cell.trim());
    const reach = others.filter(Boolean).join(", ") || wordsOf(row, "who");
    const after = wordsOf(row, "after") ?? wordsOf(row, "wait");
    const spoken = readContact(`${who}: ${reach ?? ""}`);
    write(walk.pen, {
      kind: "contact",
      lines: [row.line, row.line],
      sure: "exact",
      text: textOf(row),
      who,
      how: wordsOf(row, "how") ?? spoken?.how ?? null,
      afterMs: after === null ? null : afterOf(after),
      when: wordsOf(row, "symptom") ?? (after !== null && afterOf(after) === null ? after : null),
    });
    return at.rows.length > 0;
  },
};

function afterOf(words: string): number | null {
  if (/\bimmediate(?:ly)?\b|\bat once\b|\bfirst\b/i.test(words)) return 0;
  return parseDuration(words);
}
