/**
 * Every pipeline of a runbook with the item it belongs to and its place in the file: from fences and from commands that
 * stand in a line of text. Made once for all rules; nothing is parsed again for a further rule.
 */
import type { Edit, Lines, Span } from "../base/index.ts";
import type { CheckItem, CommandItem, SectionItem, Study } from "../runbook/index.ts";
import { linesOfTree, type Mark, type Pipeline, pipelinesOf, pipelinesOfText } from "../shell/index.ts";

export interface Call {
  readonly pipeline: Pipeline;
  /** The item whose lines hold it; null where it became none (a template, a note). */
  readonly item: CommandItem | CheckItem | null;
  readonly section: SectionItem | null;
  /** Which shell text of the document it stands in; commands in a line of text have one each. */
  readonly text: number;
  readonly inline: boolean;
  readonly from: TextPlace;
}

/** Where a shell text stands in the file. */
export interface TextPlace {
  readonly first: number;
  /** Its lines as they were parsed: prompts and indentation taken off. */
  readonly lines: readonly string[];
  /** The lines of the file. */
  readonly source: readonly string[];
}

export type Runnable = CommandItem | CheckItem;

const isRunnable = (item: { readonly kind: string }): item is Runnable =>
  item.kind === "command" || item.kind === "check";

/** Items by line, so that a pipeline finds its own without a search. */
function runnablesByLine(items: readonly Runnable[]): ReadonlyMap<number, Runnable> {
  const found = new Map<number, Runnable>();
  for (const item of items)
    for (let line = item.lines[0]; line <= item.lines[1]; line += 1)
      if (!found.has(line)) found.set(line, item);
  return found;
}

export function callsOf(
  study: Study,
  source: readonly string[],
  sections: ReadonlyMap<string, SectionItem>,
): readonly Call[] {
  const runnables = study.reading.items.filter(isRunnable);
  const byLine = runnablesByLine(runnables);
  const fenced = new Set<number>();
  const calls: Call[] = [];
  let text = 0;
  const add = (pipelines: readonly Pipeline[], from: TextPlace, own: Runnable | null): void => {
    text += 1;
    for (const pipeline of pipelines) {
      const item = own ?? byLine.get(from.first + pipeline.mark.line - 1) ?? null;
      const section = sections.get(item?.section ?? "") ?? null;
      calls.push({ pipeline, item, section, text, inline: own !== null, from });
    }
  };
  for (const { first, reading } of study.shells) {
    if (reading.tree === null) continue;
    const lines = linesOfTree(reading.tree);
    for (let line = first; line < first + lines.length; line += 1) fenced.add(line);
    add(pipelinesOf(reading.tree), { first, lines, source }, null);
  }
  for (const item of runnables) {
    if (fenced.has(item.lines[0]) || fenced.has(item.lines[1])) continue;
    add(pipelinesOfText(item.run), { first: item.lines[0], lines: item.run.split("\n"), source }, item);
  }
  return calls.sort((a, b) => lineOf(a) - lineOf(b));
}

export const lineOf = (call: Call): number => call.from.first + call.pipeline.mark.line - 1;

/** How far a line of the text was moved by indentation, prompt or list; null where it cannot be told. */
function shiftOf(from: TextPlace, mark: Mark): number | null {
  const parsed = from.lines[mark.line - 1] ?? "";
  const line = from.source[from.first + mark.line - 2] ?? "";
  const trimmed = parsed.trim();
  const at = trimmed === "" ? -1 : line.indexOf(trimmed);
  return at < 0 ? null : at - (parsed.length - parsed.trimStart().length);
}

/** The place of a mark in the file; the whole line where its column cannot be told. */
export function spanAt(call: Call, mark: Mark): Span {
  const { first, source } = call.from;
  const line = first + mark.line - 1;
  const lines: Lines = [line, Math.min(first + mark.endLine - 1, source.length)];
  const shift = shiftOf(call.from, mark);
  const text = source[line - 1] ?? "";
  if (shift === null)
    return {
      lines,
      columns: [text.length - text.trimStart().length + 1, Math.max(1, text.trimEnd().length)],
    };
  const from = mark.column + shift;
  // A mark of several lines is pointed at on its first.
  const to = lines[1] > lines[0] ? text.trimEnd().length : from + mark.length - 1;
  return { lines: [line, line], columns: [from, Math.max(from, to)] };
}

/** Puts `text` in place of what the mark covers; null where its column cannot be told, or it goes over a line end. */
export function replaceAt(call: Call, mark: Mark, text: string): Edit | null {
  const shift = shiftOf(call.from, mark);
  if (shift === null || mark.endLine !== mark.line) return null;
  return { line: call.from.first + mark.line - 1, column: mark.column + shift, length: mark.length, text };
}

/** Puts `text` in before what the mark covers. */
export function insertBefore(call: Call, mark: Mark, text: string): Edit | null {
  const edit = replaceAt(call, { ...mark, length: 0, endLine: mark.line }, text);
  return edit === null ? null : { ...edit, length: 0 };
}

/** Puts `text` in behind what the mark covers. */
export function insertAfter(call: Call, mark: Mark, text: string): Edit | null {
  const edit = replaceAt(call, mark, text);
  return edit === null ? null : { ...edit, column: edit.column + mark.length, length: 0 };
}
