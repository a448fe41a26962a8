/**
 * A condition on one figure as a range of its values, so that two of them can be laid over each other: units and
 * statistics kept apart, `success rate > 99%` and `error rate < 1%` the same. It knows nothing of who says it.
 */
import type { FigureCondition } from "../base/index.ts";

export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Claim {
  /** What two claims share when they speak of the same thing. */
  readonly key: string;
  readonly range: Range;
  /** Open to the top or to the bottom; null: bounded both ways. */
  readonly side: ">" | "<" | null;
  readonly said: FigureCondition;
}

const MIRROR = { ">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=" } as const;

/** The same condition in the words that two people would agree on: errors for success, factors for changes. */
function settled(when: FigureCondition): FigureCondition {
  const { figure, of, unit, value } = when;
  if (value === null) return when;
  if (of === null && unit === "percent" && /(?:^| )success rate$/.test(figure))
    return {
      ...when,
      figure: figure.replace(/success rate$/, "error rate"),
      is: MIRROR[when.is],
      // Decimal shares such as 99.9 leave dust behind when they are turned round.
      value: Number((100 - value).toFixed(6)),
    };
  if (of === null || of === "limit" || unit !== "percent") return when;
  const factor = when.is.startsWith("<") ? 1 - value / 100 : 1 + value / 100;
  return { ...when, unit: "times", value: Number(factor.toFixed(6)) };
}

const rangeOf = (is: FigureCondition["is"], value: number): Range => ({
  low: is === "<" || is === "<=" ? Number.NEGATIVE_INFINITY : value,
  high: is === ">" || is === ">=" ? Number.POSITIVE_INFINITY : value,
});

/** What a condition claims; null where it compares with no number. */
export function claimOf(when: FigureCondition): Claim | null {
  const same = settled(when);
  if (same.value === null || !Number.isFinite(same.value)) return null;
  return {
    key: [same.figure, same.stat, same.unit, same.of].join("|"),
    range: rangeOf(same.is, same.value),
    side: same.is === "=" ? null : same.is.startsWith(">") ? ">" : "<",
    said: when,
  };
}

export const meet = (a: Range, b: Range): Range => ({
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
});

/** They share more than the value at which one ends and the other begins. */
export const overlap = (a: Range, b: Range): boolean => meet(a, b).low < meet(a, b).high;

export const within = (inner: Range, outer: Range): boolean =>
  inner.low >= outer.low && inner.high <= outer.high;

export const same = (a: Range, b: Range): boolean => a.low === b.low && a.high === b.high;
