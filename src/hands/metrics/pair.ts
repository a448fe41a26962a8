/** The series that stand in two readings, side by side. What is new, gone or began anew is counted and left out. */
import type { FigureAsked } from "../../effect/index.ts";
import type { Series } from "./reading.ts";
import { sideOf } from "./sides.ts";

export interface Pair<Of extends Series> {
  readonly before: Of;
  readonly now: Of;
}

export interface Paired<Of extends Series> {
  readonly kept: readonly Pair<Of>[];
  readonly dropped: number;
}

/** `fell`: it began anew. */
export function pair<Of extends Series>(
  before: readonly Of[],
  now: readonly Of[],
  fell: (pair: Pair<Of>) => boolean,
): Paired<Of> & { readonly anew: ReadonlySet<string> } {
  const old = new Map(before.map((each) => [each.id, each]));
  const both = now.flatMap((each): Pair<Of>[] => {
    const was = old.get(each.id);
    return was === undefined ? [] : [{ before: was, now: each }];
  });
  const anew = new Set(both.filter(fell).map((each) => each.now.origin));
  const kept = both.filter((each) => !anew.has(each.now.origin));
  const gone = before.length - both.length;
  return { kept, dropped: now.length - kept.length + gone, anew };
}

/** Of both readings: a side that was there a moment ago is no side that nobody knows. */
export const hasSides = (side: FigureAsked["side"], ...series: readonly (readonly Series[])[]): boolean =>
  series.some((each) => each.some((one) => sideOf(one, side) !== null));
