/** What adopting puts into a file, as a unified diff with three lines around each change. */
import type { Adoption } from "./adoption.ts";
import { linesPut } from "./mark.ts";

export interface DiffLine {
  readonly sign: "@" | " " | "-" | "+" | "\\";
  readonly text: string;
}

interface Step extends DiffLine {
  /** The lines of the file before and after that come next. */
  readonly old: number;
  readonly now: number;
}

const AROUND = 3;

export function unifiedDiff(
  before: string,
  { text, marks }: Pick<Adoption, "text" | "marks">,
): readonly DiffLine[] {
  const steps = stepsOf(linesIn(before), linesIn(text), new Set(marks.flatMap(placesOf)));
  const changed = steps.flatMap((step, at) => (step.sign === " " ? [] : [at]));
  const hunks: (readonly [from: number, to: number])[] = [];
  for (const at of changed) {
    const [from, to] = [Math.max(0, at - AROUND), Math.min(steps.length, at + AROUND + 1)];
    const last = hunks.at(-1);
    if (last !== undefined && from <= last[1]) hunks[hunks.length - 1] = [last[0], to];
    else hunks.push([from, to]);
  }
  const open = !/[\r\n]$/.test(before);
  return hunks.flatMap(([from, to]): readonly DiffLine[] => {
    const within = steps.slice(from, to);
    const ends = open && to === steps.length ? unended(within) : within;
    return [header(within), ...ends.map(({ sign, text: line }) => ({ sign, text: line }))];
  });
}

const placesOf = (mark: Adoption["marks"][number]): readonly number[] =>
  linesPut(mark).map((_, at) => mark.now + at);

/** The end of a file that has no line end is no line. */
function linesIn(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function stepsOf(
  before: readonly string[],
  after: readonly string[],
  put: ReadonlySet<number>,
): readonly Step[] {
  const steps: Step[] = [];
  let old = 0;
  after.forEach((text, now) => {
    if (put.has(now + 1)) {
      steps.push({ sign: "+", text, old, now });
      return;
    }
    const was = before[old] ?? "";
    if (was === text) steps.push({ sign: " ", text, old, now });
    else steps.push({ sign: "-", text: was, old, now }, { sign: "+", text, old: old + 1, now });
    old += 1;
  });
  return steps;
}

function header(steps: readonly Step[]): DiffLine {
  const [first] = steps;
  const count = (sign: string): number =>
    steps.filter((step) => step.sign === " " || step.sign === sign).length;
  const [old, now] = [count("-"), count("+")];
  const range = (from: number, length: number): string => `${length === 0 ? from : from + 1},${length}`;
  return { sign: "@", text: `@@ -${range(first?.old ?? 0, old)} +${range(first?.now ?? 0, now)} @@` };
}

/** Both the old and the new last line lack their end, or the one line that is both. */
function unended(steps: readonly Step[]): readonly DiffLine[] {
  const note: DiffLine = { sign: "\\", text: "\\ No newline at end of file" };
  const last = steps.length - 1;
  const twice = steps[last]?.sign === "+" && steps[last - 1]?.sign === "-";
  return steps.flatMap((step, at) => (at === last || (twice && at === last - 1) ? [step, note] : [step]));
}
