/**
 * A comparison that refers to something else. A factor ("2x baseline") is `times`. A change ("increases by 50 %")
 * is `percent` of the baseline: `>` a rise by more than that, `<` a fall by more than that. What a change cannot say
 * (a limit on a change, a share of a level) is a factor too: "increases by less than 10 %" is `< 1.1 times`.
 */
import type { Base, Comparison, Unit } from "../../base/index.ts";
import type { Turn } from "./comparison-words.ts";

export interface Relation {
  readonly is: Comparison;
  readonly value: number | null;
  readonly unit: Unit | null;
  readonly of: Base | null;
}

const tidy = (value: number): number => Number(value.toPrecision(12));

const factor = (is: Comparison, value: number, of: Base): Relation => ({
  is,
  value: tidy(value),
  unit: "times",
  of,
});

export interface ChangeOptions {
  readonly is: Comparison | null;
  readonly of: Base;
}

/** A rise or a fall by `percent` of the base; without a comparison it is one by more than that. */
export function changed(turn: Turn, percent: number, { is, of }: ChangeOptions): Relation {
  const bounded = is === "<" || is === "<=";
  if (turn === "rise") {
    if (bounded) return factor(is, 1 + percent / 100, of);
    return { is: is === ">=" ? ">=" : ">", value: percent, unit: "percent", of };
  }
  if (bounded) return factor(is === "<" ? ">" : ">=", 1 - percent / 100, of);
  return { is: is === ">=" ? "<=" : "<", value: percent, unit: "percent", of };
}

/** "80 % of baseline": a level, said as a factor. */
export const levelOf = (is: Comparison, percent: number, of: Base): Relation => factor(is, percent / 100, of);

/** "within 10 % of baseline": neither below nor above. */
export const around = (percent: number, of: Base): readonly [Relation, Relation] => [
  factor(">=", 1 - percent / 100, of),
  factor("<=", 1 + percent / 100, of),
];
