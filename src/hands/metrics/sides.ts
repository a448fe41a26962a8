/** Which of the two versions a series belongs to, by a label alone. A side is never guessed. */
import type { FigureAsked } from "../../effect/index.ts";
import type { Series } from "./reading.ts";

export type Side = "new" | "old";
type Asked = FigureAsked["side"];

const bare = (version: string): string => version.replace(/^v(?=\d)/i, "");

/** What a mesh writes where a pod says no version. */
const NOBODY = /^(?:|unknown)$/i;

export function sideOf({ labels }: Series, side: Asked): Side | null {
  const value = side === null ? undefined : labels[side.label];
  if (side === null || value === undefined || NOBODY.test(value)) return null;
  return bare(value) === bare(side.version) ? "new" : "old";
}

/** The values that the label has, in order; none: nothing tells the versions apart. */
export const valuesSeen = (series: readonly Series[], side: Asked): readonly string[] =>
  side === null
    ? []
    : [
        ...new Set(
          series.filter((each) => sideOf(each, side) !== null).map((each) => each.labels[side.label] ?? ""),
        ),
      ].sort();
