/** A command's text as the lines that a person would look at: continued lines joined, blank ones left out, a long text cut. */
import { cleanLine } from "./clean.ts";
import { type Look, symbolsOf } from "./look.ts";

export interface CommandLine {
  /** Lines below the first one of the text as written. */
  readonly offset: number;
  readonly text: string;
}

function joined(run: string): readonly CommandLine[] {
  const found: { offset: number; text: string }[] = [];
  let open = false;
  for (const [offset, line] of run.replace(/\s+$/, "").split(/\r?\n/).entries()) {
    const last = found.at(-1);
    const goesOn = /(?:^|[^\\])\\$/.test(line);
    const text = goesOn ? line.slice(0, -1).trimEnd() : line.trimEnd();
    if (open && last !== undefined) last.text = `${last.text} ${text.trim()}`;
    else if (text.trim() !== "") found.push({ offset, text });
    open = goesOn;
  }
  return found;
}

/** At most `limit` lines, the last of them saying how many more there are; at least one, which may be empty. */
export function commandLines(run: string, limit: number, look: Look): readonly CommandLine[] {
  const all = joined(run);
  const [first] = all;
  if (first === undefined) return [{ offset: 0, text: "" }];
  const margin = first.text.length - first.text.trimStart().length;
  const own = (text: string): string => (text.slice(0, margin).trim() === "" ? text.slice(margin) : text);
  const shown = all.length > limit ? all.slice(0, limit - 1) : all;
  const lines = shown.map(({ offset, text }) => ({ offset, text: cleanLine(own(text)) }));
  const next = all[shown.length];
  if (next === undefined) return lines;
  return [
    ...lines,
    { offset: next.offset, text: `${symbolsOf(look).more} ${all.length - shown.length} more lines` },
  ];
}
