/**
 * One line of a plan: its number, a verb, the text, a danger, and the lines of the runbook at the right edge. The text
 * wraps under itself, for what will be done is never cut; the columns around it never move.
 */
import { type Look, paint, type Tone } from "./look.ts";
import { padEnd, padStart, widthOf, wrap } from "./width.ts";

export interface PlanRow {
  readonly number?: string;
  readonly verb?: string;
  readonly verbTone?: Tone | null;
  readonly text: string;
  readonly danger?: string;
  readonly dangerTone?: Tone | null;
  readonly place?: string;
  readonly tone?: Tone | null;
  /** Columns that the text stands in from its own. */
  readonly indent?: number;
  /** Columns that wrapped lines stand in further: where each line is a command, its rest must not look like another. */
  readonly hang?: number;
  /** Stands before the text, on its first line alone. */
  readonly label?: string;
}

const NUMBER = 3;
const VERB = 8;
const DANGER = 8;
export const PLACE = 7;
export const TEXT_COLUMN = NUMBER + 2 + VERB + 2;

/** The words at the right edge: the danger ends before the column of the places, whether there is a place or not. */
function edge(row: PlanRow, look: Look): { readonly text: string; readonly width: number } {
  const place = row.place ?? "";
  const danger = row.danger ?? "";
  const placed = place === "" && danger === "" ? "" : padStart(place, danger === "" ? 0 : PLACE);
  if (danger === "") return { text: paint(look, "dim", placed), width: widthOf(placed) };
  const shown = padEnd(danger, DANGER);
  return {
    text: `${paint(look, row.dangerTone ?? row.tone ?? null, shown)}  ${paint(look, "dim", placed)}`,
    width: widthOf(shown) + 2 + widthOf(placed),
  };
}

export function planLines(row: PlanRow, look: Look): readonly string[] {
  const label = row.label ?? "";
  const start = TEXT_COLUMN + (row.indent ?? 0) + widthOf(label);
  const hang = row.hang ?? 0;
  const right = edge(row, look);
  const room = look.columns - start - (right.width === 0 ? 0 : right.width + 2);
  const [first = "", ...others] = wrap(row.text, Math.max(12, room), look.columns - start - hang);
  const tone = row.tone ?? null;
  const lead =
    `${paint(look, "dim", padStart(row.number ?? "", NUMBER))}  ` +
    `${paint(look, row.verbTone ?? tone, padEnd(row.verb ?? "", VERB))}  ${" ".repeat(row.indent ?? 0)}` +
    paint(look, "dim", label);
  const gap =
    right.width === 0 ? "" : " ".repeat(Math.max(2, look.columns - start - widthOf(first) - right.width));
  return [
    `${lead}${paint(look, tone, first)}${gap}${right.text}`.trimEnd(),
    ...others.map((line) => " ".repeat(start + hang) + paint(look, tone, line)),
  ];
}
