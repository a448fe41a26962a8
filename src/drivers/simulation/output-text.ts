/** A text that holds what is expected of an output, as far as one can be made up; it is shown, and judged by nobody. */
import type { Expect } from "../../effect/index.ts";

/** Escapes, classes and groups of the patterns that runbooks come to; what stays a riddle is told as it is. */
function sampleOf(pattern: string): string {
  const sample = pattern
    .slice(0, 500)
    .replace(/^\^|\$$/g, "")
    .replace(/\\s[*+?]?/g, " ")
    .replace(/(?:\\d|\[0-9\])[*+?]?/g, "1")
    .replace(/\\w[*+?]?/g, "a")
    .replace(/\.[*+]\??/g, "")
    .replace(/\\(.)/g, "$1");
  try {
    if (new RegExp(pattern).test(sample)) return sample;
  } catch {
    // A pattern that is none was refused when the plan was made; here it is only shown.
  }
  return `(an output like ${pattern})`;
}

function textFor(expect: Expect): string {
  switch (expect.kind) {
    case "contains":
    case "equals":
      return expect.text;
    case "matches":
      return sampleOf(expect.pattern);
    case "rows":
      return `(${expect.count} rows)`;
    case "status":
      return `${expect.code}`;
    case "exit":
      return `exit status ${expect.code}`;
  }
}

export const outputFor = (expects: readonly Expect[]): readonly string[] => expects.map(textFor);
