/**
 * Pairs of statements that cannot both be meant, one finding for each figure: it points at the later one, names the
 * earlier, and counts the rest. Which pairs clash is each rule's own business.
 */
import type { Level } from "../base/index.ts";
import { lineSpan } from "../base/index.ts";
import { alsoAt } from "./also-at.ts";
import type { Desk } from "./desk.ts";
import type { Hit } from "./rule.ts";
import { closeness } from "./scope.ts";
import { type Stated, statedIn } from "./stated.ts";

export interface Clash {
  readonly earlier: Stated;
  readonly later: Stated;
}

export interface ClashKind {
  /** Whether two statements of one figure, in the order of the file, contradict each other. */
  readonly clashes: (a: Stated, b: Stated) => boolean;
  /** Where it is more a lack than a contradiction. */
  readonly level?: (a: Stated, b: Stated) => Level | null;
  readonly what: (clash: Clash) => string;
}

/** A runbook that says more is looked at no further: the number of pairs grows with the square. */
const MOST = 60;
const MOST_OF_ALL = 600;

function byFigure(desk: Desk): readonly (readonly Stated[])[] {
  const groups = new Map<string, Stated[]>();
  for (const stated of statedIn(desk).slice(0, MOST_OF_ALL))
    groups.set(stated.key, [...(groups.get(stated.key) ?? []), stated]);
  return [...groups.values()].map((group) => group.slice(0, MOST));
}

interface Found extends Clash {
  readonly level: Level | null;
}

function clashesOf(desk: Desk, group: readonly Stated[], kind: ClashKind): readonly Found[] {
  const found: Found[] = [];
  for (const [index, later] of group.entries()) {
    const clash = group
      .slice(0, index)
      .filter((earlier) => kind.clashes(earlier, later))
      .map((earlier) => ({ earlier, close: closeness(desk, earlier, later) }))
      .filter(({ close }) => close !== "other")
      .map(({ earlier, close }) => {
        const level = close === "maybe" ? "note" : (kind.level?.(earlier, later) ?? null);
        return { earlier, later, level };
      })
      .sort((a, b) => Number(a.level === "note") - Number(b.level === "note"))[0];
    if (clash !== undefined) found.push(clash);
  }
  return found;
}

export function clashHits(desk: Desk, kind: ClashKind): readonly Hit[] {
  return byFigure(desk).flatMap((group): readonly Hit[] => {
    const found = clashesOf(desk, group, kind);
    const first = found.find(({ level }) => level !== "note") ?? found[0];
    if (first === undefined) return [];
    const others = found.map(({ later }) => later.line).filter((line) => line !== first.earlier.line);
    const also = alsoAt(first.later.line, others);
    return [
      {
        span: lineSpan(first.later.line),
        what: `${kind.what(first)}${also}`,
        ...(first.level === null ? {} : { level: first.level }),
      },
    ];
  });
}

/** How long it takes from the first bad sample to the deed. */
export const delayOf = ({ said, waitMs }: Stated): number =>
  (said.holdMs ?? 0) + (said.windowMs ?? 0) + waitMs;
