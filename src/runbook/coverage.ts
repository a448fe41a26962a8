/** Holds the operational lines against the items: what no item accounts for is unread, and said so. */
import type { Coverage, Item, Unread } from "./reading.ts";

/** Kinds that frame a document or name a value; they account for no line. */
const FRAMES: ReadonlySet<Item["kind"]> = new Set(["section", "input"]);

export function coverageOf(
  operational: ReadonlySet<number>,
  items: readonly Item[],
  said: readonly Unread[],
): { readonly unread: readonly Unread[]; readonly coverage: Coverage } {
  const understood = new Set<number>();
  for (const item of items) {
    if (!FRAMES.has(item.kind)) addLines(understood, item.lines[0], item.lines[1]);
  }
  const open = new Set<number>();
  for (const { lines } of said) addLines(open, lines[0], lines[1]);
  const silent = [...operational]
    .filter((line) => !understood.has(line) && !open.has(line))
    .sort((a, b) => a - b);
  const missed = [...operational].filter((line) => !understood.has(line)).length;
  const unread = [...said, ...runsOf(silent)].sort((a, b) => a.lines[0] - b.lines[0]);
  return {
    unread,
    coverage: { operational: operational.size, understood: operational.size - missed, unread: missed },
  };
}

function addLines(set: Set<number>, first: number, last: number): void {
  for (let line = first; line <= last; line += 1) set.add(line);
}

const WHY = "it looks operational, and no form that Rutter knows matches it";

function runsOf(lines: readonly number[]): Unread[] {
  const runs: { first: number; last: number }[] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === line - 1) run.last = line;
    else runs.push({ first: line, last: line });
  }
  return runs.map(({ first, last }) => ({ lines: [first, last] as const, why: WHY }));
}
