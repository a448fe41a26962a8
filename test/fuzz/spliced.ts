/** Pieces of the examples' runbooks, cut anywhere and put together anew; at times with letters swapped or lost. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "./random.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");

export const runbooks: readonly string[] = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
  .sort()
  .map((name) => readFileSync(join(EXAMPLES, name), "utf8"));

export function spliced(random: Random): string {
  const pieces = random.several(1, 4, () => (random.chance(0.7) ? someLines(random) : someText(random)));
  const text = pieces.join(random.pick(["", "\n", "\n\n"]));
  return random.chance(0.3) ? scratched(random, text) : text;
}

function someLines(random: Random): string {
  const lines = random.pick(runbooks).split("\n");
  const from = random.below(lines.length);
  return lines.slice(from, from + random.between(1, 25)).join("\n");
}

function someText(random: Random): string {
  const text = random.pick(runbooks);
  const from = random.below(text.length);
  return text.slice(from, from + random.between(1, 400));
}

const LETTERS = [
  "`",
  "#",
  "|",
  ">",
  "<",
  "-",
  "*",
  "[",
  "]",
  "\n",
  " ",
  "\t",
  '"',
  "'",
  "$",
  "(",
  "{",
  "\\",
  "%",
  "5",
  "\u0000",
  "é",
  "→",
];

/** A few letters replaced, put in or taken out. */
function scratched(random: Random, text: string): string {
  let left = text;
  for (const letter of random.several(1, 8, () => random.pick(LETTERS))) {
    const at = random.below(left.length + 1);
    left = left.slice(0, at) + random.pick([letter, letter.repeat(3), ""]) + left.slice(at + random.below(3));
  }
  return left;
}
