/**
 * Whether a bit of inline code is a command to carry out or only the name of something. Shapes and the catalog decide; a tool's
 * bare name never is a command, for prose names tools far more often than it asks to run them without an argument.
 */
import { catalog } from "./catalog/catalog.ts";
import type { Entry } from "./catalog/compile.ts";
import { maskPlaceholders, unmask } from "./masked-text.ts";

const flag = /^-{1,2}[A-Za-z0-9]/;
const argument = /^(?:-|\/|\.\.?(?:\/|$)|~|\$|["']|<)|[=/*:@]|\.[A-Za-z0-9]{1,5}$/;
const script = /^(?:\.{1,2}|~)?\/?(?:[\w.@-]+\/){0,12}[\w.@-]+$/;
const scriptFile = /\.(?:sh|bash|py|rb|pl|js|mjs|ts|php)$/;
const serviceWords = /^(?:start|stop|restart|reload|status|force-reload)$/;
export const english =
  /^(?:the|a|an|is|are|was|it|to|of|and|or|for|in|on|with|that|this|sure|by|if|as|at|be|can|will|your|you|not|per|up|all|each|any)$/i;

/** Split at blanks outside quotes and placeholders; good enough to see a shape. */
function split(text: string): string[] {
  return (maskPlaceholders(text).match(/"[^"]*"?|'[^']*'?|[^\s"']+/g) ?? []).map(unmask);
}

function knownCommand(entry: Entry, words: readonly string[]): boolean {
  const [, second = "", third = ""] = words;
  if (second === "" || english.test(second)) return false;
  // `docker image` names a thing; `docker image ls` does something.
  if (words.length === 2 && entry.first.has(second) && !entry.paths.has(second)) return false;
  if (flag.test(second) || entry.first.has(second))
    return !entry.tool.word || argument.test(second) || entry.first.has(second);
  if (entry.name === "service") return serviceWords.test(third);
  if (entry.tool.word)
    return argument.test(second) || words.slice(2).some((word) => flag.test(word)) || isTask(entry, words);
  if (entry.first.size > 0 && !entry.tool.rule.task) {
    // A flag may stand before the subcommand: `docker -H x ps` was caught above, `psql mydb` has none.
    return (
      entry.tool.rule.opens === "client" ||
      words.slice(1).some((word) => flag.test(word) || argument.test(word))
    );
  }
  return words.slice(1).some((word) => flag.test(word) || argument.test(word));
}

const isTask = (entry: Entry, words: readonly string[]): boolean =>
  entry.tool.rule.task === true &&
  words.slice(2).filter((word) => !/^[A-Za-z_]\w*=/.test(word)).length < 2 &&
  /^[a-z][\w:.-]*$/.test(words[1] ?? "");

function unknownTool(words: readonly string[]): boolean {
  const [name = "", second = ""] = words;
  if (!/^[a-z][\w.+-]{1,40}$/.test(name) || english.test(name)) return false;
  if (/\.(?:ya?ml|json|toml|md|txt|conf|ini|env|ts|js|log|html|lock)$/.test(name)) return false;
  return (
    second !== "" &&
    words.slice(1).some((word) => flag.test(word)) &&
    !words.some((word) => english.test(word))
  );
}

/** `npx prisma migrate deploy`, `yarn prisma migrate deploy`, `sudo systemctl stop app`: what another tool carries out. */
function carriesOut(entry: Entry, words: readonly string[], depth: number): boolean {
  const { rule, word } = entry.tool;
  if (depth >= 3 || word === true || (rule.inner?.take !== "rest" && rule.task !== true)) return false;
  return runs(words.slice(1 + (rule.inner?.take === "rest" ? rule.inner.skip : 0)), depth + 1);
}

function runs(words: readonly string[], depth = 0): boolean {
  const name = words[0] ?? "";
  const entry = catalog.get(name) ?? catalog.get(name.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, ""));
  if (entry !== undefined) return knownCommand(entry, words) || carriesOut(entry, words, depth);
  if (/^\.{1,2}\/[\w./@-]*[\w@-]$/.test(name))
    return scriptFile.test(name) || words.length > 1 || /\/(?:bin|scripts?)\//.test(name);
  if (name.includes("/") && script.test(name) && words.length > 1)
    return (
      scriptFile.test(name) || words.slice(1).some((word) => flag.test(word)) || /(?:^|\/)s?bin\//.test(name)
    );
  return unknownTool(words);
}

interface Spoken {
  readonly line: string;
  /** The first command of a list or pipe speaks for all of it. */
  readonly first: string;
  /** Its words, without what it sets for itself. */
  readonly words: readonly string[];
}

/** Null where the text is none that could be typed at a prompt. */
export function firstCommand(text: string): Spoken | null {
  const line = text.trim();
  if (line === "" || line.length > 4000 || /^[a-z][a-z0-9+.-]*:\/\//i.test(line)) return null;
  const first = (line.split(/\s(?:&&|\|\||\|)\s|;\s/, 1)[0] ?? "").replace(/^(?:\$|>)\s+/, "");
  const words = split(first);
  let from = 0;
  while (/^[A-Za-z_]\w*=/.test(words[from] ?? "")) from++;
  return from === words.length ? null : { line, first, words: words.slice(from) };
}

export function looksLikeCommand(text: string, aliases?: ReadonlyMap<string, string>): boolean {
  const spoken = firstCommand(text);
  if (spoken === null) return false;
  const { line, first, words } = spoken;
  if (aliases?.has(words[0] ?? "")) return words.length > 1;
  const joined = first !== line && /\s(?:&&|\|\|?)\s/.test(line);
  return runs(words) || (joined && catalog.has(words[0] ?? ""));
}
