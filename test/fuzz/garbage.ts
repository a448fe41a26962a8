/** Texts that are none: bytes at random, UTF-16 taken for Latin-1, halves of surrogate pairs, NULs, and line ends mixed. */
import type { Random } from "./random.ts";
import { tidyMarkdown } from "./tidy-markdown.ts";
import { wildMarkdown } from "./wild-markdown.ts";

export function garbage(random: Random): string {
  return random.pick([bytes, signs, wide, halved, ended, ended, marked])(random);
}

const letters = (random: Random, most: number, code: () => number): string =>
  String.fromCharCode(...random.several(0, most, code));

const bytes = (random: Random): string => letters(random, 600, () => random.below(256));

/** Nothing but the signs that Markdown and the shell give a meaning to. */
const signs = (random: Random): string =>
  random.several(0, 300, () => random.pick([..."`~#>-*+|[]()<>\\\n\n\n \t$'\"{};&!=%:_^1.→✅❌☐"])).join("");

/** As UTF-16 looks to someone who reads it a byte at a time, with or without its mark. */
function wide(random: Random): string {
  const text = tidyMarkdown(random).slice(0, 400);
  const mark = random.pick(["", "\u00ff\u00fe", "\u00fe\u00ff"]);
  return mark + [...text].map((letter) => (random.chance(0.98) ? `${letter}\u0000` : letter)).join("");
}

/** Halves of surrogate pairs among the text. */
const halved = (random: Random): string =>
  wildMarkdown(random)
    .split("")
    .map((letter) => (random.chance(0.05) ? String.fromCharCode(random.between(0xd800, 0xdfff)) : letter))
    .join("");

/** The three line ends, one of them throughout or all of them mixed. */
function ended(random: Random): string {
  const ends = random.pick([["\r"], ["\r\n"], ["\r", "\n", "\r\n"], ["\n\r"], ["\u2028"], ["\u0085", "\n"]]);
  return wildMarkdown(random).replace(/\n/g, () => random.pick(ends));
}

/** A byte order mark before the text or within it. */
const marked = (random: Random): string =>
  random.pick(["\ufeff", "\ufeff", "a\ufeff"]) + tidyMarkdown(random);
