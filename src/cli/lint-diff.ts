/**
 * Two texts as a unified diff, for people: lines are made safe to show, so it is not meant to be applied. It is always a
 * right one, and the shortest where changes are as small as fixes are.
 */
import { clean, cleanLine } from "./clean.ts";

export interface DiffGiven {
  readonly file: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Line {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

const CONTEXT = 3;
/** A fix changes, adds or takes out fewer lines than this in one place. */
const LOOK_AHEAD = 40;

/** The nearest place further on where both are the same again. */
function meeting(a: readonly string[], b: readonly string[]): readonly [gone: number, come: number] {
  for (let sum = 1; sum <= 2 * LOOK_AHEAD; sum += 1)
    for (let gone = Math.min(sum, a.length); gone >= Math.max(0, sum - b.length); gone -= 1) {
      const come = sum - gone;
      if (gone < a.length && come < b.length && a[gone] === b[come]) return [gone, come];
    }
  return [a.length, b.length];
}

function linesOf(a: readonly string[], b: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  let [x, y] = [0, 0];
  while (x < a.length || y < b.length) {
    if (x < a.length && y < b.length && a[x] === b[y]) {
      lines.push({ sign: " ", text: a[x] ?? "" });
      [x, y] = [x + 1, y + 1];
      continue;
    }
    const near = (texts: readonly string[], from: number): readonly string[] =>
      texts.slice(from, from + LOOK_AHEAD);
    const [gone, come] = meeting(near(a, x), near(b, y));
    for (const text of a.slice(x, x + gone)) lines.push({ sign: "-", text });
    for (const text of b.slice(y, y + come)) lines.push({ sign: "+", text });
    [x, y] = [x + gone, y + come];
  }
  return lines;
}

/** From the first to one after the last line of each hunk. */
function hunksOf(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === " ") continue;
    const last = hunks.at(-1);
    const end = Math.min(lines.length, index + 1 + CONTEXT);
    if (last !== undefined && index - CONTEXT <= last[1]) last[1] = end;
    else hunks.push([Math.max(0, index - CONTEXT), end]);
  }
  return hunks;
}

/** `@@ -12,7 +12,8 @@`: the first line and how many, on either side. */
function headOf(lines: readonly Line[], [from, to]: readonly [number, number]): string {
  const count = (without: Line["sign"], part: readonly Line[]): number =>
    part.filter(({ sign }) => sign !== without).length;
  const range = (without: Line["sign"]): string => {
    const own = count(without, lines.slice(from, to));
    return `${count(without, lines.slice(0, from)) + (own === 0 ? 0 : 1)},${own}`;
  };
  return `@@ -${range("+")} +${range("-")} @@`;
}

export function unifiedDiff({ file, before, after }: DiffGiven): readonly string[] {
  const lines = linesOf(before, after);
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return [];
  const name = clean(file);
  return [
    `--- ${name}`,
    `+++ ${name}`,
    ...hunks.flatMap((hunk) => [
      headOf(lines, hunk),
      ...lines.slice(...hunk).map(({ sign, text }) => (sign + cleanLine(text)).trimEnd()),
    ]),
  ];
}
