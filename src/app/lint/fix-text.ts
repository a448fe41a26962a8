/**
 * Makes the edits of the findings that are shown, and looks again, until nothing is left to make: one edit may overlap
 * another, or bring the next one up. It writes no file.
 */
import { applyEdits } from "../../base/index.ts";
import type { Finding } from "../../lint/index.ts";

export interface Fixed {
  readonly text: string;
  /** How many findings could be fixed that are there no more. */
  readonly made: number;
}

const ROUNDS = 5;

/** `shownIn` gives the findings of a text that the user sees. */
export async function fixText(
  before: string,
  shownIn: (text: string) => Promise<readonly Finding[]>,
): Promise<Fixed> {
  let text = before;
  let [first, left] = [0, 0];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const fixable = (await shownIn(text)).filter(({ edits }) => edits.length > 0);
    if (round === 0) first = fixable.length;
    left = fixable.length;
    const edits = round === ROUNDS ? [] : fixable.flatMap((finding) => finding.edits);
    const applied = applyEdits(text, edits);
    if (applied.text === text) break;
    text = applied.text;
  }
  return { text, made: Math.max(1, first - left) };
}
