/**
 * One finding for people: code and what, its place beside at most three lines of the runbook with the columns marked,
 * why, what to do. A note takes one line, so that what is above it stands out.
 */
import type { HiddenPart } from "../app/index.ts";
import type { Level } from "../base/index.ts";
import type { Finding } from "../lint/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { labelled } from "./row.ts";
import { type ShownLine, shownLine } from "./shown-line.ts";
import { cut, widthOf, wrap } from "./width.ts";

export interface FindingGiven {
  readonly finding: Finding;
  readonly file: string;
  readonly source: readonly string[];
  readonly hidden: readonly HiddenPart[];
  /** Where to read more has not been said yet. */
  readonly isFirst: boolean;
}

const FRAME_LINES = 3;
export const TONE: Readonly<Record<Level, Tone>> = { error: "red", warning: "yellow", note: "dim" };

export function placeText(file: string, { span }: Finding): string {
  const column = span.columns === undefined ? "" : `:${span.columns[0]}`;
  return `${clean(file)}:${span.lines[0]}${column}`;
}

function shownLines({ finding, source, hidden }: FindingGiven): readonly ShownLine[] {
  const [first, last] = finding.span.lines;
  const lines = source.slice(first - 1, Math.min(last, first - 1 + FRAME_LINES));
  return lines.map((line, index) => {
    const own = hidden.filter((part) => part.line === first + index);
    return shownLine(
      line,
      own.map(({ columns: [from, to] }) => ({ start: from - 1, end: to })),
    );
  });
}

/** From the first column that is pointed at to the one after the last; null where nothing in particular is. */
function marked(
  { finding: { span } }: FindingGiven,
  { text, at }: ShownLine,
): readonly [number, number] | null {
  if (span.columns === undefined || at === null || span.lines[0] !== span.lines[1]) return null;
  const [from, to] = [at(span.columns[0] - 1), at(span.columns[1])];
  const all = text.length - text.trimStart().length >= from && to >= text.trimEnd().length;
  return all || from >= text.length ? null : [from, Math.max(to, from + 1)];
}

interface Framed {
  readonly code: string;
  readonly under: string;
}

/** Where the stretch begins that fits and holds what is pointed at; as much as can be of what stands before it. */
function startOf(text: string, [from, to]: readonly [number, number], room: number): number {
  const margin = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const fits = (last: number): boolean => widthOf(text.slice(margin, last)) <= room - 1;
  if (widthOf(text.slice(margin, end)) <= room || fits(to)) return margin;
  return Math.max(margin, Math.min(from - Math.floor(room / 3), end - room + 1));
}

/** A stretch of the line, and the marks below it. */
function framed(
  line: ShownLine,
  mark: readonly [number, number] | null,
  look: Look & { room: number },
): Framed {
  const { more } = symbolsOf(look);
  const { room } = look;
  const margin = line.text.length - line.text.trimStart().length;
  const start = mark === null ? margin : startOf(line.text, mark, room - widthOf(more) + 1);
  const lead = start > margin ? more : "";
  const code = cut(`${lead}${line.text.slice(start).trimEnd()}`, room, more);
  if (mark === null) return { code, under: "" };
  const before = widthOf(lead) + widthOf(line.text.slice(start, mark[0]));
  const width = Math.max(1, Math.min(widthOf(line.text.slice(...mark)), room - before));
  return { code, under: " ".repeat(before) + "^".repeat(width) };
}

interface Row {
  readonly text: string;
  readonly tone: Tone | null;
}

/** Beside the place where the code fits there whole, else below it. */
function frame(given: FindingGiven, look: Look): readonly string[] {
  const place = `  ${placeText(given.file, given.finding)}`;
  const lines = shownLines(given);
  if (lines.length === 0) return [paint(look, "bold", place)];
  const beside = look.columns - widthOf(place) - 3;
  const widest = Math.max(...lines.map(({ text }) => widthOf(text.trim())));
  const isBeside = beside >= widest;
  const room = isBeside ? beside : look.columns - 4;
  const rows = lines.flatMap((line): readonly Row[] => {
    const { code, under } = framed(line, lines.length === 1 ? marked(given, line) : null, { ...look, room });
    const row = { text: code, tone: null };
    return under === "" ? [row] : [row, { text: under, tone: TONE[given.finding.level] }];
  });
  const pad = " ".repeat(isBeside ? widthOf(place) + 3 : 4);
  const texts = rows.map((row) => (pad + toned(row, look)).trimEnd());
  const head = paint(look, "bold", place);
  return isBeside
    ? [(head + (texts[0] ?? "").slice(pad.length - 3)).trimEnd(), ...texts.slice(1)]
    : [head, ...texts];
}

/** The spaces before it are not painted. */
function toned({ text, tone }: Row, look: Look): string {
  const own = text.trim();
  return text.slice(0, text.indexOf(own)) + paint(look, tone, own);
}

/** Less text than this beside a long code is not worth reading: it goes on below. */
const LEAST_TEXT = 40;

function headline({ level, code, what }: Finding, look: Look): readonly string[] {
  const label = `${level} ${code}  `;
  const room = look.columns - widthOf(label);
  const hang = room >= LEAST_TEXT ? widthOf(label) : 4;
  const lines = wrap(clean(what), room, look.columns - hang);
  const [head = "", ...others] = lines;
  return [
    paint(look, TONE[level], level) + label.slice(level.length) + head,
    ...others.map((line) => " ".repeat(hang) + line),
  ];
}

export function renderFinding(given: FindingGiven, look: Look): readonly string[] {
  const { code, why, fix } = given.finding;
  return [
    ...headline(given.finding, look),
    ...frame(given, look),
    ...labelled(look, "  why   ", clean(why)),
    ...labelled(look, "  fix   ", clean(fix)),
    ...(given.isFirst ? labelled(look, "  more  ", `rutter explain ${code}`) : []),
  ];
}

const NOTE_INDENT = 6;

/** `note deploy.md:14:5  CODE  what`, wrapped under itself. */
export function renderNote({ finding, file }: FindingGiven, look: Look): readonly string[] {
  const { level, code, what } = finding;
  const lead = `${level} ${placeText(file, finding)}  ${code}  `;
  const lines = wrap(
    `${lead}${clean(what)}`.replace(/ {2}/g, " \u00a0"),
    look.columns,
    look.columns - NOTE_INDENT,
  );
  return lines.map((line, index) => {
    const text = line.replaceAll("\u00a0", " ").trimStart();
    return index === 0
      ? paint(look, TONE[level], level) + text.slice(level.length)
      : " ".repeat(NOTE_INDENT) + text;
  });
}
