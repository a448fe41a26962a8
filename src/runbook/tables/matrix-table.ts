/** A decision matrix: what is seen, what is then done, and how soon. Words that are no figure are an event. */

import { type Condition, findDurations, isEvent, parseDuration } from "../../base/index.ts";
import { harmOf } from "../harm.ts";
import { write } from "../pen.ts";
import { readAction } from "../phrases/actions.ts";
import { FIGURES } from "../phrases/figures.ts";
import { lookUp } from "../phrases/phrase-table.ts";
import { plainText } from "../phrases/plain.ts";
import { tokensOf } from "../phrases/tokens.ts";
import { readTrigger } from "../phrases/trigger.ts";
import type { GuardAction } from "../reading.ts";
import type { TableAt, TableKind } from "../table-items.ts";
import { ofService, writeGuardRow, writeTargetRow } from "./figure-rows.ts";
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
  row: (walk, row, at) => {
    const cell = wordsOf(row, "action");
    const spoken = readAction(cell ?? "");
    const action = spoken.action ?? actionOf(cell, at);
    const seen = conditionOf(row, at);
    if (action === null || seen === null) return false;
    const sure = seen.exact ? "exact" : "inferred";
    if (spoken.veto) {
      write(walk.pen, { kind: "note", lines: [row.line, row.line], sure: "exact", text: textOf(row) });
      return true;
    }
    // "Error rate | < 1 % | roll back": the figure should be there, and this is done where it is not.
    if (harmOf(seen.when) === "health" && ACTS.has(action)) {
      writeTargetRow(walk.pen, row, { when: seen.when, sure: "inferred" });
      return true;
    }
    const wait = wordsOf(row, "wait") ?? wordsOf(row, "dwell") ?? wordsOf(row, "after");
    const waitMs = wait === null ? null : durationIn(wait);
    const deadline = wait !== null && /\bwithin\b|[<≤]/i.test(wait);
    writeGuardRow(walk.pen, row, {
      when: seen.when,
      action,
      sure,
      waitMs: spoken.waitMs ?? (deadline ? null : waitMs),
      withinMs: spoken.withinMs ?? (deadline ? waitMs : null),
      then: spoken.then,
    });
    return true;
  },
};

const ACTS: ReadonlySet<GuardAction> = new Set(["rollback", "prepare", "pause", "escalate"]);
/** How something is done, not what: the heading says that. */
const MANNER =
  /^(?:(?:immediate(?:ly)?|yes|now|at once|auto(?:matic(?:ally)?|mated)?|manual(?:ly)?|required|mandatory|urgent(?:ly)?|always|asap|x)[\s,/!.]*){1,3}$/i;
const GOES_ON =
  /^(?:proceed|continue|promote|go ahead|go on|carry on|advance|no action|none|nothing|do nothing|ignore|accept|ok|okay|fine|keep going)\b/i;

/** Words that are none of a guard's actions are for a person to carry out, whatever the heading is about. */
function actionOf(cell: string | null, { place }: TableAt): GuardAction | null {
  const heading = place.guard?.action ?? null;
  if (cell === null) return heading;
  if (MANNER.test(cell) && heading !== null) return heading;
  if (GOES_ON.test(cell)) return "note";
  return place.placed.role === "contacts" ? null : "ask";
}

const durationIn = (words: string): number | null =>
  parseDuration(words) ?? findDurations(words)[0]?.minMs ?? null;

interface Seen {
  readonly when: Condition;
  readonly exact: boolean;
}

/** A comparison of nothing that it names. */
const BARE =
  /^(?:[<>≥≤=~\d]|above|over|below|under|exceed\w*|(?:more|less|greater|higher|lower) than|at least|at most)/i;

/** A column that grades what another tells: "SEV1" beside "error rate > 10 %". */
const GRADES =
  /^(?:(?:issue|incident|alert|risk|error|impact) )?(?:severity|priority|level|impact|sev|risk|class|tier|urgency)(?: level)?$/i;

/** Figure and threshold cells together, or the words of the symptom columns. */
function conditionOf(row: NamedRow, at: TableAt): Seen | null {
  const value = wordsOf(row, "threshold");
  const named = [...symptomsOf(row, at), wordsOf(row, "figure") ?? ""].filter(Boolean);
  const label = named.length > 0 ? named.join(" ") : BARE.test(value ?? "") ? firstOf(row) : "";
  if (value !== null && standsAlone(value, label)) {
    const own = readTrigger(value, { sense: "bad" });
    if (own !== null) return { when: ofService(own.when, row, at), exact: !isEvent(own.when) };
  }
  const words = value === null ? named.join(", ") : [label, value].filter(Boolean).join(" ");
  if (words === "") return null;
  const trigger = readTrigger(words, { sense: "bad" });
  if (trigger !== null) return { when: trigger.when, exact: !isEvent(trigger.when) };
  return /^[<>≥≤=\d]/.test(words)
    ? null
    : { when: { event: words.toLowerCase(), holdMs: null }, exact: false };
}

/** "Risk Level: Low, Issue Severity: Critical" reads "low, critical"; beside words of its own a grade says nothing. */
function symptomsOf(row: NamedRow, { table }: TableAt): readonly string[] {
  const cells = row.cells.flatMap((cell, i) =>
    row.columns[i] === "symptom" && cell.trim() !== ""
      ? [{ words: plainText(cell), grade: GRADES.test(plainText(table.header[i] ?? "")) }]
      : [],
  );
  const telling = cells.filter(({ grade }) => !grade);
  const others = cellOf(row, "figure") !== null || cellOf(row, "threshold") !== null;
  return (telling.length > 0 || others ? telling : cells).map(({ words }) => words);
}

const firstOf = (row: NamedRow): string =>
  row.columns[0] === "threshold" || row.columns[0] === "action" ? "" : plainText(row.cells[0] ?? "");

/** Does a threshold say itself what it is of? "p99 > 2 s" beside "Orders latency" does not say all. */
function standsAlone(value: string, label: string): boolean {
  const own = readTrigger(value, { sense: "bad" });
  return own !== null && !isEvent(own.when) && (namesFigure(value) || !namesFigure(label));
}

function namesFigure(words: string): boolean {
  const tokens = tokensOf(words);
  return tokens.some((_, at) => lookUp(FIGURES, { tokens, at, used: new Set() }) !== null);
}
