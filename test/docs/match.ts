/**
 * Compares what came out with what a document says comes out. A line that is only `…` stands for any lines, none among
 * them; `…` inside a line stands for any text. Everything else is compared to the letter.
 */

const ANY = "…";

/** A star-match over lines: on a mismatch it goes back to the last `…` alone and lets that take one line more. */
export function matches(expected: readonly string[], actual: readonly string[]): boolean {
  let at = 0;
  let pattern = 0;
  let star = -1;
  let starAt = 0;
  while (at < actual.length) {
    const wanted = expected[pattern];
    if (wanted === ANY) {
      star = pattern;
      starAt = at;
      pattern += 1;
    } else if (wanted !== undefined && matchesLine(wanted, actual[at] ?? "")) {
      pattern += 1;
      at += 1;
    } else if (star >= 0) {
      pattern = star + 1;
      starAt += 1;
      at = starAt;
    } else {
      return false;
    }
  }
  return expected.slice(pattern).every((line) => line === ANY);
}

export function matchesLine(expected: string, actual: string): boolean {
  const parts = expected.split(ANY);
  const head = parts.shift() ?? "";
  const tail = parts.pop();
  if (tail === undefined) return expected === actual;
  if (!actual.startsWith(head)) return false;
  let from = head.length;
  for (const part of parts) {
    const found = actual.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return actual.length - tail.length >= from && actual.endsWith(tail);
}
