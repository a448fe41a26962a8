/**
 * The lines of a document that are neither code nor comment, with code spans blanked out: where links stand. Columns
 * stay what they are in the file. Made once for a document.
 */
import { type Block, codeSpans, type Study, startOf } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";

export interface ProseLine {
  readonly line: number;
  readonly text: string;
}

const known = new WeakMap<Study, readonly ProseLine[]>();

function codeLines(blocks: readonly Block[], into: Set<number>): void {
  const mark = (first: number, last: number): void => {
    for (let line = first; line <= last; line += 1) into.add(line);
  };
  for (const block of blocks) {
    if (block.kind === "fence") mark(startOf(block), block.outer[1]);
    if (block.kind === "html" && block.text.trimStart().startsWith("<!--")) mark(...block.lines);
    if (block.kind === "quote") codeLines(block.blocks, into);
    if (block.kind === "list") for (const item of block.items) codeLines(item.blocks, into);
  }
}

function withoutCode(text: string): string {
  if (!text.includes("`")) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of codeSpans(text)) {
    parts.push(text.slice(from, start), " ".repeat(end - start));
    from = end;
  }
  return [...parts, text.slice(from)].join("");
}

export function proseLines(desk: Desk): readonly ProseLine[] {
  const made = known.get(desk.study);
  if (made !== undefined) return made;
  const code = new Set<number>();
  codeLines(desk.study.blocks, code);
  const lines = desk.source.flatMap((text, index) =>
    code.has(index + 1) ? [] : [{ line: index + 1, text: withoutCode(text) }],
  );
  known.set(desk.study, lines);
  return lines;
}
