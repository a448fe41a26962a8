/**
 * What other tools write after the language of a fence (site generators, notebooks, doc tests): never ours to judge,
 * whatever stands beside it.
 */
import type { Word } from "./words.ts";

const words: ReadonlySet<string> = new Set(
  [
    // Site generators and highlighters.
    "title caption label file filename file_name filepath path source link url ref id class className style",
    "linenos linenums linenumbers line_numbers linenostart linenumbersstart nolinenos nolinenumbers showlinenumbers",
    "numberlines startfrom start lines highlight hl_lines mark ins del added removed collapse theme dark light diff",
    "copy nocopy no-copy wrap nowrap fold icon frame group tab tabs sync active live noline focus twoslash meta",
    "width height max-height align",
    // Notebooks and doc tests.
    "eval echo include cache exec run runnable test skip doctest ignore no_run should_panic compile_fail session",
    "result output error warning message prompt editable playground noplayground interactive background terminal",
    "cwd category excludefromrunall promptenv closeterminalonsuccess mimetype",
  ]
    .join(" ")
    .toLowerCase()
    .split(" "),
);

export function isForeign(word: Word): boolean {
  return !/^[A-Za-z][\w-]*$/.test(word.key) || words.has(word.key.toLowerCase());
}
