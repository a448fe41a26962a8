/** Makes a failing text smaller while it still fails: first by whole lines, then letter by letter. */

/** Attempts it makes at most; what is left after them is small enough to look at. */
const ATTEMPTS = 4000;

export function shrink(text: string, fails: (text: string) => boolean): string {
  const budget = { left: ATTEMPTS };
  const lines = withoutParts(text.split("\n"), (parts) => fails(parts.join("\n")), budget);
  return withoutParts(lines.join("\n").split(""), (parts) => fails(parts.join("")), budget).join("");
}

/** Takes away halves, quarters and so on, down to single parts, until nothing more can go. */
function withoutParts(
  parts: readonly string[],
  fails: (parts: readonly string[]) => boolean,
  budget: { left: number },
): readonly string[] {
  let kept = parts;
  for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && budget.left > 0; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      budget.left -= 1;
      if (fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
