/** The other places of one cause, as the end of what a finding says: `; also lines 31, 44 and 3 more`. */

const MOST_NAMED = 5;

/** `own` is the line that the finding itself stands on. */
export function alsoAt(own: number, lines: readonly number[]): string {
  const others = [...new Set(lines)].filter((line) => line !== own);
  if (others.length === 0) return "";
  const named = others.slice(0, MOST_NAMED).join(", ");
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : "";
  return `; also line${others.length === 1 ? "" : "s"} ${named}${more}`;
}
