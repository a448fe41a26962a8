/**
 * What the judge's specification found when it was simulated by another implementation: mean extra errors of the default judge in
 * the shown configurations, effect by effect, rounded to whole errors as they were written down.
 */

import { geometricMean, type Outcome } from "./replay.ts";
import { EFFECTS, SHOWN } from "./scenarios.ts";

const EXTRA_ERRORS: readonly (readonly number[])[] = [
  [28, 16, 10, 7, 10],
  [12, 8, 6, 7, 20],
  [13, 10, 11, 25, 100],
  [73, 58, 100, 250, 1000],
];

/** The default judge's extra errors over those of the oracle, over all sixty. */
export const BESIDE_ORACLE = 1 / 0.46;

/** Geometric mean of what was found now over what was found then; `found` by configuration, then by effect. */
export function besideReference(found: readonly (readonly Outcome[])[]): number {
  const ratios = SHOWN.flatMap((_, configuration) =>
    EFFECTS.map((_, effect) => {
      const now = found[configuration]?.[effect]?.extraErrors ?? Number.NaN;
      return now / (EXTRA_ERRORS[configuration]?.[effect] ?? Number.NaN);
    }),
  );
  return geometricMean(ratios);
}
