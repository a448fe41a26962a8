/** Code and links within a line of Markdown, with where they stand. Linear: one pass over the text. */

export interface CodeSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function codeSpans(text: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  const open = new Map<number, number>();
  let from = 0;
  runs.forEach((run) => {
    if (run.at < from) return;
    const start = open.get(run.length);
    if (start === undefined) {
      open.set(run.length, run.at);
      return;
    }
    const inner = text.slice(start + run.length, run.at);
    spans.push({ text: inner.trim(), start, end: run.at + run.length });
    from = run.at + run.length;
    open.clear();
  });
  return spans;
}
