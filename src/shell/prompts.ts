/**
 * A pasted terminal session: which lines were typed after a prompt, and which are what came back. A text without prompts is left
 * alone; so is a prompt inside what only looks like one.
 */
import { catalog } from "./catalog/catalog.ts";

export interface Typed {
  readonly line: number;
  /** Characters of the prompt at the start of the line. */
  readonly prompt: number;
}

const dollar = /^\s{0,40}\$ (?=\S)/;
const named =
  /^\s{0,40}(?:\([\w.-]{1,40}\) ?)?(?:\[[\w.-]{1,40}@[\w.-]{1,80} [^\]\n]{1,80}\]|[\w.-]{1,40}@[\w.-]{1,80}(?::[^\s$#]{0,120})?) ?[$#] (?=\S)/;
const arrow = /^\s{0,40}(?:❯|➜\s{1,2}\S{1,60}(?: git:\(\S{1,60}\))?(?: ✗)?|%|PS [^>\n]{1,80}>) (?=\S)/;
const hash = /^# (?=[a-z./])/;

const promptOf = (line: string): number =>
  (dollar.exec(line) ?? named.exec(line) ?? arrow.exec(line))?.[0].length ?? 0;

/** `# systemctl status x` typed by root, as opposed to a comment: a known tool with what it takes. */
function rootPrompt(line: string): number {
  const match = hash.exec(line);
  if (match === null) return 0;
  const words = line.slice(match[0].length, 300).split(/\s+/);
  const entry = catalog.get(words[0] ?? "");
  if (entry === undefined || (entry.tool.word && !/^[-/.$]/.test(words[1] ?? ""))) return 0;
  return entry.first.size === 0 || entry.first.has(words[1] ?? "") || /[-/.]/.test(words[1] ?? "")
    ? match[0].length
    : 0;
}

/** The typed lines; empty where the text holds no prompts at all. */
export function typedLines(lines: readonly string[]): Typed[] {
  const typed = lines
    .map((text, at) => ({ line: at + 1, prompt: promptOf(text) }))
    .filter(({ prompt }) => prompt > 0);
  if (typed.length > 0) return typed;
  const rooted = lines
    .map((text, at) => ({ line: at + 1, prompt: rootPrompt(text) }))
    .filter(({ prompt }) => prompt > 0);
  const others = lines.filter((text) => text.trim() !== "" && !text.startsWith("#"));
  const commands = others.some(
    (text) => catalog.has(text.trim().split(/\s/, 1)[0] ?? "") || /^\s*\.?\.?\//.test(text),
  );
  return rooted.length > 0 && others.length > 0 && !commands ? rooted : [];
}

export const continuation = /^\s{0,40}> ?/;

const clientPrompts: readonly (readonly [RegExp, string])[] = [
  [/^[\w-]{1,64}[=\-('"*][#>] /, "psql"],
  [/^(?:mysql|MariaDB \[[^\]\n]{1,64}\])> /, "mysql"],
  [/^(?:redis|(?:\d{1,3}\.){3}\d{1,3}:\d{2,5}(?:\[\d+\])?)> /, "redis-cli"],
  [/^sqlite> /, "sqlite3"],
  [/^(?:>>>|In \[\d+\]:) /, "python"],
  [/^(?:mongosh?|[\w-]{1,40} \[[^\]\n]{1,60}\] [\w-]{1,40})> /, "mongosh"],
];

/** The client whose prompt a line shows, and the length of that prompt. */
export function clientPrompt(line: string): { readonly client: string; readonly length: number } | null {
  const text = line.trimStart();
  for (const [prompt, client] of clientPrompts) {
    const match = prompt.exec(text);
    if (match !== null) return { client, length: line.length - text.length + match[0].length };
  }
  return null;
}
