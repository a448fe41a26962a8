/** A paragraph's sentences with their lines. A hard break, a mark or a bold word at the head of a line starts anew. */
import type { Lines } from "../base/index.ts";
import type { Paragraph } from "./blocks.ts";

export interface Sentence {
  readonly text: string;
  readonly lines: Lines;
}

const MAX_SENTENCES = 400;
const STARTS = /^\s*(?:\*\*|__|[-*•▪–]\s|\d{1,3}[a-z]?[.)]\s|\p{Extended_Pictographic}|[✓✔✗✘☐☑→])/u;
const ENDS = /[.!?](?=\s+[A-Z0-9"'`*(])/g;

export function sentencesOf(paragraph: Paragraph): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let open: { text: string; first: number } | null = null;
  const lines = paragraph.text.split("\n");
  const close = (line: number): void => {
    if (open !== null && open.text.trim() !== "")
      sentences.push({ text: open.text.trim(), lines: [open.first, line] });
    open = null;
  };
  lines.forEach((raw, index) => {
    const line = paragraph.lines[0] + index;
    if (STARTS.test(raw)) close(line - 1);
    const pieces = sentences.length > MAX_SENTENCES ? [raw] : split(raw);
    pieces.forEach((piece, at) => {
      if (at > 0) close(line);
      open =
        open === null ? { text: piece, first: line } : { text: `${open.text} ${piece}`, first: open.first };
    });
    if (/(?: {2}|\\)$/.test(raw) || raw.trimEnd().endsWith(":")) close(line);
  });
  close(paragraph.lines[1]);
  return sentences;
}

function split(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of line.slice(0, 20_000).matchAll(ENDS)) {
    const end = match.index + 1;
    if (isAbbreviation(line.slice(from, end))) continue;
    pieces.push(line.slice(from, end));
    from = end;
  }
  pieces.push(line.slice(from));
  return pieces;
}

const isAbbreviation = (text: string): boolean =>
  /\b(?:e\.g|i\.e|etc|vs|approx|min|max|no)\.$/i.test(text.slice(-8)) ||
  /(?<!\d\s?)\b[A-Z]\.$/.test(text.slice(-8));
