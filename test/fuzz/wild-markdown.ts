/**
 * Markdown at random with nothing kept tidy: marks that do not match, tables with odd columns, boxes at any depth,
 * fences left open, HTML broken off, tabs, and lines that run into each other.
 */
import { annotation, command, figure, LANGUAGES, sentence, title, VERBS } from "./operator-lines.ts";
import type { Random } from "./random.ts";

const MARKS = ["- ", "* ", "+ ", "1. ", "  ", "    ", " ", "   ", "- "];
const QUOTES = ["> ", ">", "> "];
/** Marks that parsers disagree about, kept to some of the texts so that the others can be compared. */
const DISPUTED = ["7) ", "2. ", "\t", "-\t", ">\t"];

export function wildMarkdown(random: Random): string {
  const front = random.chance(0.1) ? [frontMatter(random)] : [];
  const quotes = random.chance(0.4) ? QUOTES : [];
  const marks = [...MARKS, ...quotes, ...(random.chance(0.2) ? DISPUTED : [])];
  const lines = random.several(1, random.pick([6, 12, 12, 40]), () => piece(random, marks));
  const text = [...front, ...lines].join(random.chance(0.2) ? "\n\n" : "\n");
  return random.chance(0.1) ? deepen(random, text) : text;
}

const LINES = [
  plain,
  plain,
  plain,
  boxed,
  boxed,
  headed,
  fenced,
  fenced,
  inner,
  inner,
  tagged,
  blank,
  blank,
  ruled,
  odd,
  row,
];

function piece(random: Random, marks: readonly string[]): string {
  return random.chance(0.1) ? rowed(random) : prefix(random, marks) + random.pick(LINES)(random);
}

/** What opens containers: quotation marks, list marks, spaces and tabs, in any order. */
function prefix(random: Random, marks: readonly string[]): string {
  if (random.chance(0.55)) return "";
  return random.several(1, random.chance(0.05) ? 12 : 3, () => random.pick(marks)).join("");
}

function plain(random: Random): string {
  return sentence(random);
}
function headed(random: Random): string {
  return `${"#".repeat(random.between(1, 7))}${random.pick([" ", "", "\t"])}${title(random)}`;
}
function inner(random: Random): string {
  return command(random);
}
function blank(random: Random): string {
  if (random.chance(0.95)) return random.pick(["", "", " ", "\t"]);
  return random.pick(["\u00a0", "\u3000", "\f", "\v", "\u2028", "\ufeff"]);
}
function ruled(random: Random): string {
  return random.pick([
    "---",
    "===",
    "-",
    "=",
    "***",
    "- - -",
    "___",
    "--",
    "* * *",
    "----------",
    "========",
    random.chance(0.1) ? ":-" : "---",
  ]);
}

function boxed(random: Random): string {
  return `${random.pick(["- ", "* ", "1. ", "", "-   ", "-    "])}${random.pick(["[ ]", "[x]", "[X]", "\\[ \\]", "\\[x]", "[]", "[-]", "[ ]\t", "[  ]", "[\t]"])}${random.pick([" ", "", "  ", "\n  "])}${sentence(random)}`;
}

function fenced(random: Random): string {
  return (
    random.pick(["```", "````", "~~~", "~~~~~~", "``", "`````````"]) +
    random.pick(["", " ", "  "]) +
    random.pick(random.chance(0.5) ? [""] : LANGUAGES)
  );
}

/** A head, its dashes and rows with as many cells as chance gives them. */
function rowed(random: Random): string {
  const columns = random.between(1, 4);
  const rule = random
    .several(columns, random.chance(0.9) ? columns : columns + 1, () =>
      random.pick(["---", ":-", "-:", ":---:", "-"]),
    )
    .join("|");
  const head = random.several(columns, columns, () => title(random)).join(" | ");
  const rows = random.several(0, 4, () => row(random, random.chance(0.7) ? columns : random.below(6)));
  const top = random.chance(0.8) ? [`| ${head} |`, `|${rule}|`] : [head, rule];
  return [...top, ...rows].join("\n");
}

function row(random: Random, columns = random.below(6)): string {
  const cells = Array.from({ length: columns }, () =>
    random.pick([figure, sentence, command, title])(random),
  );
  return (
    random.pick(["|", "", "| "]) +
    cells.join(random.pick(["|", " | ", " | ", "\\|", "||"])) +
    random.pick(["|", "", " |", "\\"])
  );
}

function tagged(random: Random): string {
  return random.pick([
    annotation(random),
    "<!--",
    "-->",
    "<details>",
    "</details>",
    "<div",
    "<summary>x</summary>",
    "<script>",
    "</script>",
    "<pre>",
    "</pre>",
    "<?php",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    "<b>bold</b> < 5",
    '<a href="x">',
    "<!-- rutter",
    `<!-- rutter: ignore`,
    "<!-->",
    "<!--->",
  ]);
}

function odd(random: Random): string {
  return random.pick([
    "[a]: <5",
    "[a]: https://example.com '>5",
    "[^1]: error rate > 5%",
    "[^1]",
    '![x](y "> 5")',
    "&lt; 5",
    "< 5",
    "> 5",
    "**Rollback**",
    "**",
    "\\",
    "\u0000",
    "< 5 <5>",
    "<5% → 10%>",
    ":::tip",
    "{{ version }}",
    random.pick(VERBS),
    "\ud83d",
    "# ",
    "#",
    "a\u0085b",
    "=> 5% => 6%",
    "[ ]",
    "[x]: y",
    "| 5 > 4 |",
    "$$",
    "%%",
    "(((",
    "~~x~~",
  ]);
}

function frontMatter(random: Random): string {
  return `---${random.pick(["", " ", "-", "\t"])}\n${random.pick(["rutter:\n  service: a", "rutter: [", "title: x > 5", "", "rutter:\n  values: 3", "a: &a [*a]", "# x"])}\n${random.pick(["---", "...", "--- ", "--"])}`;
}

/** Under so many quotation marks or list marks that no reader follows it all the way. */
function deepen(random: Random, text: string): string {
  const mark = random.pick(["> ", "- ", ">"]).repeat(random.between(20, 130));
  return text
    .split("\n")
    .map((each) => (random.chance(0.5) ? mark + each : each))
    .join("\n");
}
