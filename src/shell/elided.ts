/** Whether a command holds `...`: an author's elision, which nobody can run. Ranges, package patterns and prose are none. */
import type { SimpleCommand } from "./shell-reading.ts";

const speaking = /^(?:echo|printf|log|logger|say|wall)$/;
/** What stands behind these is for people to read. */
const message = /^(?:-m|--(?:message|notes?|title|body|reason|description|comment|text))$/;
/** Programs in whose arguments dots are a pattern, or part of a language. */
const otherwise =
  /^(?:e?grep|fgrep|rg|ag|ack|sed|g?awk|find|perl|jq|yq|node|deno|bun|tsx|ts-node|python[\d.]*|ruby|php)$/;

const alone = /^[{[(<"']*\s?(?:\.{3,}|…)\s?[}\])>"']*$/;
/** "Authorization: Bearer ...", "X-Api-Key: ...". */
const header =
  /^[A-Za-z][\w-]{0,60}:\s{1,9}(?:(?:(?:bearer|basic|digest|token|key)\s{1,9})?(?:\.{3,}|…)|(?:bearer|basic|token)\s{1,9}\S{0,400}(?:\.{3}|…))$/i;
/** `{"id": ...}`, `["a", ...]`, `where(...)`: a value that is left out. What spreads another goes on with its name. */
const value = /[:[,{(]\s{0,9}["']?(?:\.{3,}|…)["']?\s{0,9}[,\]})]/;
/** `cd /srv && ...`: a command that is left out. */
const line = /[;&|]\s{0,9}(?:\.{3,}|…)\s{0,9}(?:$|[;&|])/;
const sql = /^\s{0,99}(?:select|insert|update|delete|alter|create|drop|with|grant|truncate|call)\s/i;
const leftOut = /[\s(,='](?:\.{3,}|…)(?:$|[\s),;'])/;

function elidedWord(word: string, plain: boolean): boolean {
  const text = word.slice(0, 20_000);
  if (!text.includes("...") && !text.includes("…")) return false;
  if (alone.test(text)) return true;
  if (/(?::\/\/|[=:@,]|0x)(?:\.{3,}|…)/.test(text)) return true;
  if (plain && (header.test(text) || value.test(text) || line.test(text))) return true;
  if (plain && sql.test(text) && leftOut.test(text)) return true;
  // `./...` names all packages; `main...HEAD` is a range.
  return !/\s/.test(text) && /(?:[^\s./]\.{3,}|…)$/.test(text) && !/^(?:\.|all|std)\/\.{3}$/.test(text);
}

function elidesOne({ words }: SimpleCommand): boolean {
  const [name = ""] = words;
  if (speaking.test(name)) return false;
  const plain = !otherwise.test(name);
  return words.some((word, at) =>
    message.test(words[at - 1] ?? "") ? alone.test(word.slice(0, 99)) : elidedWord(word, plain),
  );
}

export const elides = (commands: readonly SimpleCommand[]): boolean => commands.some(elidesOne);

export const elidesText = (text: string): boolean =>
  /^[ \t]{0,80}(?:export[ \t]{1,9})?\w{1,80}=["']?[^\s"']{0,80}(?:\.{3}|…)["']?\s*(?:#.*)?$/m.test(
    text.slice(0, 50_000),
  ) || /^\s*(?:\.{3,}|…)\s*$/m.test(text);
