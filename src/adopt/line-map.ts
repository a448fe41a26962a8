/** Where a line of the marked text stands in the file as it was: lines put in are taken out of the count again. */
import type { Lines } from "../base/index.ts";
import { joined, linesPut, type Mark } from "./mark.ts";

export interface LineMap {
  /** The line itself; for one that was put in, the line it stands above. */
  readonly line: (line: number) => number;
  readonly lines: (lines: Lines) => Lines;
}

export function lineMap(marks: readonly Mark[]): LineMap {
  // The places of the lines put in, in the marked text, in rising order.
  const put: number[] = [];
  for (const mark of joined(marks)) for (const _ of linesPut(mark)) put.push(mark.line + put.length);
  const before = (line: number): number => countBelow(put, line);
  const line = (marked: number): number => marked - before(marked);
  return {
    line,
    // A stretch that ends on a comment put in ends, in the file, on the line above it.
    lines: ([first, last]) => {
      const from = line(first);
      const to = put[before(last)] === last ? line(last) - 1 : line(last);
      return [from, Math.max(from, to)];
    },
  };
}

/** How many of the sorted numbers are less than one. */
function countBelow(sorted: readonly number[], than: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < than) low = middle + 1;
    else high = middle;
  }
  return low;
}
