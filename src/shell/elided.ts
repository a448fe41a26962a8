/** Whether a command holds `...`: an author's elision, which nobody can run. Ranges, package patterns and prose are none. */
import type { SimpleCommand } from "./shell-reading.ts";

const speaking = /^(?:echo|printf|log|logger|git commit)$/;

function elidedWord(word: string): boolean {
  const text = word.slice(0, 20_000);
  if (!text.includes("...") && !text.includes("…")) return false;
  if (/^[{[(<"']*\s?(?:\.{3,}|…)\s?[}\])>"']*$/.test(text)) return true;
  if (/(?::\/\/|[=:@,]|0x)(?:\.{3,}|…)/.test(text)) return true;
  // `./...` names all packages; `main...HEAD` is a range.
  return !/\s/.test(text) && /(?:[^\s./]\.{3,}|…)$/.test(text) && !/^(?:\.|all|std)\/\.{3}$/.test(text);
}

export const elides = (commands: readonly SimpleCommand[]): boolean =>
  commands.some(({ words }) => !speaking.test(words[0] ?? "") && words.some(elidedWord));

export const elidesText = (text: string): boolean =>
  /^[ \t]{0,80}(?:export[ \t]{1,9})?\w{1,80}=["']?[^\s"']{0,80}(?:\.{3}|…)["']?\s*(?:#.*)?$/m.test(
    text.slice(0, 50_000),
  ) || /^\s*(?:\.{3,}|…)\s*$/m.test(text);
