/** Whoever knows of open incidents, and what it says when it is asked. A source that is silent says why, and never "none". */

export interface IncidentsAsked {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** `incidents` in words, one each; null: there is nowhere to ask. */
export type IncidentsFound = { readonly incidents: readonly string[] | null } | { readonly why: string };

export type Incidents = (asked: IncidentsAsked) => Promise<IncidentsFound>;

/** More of them say no more, and each is kept in the journal. */
const MOST = 20;
const LONGEST = 200;

/** One line each, of bounded length, the same ones once; what is beyond is counted. */
export function inWords(lines: readonly string[]): readonly string[] {
  const all = [...new Set(lines.map(oneLine))];
  return all.length <= MOST ? all : [...all.slice(0, MOST), `and ${all.length - MOST} more`];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g;

function oneLine(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(UNSEEN, " ")
    .trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}
