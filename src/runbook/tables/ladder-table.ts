/** A ladder kept as a table: a share and how long it is held, one rung a row. */
import { parseDuration } from "../../base/index.ts";
import { write } from "../pen.ts";
import { readAction } from "../phrases/actions.ts";
import { readCondition } from "../phrases/condition.ts";
import { plainText } from "../phrases/plain.ts";
import type { Rung } from "../reading.ts";
import type { TableKind } from "../table-items.ts";
import type { Walk } from "../walk.ts";
import { writeGuardRow, writeTargetRow } from "./figure-rows.ts";
import { type NamedRow, textOf, wordsOf } from "./row.ts";

const rungOf = (row: NamedRow): Rung | null => {
  const share = /(\d{1,3}(?:\.\d+)?)\s*%/.exec(wordsOf(row, "percent") ?? "");
  if (share?.[1] === undefined) return null;
  const dwell = wordsOf(row, "dwell") ?? wordsOf(row, "wait") ?? wordsOf(row, "time");
  return { percent: Number(share[1]), dwellMs: dwell === null ? null : parseDuration(dwell) };
};

export const ladderTable: TableKind = {
  fits: ({ columns, rows }) => {
    if (!columns.includes("percent") || rows.length < 2) return false;
    const rungs = rows.map(rungOf).filter((rung): rung is Rung => rung !== null);
    return (
      rungs.length >= 2 && rungs.every((rung, i) => i === 0 || rung.percent > (rungs[i - 1]?.percent ?? 0))
    );
  },
  whole: (walk, { rows }) => {
    const rungs = rows.map((row) => ({ row, rung: rungOf(row) }));
    const first = rows[0]?.line ?? 1;
    const last = rows.at(-1)?.line ?? first;
    write(walk.pen, {
      kind: "ladder",
      lines: [first, last],
      sure: "exact",
      text: rungs.map(({ rung }) => `${rung?.percent ?? "?"} %`).join(" → "),
      rungs: rungs.flatMap(({ rung }) => (rung === null ? [] : [rung])),
    });
    for (const { row, rung } of rungs) {
      writeLimits(walk, row);
      if (rung === null)
        write(walk.pen, { kind: "note", lines: [row.line, row.line], sure: "inferred", text: textOf(row) });
    }
    return true;
  },
  row: () => false,
};

/** "Abort if: error rate > 1 %" beside a rung; its own words must name the figure. */
function writeLimits(walk: Walk, row: NamedRow): void {
  for (const [i, column] of row.columns.entries()) {
    const words = plainText(row.cells[i] ?? "");
    const bad = column === "rollback" || column === "critical" || column === "warning";
    if (words === "" || !(bad || column === "target" || column === "expected")) continue;
    const when = readCondition(words, { sense: bad ? "bad" : "good" })?.when;
    if (when === undefined) continue;
    if (!bad) writeTargetRow(walk.pen, row, { when, sure: "exact" });
    else writeGuardRow(walk.pen, row, { when, action: readAction(words).action ?? BAD[column] });
  }
}

const BAD = { rollback: "rollback", critical: "escalate", warning: "note" } as const;
