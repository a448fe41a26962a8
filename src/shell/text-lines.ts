/** Offsets and lines of one text. Lines are 1-based here, as everywhere a person sees them. */

export interface TextLines {
  readonly text: string;
  readonly lines: readonly string[];
  /** Offset at which each line begins. */
  readonly starts: readonly number[];
}

export function textLines(text: string): TextLines {
  const lines = text.split("\n");
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return { text, lines, starts };
}

export function lineAt(source: TextLines, offset: number): number {
  let low = 0;
  let high = source.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
