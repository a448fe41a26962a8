/**
 * One line of an outline: a place at the left, a verb, a mark, the text, and a word at the right edge. Wide enough, the
 * text is cut; on a narrow terminal it wraps under itself. The columns around it never move.
 */
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { cut, padEnd, padStart, widthOf, wrap } from "./width.ts";

export interface Row {
  readonly at: string;
  readonly verb: string;
  readonly text: string;
  readonly verbTone?: Tone | null;
  readonly mark?: string;
  readonly right?: string;
  readonly rightTone?: Tone | null;
  /** The whole line is secondary. */
  readonly dim?: boolean;
  /** Columns that the text stands in from its place. */
  readonly indent?: number;
  /** Columns that wrapped lines stand in further: the rest of a command must not look like another one. */
  readonly hang?: number;
  /** How many lines it may wrap to on a wide terminal; more than that is cut. */
  readonly lines?: number;
  readonly textTone?: Tone | null;
}

export interface Columns {
  readonly look: Look;
  readonly at: number;
  readonly verb: number;
}

/** Below this a cut text would say too little. */
export const NARROW = 72;
const LINES_WHERE_NARROW = 4;

export const textColumn = (columns: Columns): number => columns.at + 2 + columns.verb + 3;

function textLines(
  row: Row,
  look: Look,
  { room, later }: { room: number; later: number },
): readonly string[] {
  const { more } = symbolsOf(look);
  const limit = Math.max(row.lines ?? 1, look.columns >= NARROW ? 1 : LINES_WHERE_NARROW);
  if (limit === 1) return [cut(row.text, room, more)];
  const lines = wrap(row.text, room, later);
  if (lines.length <= limit) return lines;
  const rest = lines.slice(limit - 1).join(" ");
  return [...lines.slice(0, limit - 1), cut(rest, later, more)];
}

/** Less text than this beside the word at the right edge is not worth reading: that word gets a line of its own. */
const LEAST_TEXT = 16;

/** The row as lines of the terminal, without trailing spaces. */
export function rowLines(row: Row, columns: Columns): readonly string[] {
  const { look } = columns;
  const indent = row.indent ?? 0;
  const start = textColumn(columns) + indent;
  const hang = row.hang ?? 0;
  const right = row.right ?? "";
  const beside = look.columns - start - (right === "" ? 0 : widthOf(right) + 2);
  const fits = beside >= LEAST_TEXT;
  const [first = "", ...others] = textLines(row, look, {
    room: fits ? beside : look.columns - start,
    later: look.columns - start - hang,
  });
  const tone = row.dim === true ? "dim" : null;
  const place = paint(look, "dim", padStart(row.at, columns.at));
  const verb = paint(look, row.verbTone ?? tone, padEnd(row.verb, columns.verb));
  const lead = `${place}  ${verb} ${padEnd(row.mark ?? "", 1)} ${" ".repeat(indent)}`;
  const word = paint(look, row.rightTone ?? tone, right);
  const textTone = row.textTone ?? tone;
  const gap = " ".repeat(Math.max(0, look.columns - start - widthOf(first) - widthOf(right)));
  return [
    `${lead}${paint(look, textTone, first)}${fits && right !== "" ? gap + word : ""}`.trimEnd(),
    ...others.map((line) => " ".repeat(start + hang) + paint(look, textTone, line)),
    ...(fits ? [] : [" ".repeat(Math.max(0, look.columns - widthOf(right))) + word]),
  ];
}

/** Something at the left, something at the right edge; the left one is cut where both do not fit. */
export function edges(look: Look, left: { text: string; tone: Tone | null }, right: string): string {
  const room = look.columns - (right === "" ? 0 : widthOf(right) + 2);
  const text = cut(left.text, Math.max(12, room), symbolsOf(look).more);
  if (right === "") return paint(look, left.tone, text);
  const space = " ".repeat(Math.max(2, look.columns - widthOf(text) - widthOf(right)));
  return `${paint(look, left.tone, text)}${space}${paint(look, "dim", right)}`;
}

/** `label  text`, the text wrapped under itself. */
export function labelled(look: Look, label: string, text: string): readonly string[] {
  const room = Math.max(12, look.columns - widthOf(label));
  return wrap(text, room).map((line, index) =>
    index === 0 ? `${paint(look, "dim", label)}${line}` : " ".repeat(widthOf(label)) + line,
  );
}

/** A remark that is secondary, wrapped under itself. */
export const remark = (look: Look, indent: number, text: string): readonly string[] =>
  wrap(text, Math.max(12, look.columns - indent)).map(
    (line) => " ".repeat(indent) + paint(look, "dim", line),
  );
