/**
 * The words that start a bash which reads what it is given: here, or where the lines of the runbook lead, on another host
 * or as another user. It asks for no password and for no terminal, since nobody is there to answer.
 */
import { becoming, typedByRoot } from "../../effect/index.ts";
import { withoutTerminal } from "./without-terminal.ts";
import { wordsOf } from "./words-of.ts";

const BASH = ["bash", "--noprofile", "--norc"] as const;
const QUIET_SSH = ["ssh", "-T", "-o", "BatchMode=yes"] as const;

/** `through`: the lines that led there, each from where the one before it led, with the values of inputs in them. */
export function transportFor(host: string | null, through: readonly string[]): readonly string[] {
  if (through.length > 0) return wayThrough(through, 0);
  return host === null ? BASH : [...QUIET_SSH, host, BASH.join(" ")];
}

/** The folder that the first text runs in: a log-in leads to one of its own, all else stays in the one at hand. */
export function folderAt(host: string | null, through: readonly string[], here: string): string {
  const stays = through.every((line, at) => becoming(line, rootAt(through, at))?.home === false);
  return host === null && stays ? here : ".";
}

/** Words that show that a place can be opened, and leave it again. */
export function openingText(line: string, through: readonly string[]): string {
  const became = becoming(line, typedByRoot(through.at(-1)));
  if (became === null) return withoutTerminal(line);
  return [...became.words, ...(became.takes === "words" ? ["true"] : ["-c", "true"])].map(inText).join(" ");
}

function wayThrough(lines: readonly string[], at: number): readonly string[] {
  const line = lines[at] ?? "";
  const inside = at + 1 < lines.length ? wayThrough(lines, at + 1) : null;
  const text = (inside ?? BASH).map(quoted).join(" ");
  const became = becoming(line, rootAt(lines, at));
  if (became !== null)
    return [...became.words, ...(became.takes === "words" ? (inside ?? BASH) : ["-c", text])];
  const [tool = "", ...words] = wordsOf(withoutTerminal(line));
  if (tool.slice(tool.lastIndexOf("/") + 1) === "ssh")
    return [...QUIET_SSH, ...words.filter((word) => !/^-t+$/.test(word)), text];
  // `docker exec -i app bash` ends in a shell, which takes a command as all shells do.
  return inside === null ? [tool, ...words] : [tool, ...words, "-c", text];
}

const rootAt = (lines: readonly string[], at: number): boolean => typedByRoot(lines[at - 1]);

const quoted = (word: string): string =>
  /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** In a text that a shell reads, the place of a value is for the shell to fill. */
const inText = (word: string): string => (word.includes("${") ? `"${word}"` : quoted(word));
