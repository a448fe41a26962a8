/**
 * The fenced blocks of a Markdown document, by line. A fence inside a longer fence is that one's text. Indented code and
 * fences in quotes are not looked at: our documents have none.
 */

export interface Fence {
  /** The words after the ticks: `console`, `markdown file=deploy.md`. */
  readonly info: string;
  readonly lines: readonly string[];
  /** Index of its first line of text, 0-based, in the lines of the document. */
  readonly first: number;
}

const OPEN = /^ {0,3}(`{3,}|~{3,})\s*([^`]*)$/;

export function fencesOf(document: string): readonly Fence[] {
  const lines = document.split("\n");
  const fences: Fence[] = [];
  let index = 0;
  while (index < lines.length) {
    const open = OPEN.exec(lines[index] ?? "");
    index += 1;
    if (open === null) continue;
    const first = index;
    const [, ticks = "", info = ""] = open;
    while (index < lines.length && !closes(lines[index] ?? "", ticks)) index += 1;
    fences.push({ info: info.trim(), lines: lines.slice(first, index), first });
    index += 1;
  }
  return fences;
}

function closes(line: string, ticks: string): boolean {
  const text = line.trim();
  return text.length >= ticks.length && [...text].every((character) => character === ticks[0]);
}
