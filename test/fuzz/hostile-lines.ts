/** Hostile texts of one line: a sign or a word over and over. They mean nothing. */
import type { Hostile } from "./hostile.ts";

const signs = (name: string, sign: string): Hostile => ({
  name: `a line of ${name}`,
  size: 100_000,
  make: (size) => sign.repeat(Math.ceil(size / sign.length)),
});

export const HOSTILE_LINES: readonly Hostile[] = [
  signs("greater-than signs", ">"),
  signs("less-than signs", "<"),
  signs("backquotes", "`"),
  signs("opening brackets", "["),
  signs("brackets in pairs", "[]("),
  signs("pipes", "|"),
  signs("asterisks", "*"),
  signs("hashes", "#"),
  signs("backslashes", "\\"),
  signs("opened tags", "<a "),
  signs("opened comments", "<!--"),
  signs("list marks", "- "),
  signs("quotations", "> "),
  signs("spaces", " "),
  signs("dollar signs and braces", "${"),
  signs("digits", "1"),
  signs("per cent", "5% "),
  signs("arrows", "5% → "),
  signs("comparisons", "> 5 "),
  signs("conditions", "error rate > 5% and "),
  signs("minutes", "5 minutes "),
  signs("placeholders", "<a-b> "),
  signs("commas", ", "),
  signs("boxes", "[ ] "),
  signs("weekdays", "Mon-Fri 09:00-17:00 "),
  {
    name: "one line of words",
    size: 1_000_000,
    make: (size) => "roll back the release ".repeat(Math.ceil(size / 22)),
  },
  { name: "one line without a space", size: 1_000_000, make: (size) => "x".repeat(size) },
];
