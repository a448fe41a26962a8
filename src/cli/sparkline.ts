/** A line of figures, one character each, from the least of them to the most. A gap is a figure that nobody could tell. */
import { type Look, symbolsOf } from "./look.ts";

const DRAWN = "▁▂▃▄▅▆▇█";
const PLAIN = "_.-~=+*#";

export interface SparkGiven {
  readonly values: readonly (number | null)[];
  /** The scale reaches to this figure at least, so that what is far below a threshold looks so. */
  readonly upTo: number | null;
  readonly most: number;
}

export function sparkline({ values, upTo, most }: SparkGiven, look: Look): string {
  const marks = look.unicode ? DRAWN : PLAIN;
  const shown = values.slice(-most);
  const known = shown.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(upTo ?? 0, ...known);
  const step = high > low ? (marks.length - 1) / (high - low) : 0;
  const gap = symbolsOf(look).dot;
  return shown
    .map((value) => (value === null ? gap : marks.charAt(Math.round((value - low) * step))))
    .join("");
}
