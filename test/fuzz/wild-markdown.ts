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
  const lines = random.several(1, 40, () => prefix(random, marks) + line(random));
  const text = [...front, ...lines].join(random.chance(0.2) ? "\n\n" : "\n");
  return random.chance(0.1) ? deepen(random, text) : text;
}

function line(random: Random): string {
  return random.pick([plain, plain, plain, boxed, boxed, headed, fenced, fenced, rowed, rowed, inner, inner, tagged, blank, blank, ruled, odd])(random);
}

/** What opens containers: quotation marks, list marks, spaces and tabs, in any order. */
function prefix(random: Random, marks: readonly string[]): string {
  if (random.chance(0.55)) return "";
  return random.several(1, random.chance(0.05) ? 12 : 3, () => random.pick(marks)).join("");
}

const plain = (random: Random): string => sentence(random);
const headed = (random: Random): string => `${"#".repeat(random.between(1, 7))}${random.pick([" ", "", "\t"])}${title(random)}`;
const inner = (random: Random): string => command(random);
const blank = (random: Random): string => random.pick(["", "", " ", "\t", "\u00a0", "\u3000", "\f", "\v", "\u2028", "\ufeff"]);
const ruled = (random: Random): string => random.pick(["---", "===", "-", "=", "***", "- - -", "___", "--", "* * *", "----------", "========", random.chance(0.1) ? ":-" : "---"]);

const boxed = (random: Random): string =>
  `${random.pick(["- ", "* ", "1. ", "", "-   ", "-    "])}${random.pick(["[ ]", "[x]", "[X]", "\\[ \\]", "\\[x]", "[]", "[-]", "[ ]\t", "[  ]", "[\t]"])}${random.pick([" ", "", "  ", "\n  "])}${sentence(random)}`;

const fenced = (random: Random): string =>
  random.pick(["```", "````", "~~~", "~~~~~~", "``", "`````````"]) + random.pick(["", " ", "  "]) + random.pick(random.chance(0.5) ? [""] : LANGUAGES);

/** A head, its dashes and rows with as many cells as chance gives them; at times a row that belongs to nothing. */
function rowed(random: Random): string {
  if (random.chance(0.1)) return row(random, random.below(6));
  const columns = random.between(1, 4);
  const rules = Array.from({ length: random.chance(0.9) ? columns : columns + 1 }, () => random.pick(["---", ":-", "-:", ":---:", "-"]));
  const ends = random.chance(0.8);
  const head = Array.from({ length: columns }, () => title(random)).join(" | ");
  const rule = rules.join("|");
  const rows = random.several(0, 4, () => row(random, random.chance(0.7) ? columns : random.below(6)));
  return [ends ? `| ${head} |` : head, ends ? `|${rule}|` : rule, ...rows].join("\n");
}

function row(random: Random, columns: number): string {
  const cells = Array.from({ length: columns }, () => random.pick([figure, sentence, command, title])(random));
  return random.pick(["|", "", "| "]) + cells.join(random.pick(["|", " | ", " | ", "\\|", "||"])) + random.pick(["|", "", " |", "\\"]);
}

const tagged = (random: Random): string =>
  random.pick([
    annotation(random), "<!--", "-->", "<details>", "</details>", "<div", "<summary>x</summary>", "<script>", "</script>", "<pre>", "</pre>", "<?php", "?>", "<![CDATA[",
    "]]>", "<!DOCTYPE", "<b>bold</b> < 5", "<a href=\"x\">", "<!-- rutter", `<!-- rutter: ignore`, "<!-->", "<!--->",
  ]);

const odd = (random: Random): string =>
  random.pick([
    "[a]: <5", "[a]: https://example.com '>5", "[^1]: error rate > 5%", "[^1]", "![x](y \"> 5\")", "&lt; 5", "< 5", "> 5", "**Rollback**", "**", "\\", "\u0000", "< 5 <5>",
    "<5% → 10%>", ":::tip", "{{ version }}", random.pick(VERBS), "\ud83d", "# ", "#", "a\u0085b", "=> 5% => 6%", "[ ]", "[x]: y", "| 5 > 4 |", "$$", "%%", "(((", "~~x~~",
  ]);

const frontMatter = (random: Random): string =>
  `---${random.pick(["", " ", "-", "\t"])}\n${random.pick(["rutter:\n  service: a", "rutter: [", "title: x > 5", "", "rutter:\n  values: 3", "a: &a [*a]", "# x"])}\n${random.pick(["---", "...", "--- ", "--"])}`;

/** Under so many quotation marks or list marks that no reader follows it all the way. */
function deepen(random: Random, text: string): string {
  const mark = random.pick(["> ", "- ", ">"]).repeat(random.between(20, 130));
  return text
    .split("\n")
    .map((each) => (random.chance(0.5) ? mark + each : each))
    .join("\n");
}
