/** A decision matrix: what is seen, what is then done, and how soon. Words that are no figure are an event. */

import type { Condition } from "../../base/index.ts";
import { findDurations, parseDuration } from "../../base/index.ts";
import { write } from "../pen.ts";
import { readAction } from "../phrases/actions.ts";
import { readTrigger } from "../phrases/trigger.ts";
import type { TableKind } from "../table-items.ts";
import { cellOf, type NamedRow, textOf, wordsOf } from "./row.ts";

export const matrixTable: TableKind = {
  fits: ({ columns, place, rows }) => {
    const seen = columns.includes("symptom") || columns.includes("threshold") || columns.includes("figure");
    if (
      !columns.includes("action") ||
      !seen ||
      (place.placed.role === "contacts" && (columns.includes("who") || columns.includes("how")))
    )
      return false;
    const acting = rows.filter((row) => readAction(wordsOf(row, "action") ?? "").action !== null).length;
    return acting * 2 >= rows.length && acting > 0;
  },
  row: (walk, row, { place }) => {
    const spoken = readAction(wordsOf(row, "action") ?? "");
    const action =
      spoken.action ??
      place.guard?.action ??
      (cellOf(row, "action") === null || place.placed.role === "contacts" ? null : "ask");
    const seen = conditionOf(row);
    if (action === null || seen === null) return false;
    const wait = wordsOf(row, "wait") ?? wordsOf(row, "dwell") ?? wordsOf(row, "after");
    const waitMs = wait === null ? null : durationIn(wait);
    const deadline = wait !== null && /\bwithin\b|[<≤]/i.test(wait);
    write(walk.pen, {
      kind: "guard",
      lines: [row.line, row.line],
      sure: seen.exact ? "exact" : "inferred",
      text: textOf(row),
      when: seen.when,
      action,
      waitMs: spoken.waitMs ?? (deadline ? null : waitMs),
      withinMs: spoken.withinMs ?? (deadline ? waitMs : null),
      armedForMs: null,
      then: spoken.then,
    });
    return true;
  },
};

const durationIn = (words: string): number | null =>
  parseDuration(words) ?? findDurations(words)[0]?.minMs ?? null;

/** Figure and threshold cells together, or the words of the symptom columns. */
function conditionOf(row: NamedRow): { when: Condition; exact: boolean } | null {
  const figure = [wordsOf(row, "figure"), wordsOf(row, "threshold")].filter(Boolean).join(" ");
  const symptoms = row.cells.filter((_, i) => row.columns[i] === "symptom");
  const words =
    symptoms.length > 1
      ? severities(row)
      : [cellOf(row, "symptom") === null ? "" : (wordsOf(row, "symptom") ?? ""), figure]
          .filter(Boolean)
          .join(" ");
  if (words === "") return null;
  const trigger = readTrigger(words, { sense: "bad" });
  if (trigger !== null) return { when: trigger.when, exact: !("event" in trigger.when) };
  return { when: { event: words.toLowerCase(), holdMs: null }, exact: false };
}

/** "Risk Level: Low, Issue Severity: Critical" reads "low risk level, critical issue severity". */
const severities = (row: NamedRow): string =>
  row.cells
    .flatMap((cell, i) => (row.columns[i] === "symptom" ? [cell.trim()] : []))
    .filter(Boolean)
    .join(", ");
