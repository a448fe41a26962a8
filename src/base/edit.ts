/**
 * A change to a text that leaves every other byte as it is: places are lines and columns of the file as it lies on
 * disk. Of two changes that overlap only the first is made; nothing is ever moved or formatted.
 */

export interface Edit {
  /** 1-based; the column counts UTF-16 units and may be one past the line's last. */
  readonly line: number;
  readonly column: number;
  /** How much is taken out from there on; it may reach over line ends. */
  readonly length: number;
  /** Put in its place; may hold line ends, which become those of the file. */
  readonly text: string;
}

/** An edit that puts whole lines in before a line. */
export const insertLines = (line: number, lines: readonly string[]): Edit => ({
  line,
  column: 1,
  length: 0,
  text: lines.map((each) => `${each}\n`).join(""),
});

interface Placed extends Edit {
  readonly from: number;
  readonly order: number;
}

/** Where each line begins; `\r\n`, `\n` and `\r` end one. */
function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function place(text: string, edits: readonly Edit[]): readonly Placed[] {
  const starts = startsOf(text);
  // A byte order mark is no column of the first line.
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const placed: Placed[] = [];
  for (const [order, edit] of edits.entries()) {
    const start = starts[edit.line - 1];
    if (start === undefined && edit.line !== starts.length + 1) continue;
    const from = (start ?? text.length) + edit.column - 1 + (edit.line === 1 ? mark : 0);
    if (from + edit.length > text.length) continue;
    placed.push({ ...edit, from, order });
  }
  return placed.sort((a, b) => a.from - b.from || a.order - b.order);
}

export interface Applied {
  readonly text: string;
  /** How many were made; the others overlapped one that was, or lay outside the text. */
  readonly made: number;
}

export function applyEdits(text: string, edits: readonly Edit[]): Applied {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const pieces: string[] = [];
  let at = 0;
  let made = 0;
  for (const { from, length, text: added } of place(text, edits)) {
    if (from < at) continue;
    pieces.push(text.slice(at, from), added.replace(/\n/g, lineEnd));
    at = from + length;
    made += 1;
  }
  return { text: [...pieces, text.slice(at)].join(""), made };
}
