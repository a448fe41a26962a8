/**
 * The one way in which Rutter shows what is wrong: code and what, place with at most three lines of code, why, fix,
 * and where to read more. For diagnostics and for errors alike; it decides no exit status.
 */

import type { Diagnostic, Level, RutterError, Span } from "../base/index.ts";
import { plural } from "../base/index.ts";
import { clean, cleanLine } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { labelled } from "./row.ts";
import { cut, widthOf } from "./width.ts";

export interface Problem {
  readonly code: string;
  readonly level: Level;
  readonly what: string;
  readonly why: string | null;
  readonly fix: string | null;
  readonly file: string | null;
  readonly span: Span | null;
}

const FRAME_LINES = 3;
const LEAST_CODE_COLUMNS = 30;
const TONE: Readonly<Record<Level, Tone>> = { error: "red", warning: "yellow", note: "dim" };

export const problemsOf = (diagnostics: readonly Diagnostic[], file: string): readonly Problem[] =>
  diagnostics.map((diagnostic) => ({ ...diagnostic, file }));

const spanOf = (line: number, column: number | undefined): Span => ({
  lines: [line, line],
  ...(column === undefined ? {} : { columns: [column, column] }),
});

const problemOf = (error: RutterError): Problem => ({
  code: error.code,
  level: "error",
  what: error.what,
  why: error.why,
  fix: error.fix,
  file: error.place?.file ?? null,
  span: error.place?.line === undefined ? null : spanOf(error.place.line, error.place.column),
});

/** The line that an error brings along, put where a whole file would have it. */
const sourceOf = ({ place }: RutterError): readonly string[] => {
  const source: string[] = [];
  if (place?.line !== undefined && place.text !== undefined) source[place.line - 1] = place.text;
  return source;
};

export const renderError = (error: RutterError, look: Look): readonly string[] =>
  renderProblem(problemOf(error), sourceOf(error), look);

interface Window {
  readonly column: number;
  readonly room: number;
  readonly more: string;
}

/** The stretch of a long line that the columns speak of, so that the place itself is on the screen. */
function around(line: string, { column, room, more }: Window): string {
  const shown = cleanLine(line);
  const trimmed = shown.trimStart();
  const at = column - 1 - (shown.length - trimmed.length);
  if (at < room - 8 || at <= 0) return cut(trimmed.trimEnd(), room, more);
  const from = Math.max(0, at - Math.floor(room / 3));
  return cut(`${more}${trimmed.slice(from).trimEnd()}`, room, more);
}

function frame(problem: Problem, source: readonly string[], look: Look): readonly string[] {
  const { file, span } = problem;
  if (file === null) return [];
  const name = clean(file);
  if (span === null) return [`  ${paint(look, "bold", name)}`];
  const [first, last] = span.lines;
  const column = span.columns?.[0];
  const place = `  ${name}:${first}${column === undefined ? "" : `:${column}`}`;
  const code = source.slice(first - 1, Math.min(last, first - 1 + FRAME_LINES));
  if (code.length === 0) return [paint(look, "bold", place)];
  const beside = look.columns - widthOf(place) - 3;
  const room = beside >= LEAST_CODE_COLUMNS ? beside : look.columns - 4;
  const at: Window = { column: code.length === 1 ? (column ?? 1) : 1, room, more: symbolsOf(look).more };
  const lines = code.map((line) => around(line, at));
  if (room !== beside) return [paint(look, "bold", place), ...lines.map((line) => `    ${line}`)];
  const pad = " ".repeat(widthOf(place) + 3);
  return lines.map((line, index) =>
    (index === 0 ? `${paint(look, "bold", place)}   ${line}` : pad + line).trimEnd(),
  );
}

export function renderProblem(problem: Problem, source: readonly string[], look: Look): readonly string[] {
  const label = `${problem.level} ${problem.code}  `;
  const lines = labelled({ ...look, colour: false }, label, clean(problem.what));
  const [head = "", ...others] = lines;
  const painted = paint(look, TONE[problem.level], problem.level) + head.slice(problem.level.length);
  const said: string[] = [painted, ...others, ...frame(problem, source, look)];
  if (problem.why) said.push(...labelled(look, "  why   ", clean(problem.why)));
  if (problem.fix) said.push(...labelled(look, "  fix   ", clean(problem.fix)));
  said.push(...labelled(look, "  more  ", `rutter explain ${problem.code}`));
  return said;
}

export function countText(problems: readonly Problem[]): string {
  const of = (level: Level): number => problems.filter((problem) => problem.level === level).length;
  const parts = (["error", "warning", "note"] as const).filter((level) => of(level) > 0);
  return parts.map((level) => plural(of(level), level)).join(", ");
}

/** All of them in the order of the file, a blank line between, their count at the end where there are several. */
export function renderProblems(
  problems: readonly Problem[],
  source: readonly string[],
  look: Look,
): readonly string[] {
  const place = ({ span }: Problem): number => span?.lines[0] ?? 0;
  const column = ({ span }: Problem): number => span?.columns?.[0] ?? 0;
  const sorted = [...problems].sort((a, b) => place(a) - place(b) || column(a) - column(b));
  const lines = sorted.flatMap((problem, index) => [
    ...(index === 0 ? [] : [""]),
    ...renderProblem(problem, source, look),
  ]);
  return sorted.length > 1 ? [...lines, "", countText(sorted)] : lines;
}
