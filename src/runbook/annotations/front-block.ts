/**
 * Finds the lines of a front matter that belong to its `rutter:` key. It looks at indentation only: what the lines
 * mean is for a YAML parser to say.
 */

export interface OwnBlock {
  /** How many lines of the front matter stand before it. */
  readonly at: number;
  readonly lines: readonly string[];
}

const blank = (line: string): boolean => /^\s*(?:#|$)/.test(line);
const indent = (line: string): number => line.length - line.trimStart().length;

/** In order; more than one is a mistake of the author. */
export function ownBlocks(lines: readonly string[]): readonly OwnBlock[] {
  const first = lines.find((line) => !blank(line));
  if (first === undefined) return [];
  // JSON in all but name: one map in braces holds everything.
  if (first.startsWith("{"))
    return lines.some((line) => /["'{,\s]rutter["']?\s{0,9}:/.test(line)) ? [{ at: 0, lines }] : [];
  const level = indent(first);
  const blocks: OwnBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (indent(line) !== level || !/^(["']?)rutter\1\s*:(?:\s|$)/.test(line.trimStart())) {
      at += 1;
      continue;
    }
    const end = endOfBlock(lines, at, level);
    blocks.push({ at, lines: lines.slice(at, end) });
    at = end;
  }
  return blocks;
}

function endOfBlock(lines: readonly string[], from: number, level: number): number {
  let at = from + 1;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    // A list, or a bracket that closes, may stand as far left as the key itself.
    const goesOn = blank(line) || indent(line) > level || /^(?:- |[\]}])/.test(line.trimStart());
    if (!goesOn) break;
    at += 1;
  }
  return at;
}
