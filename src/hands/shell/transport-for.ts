/**
 * The words that start a bash which reads what it is given: here, or on the host that the lines of the runbook lead to. It
 * asks for no password and for no terminal, since nobody is there to answer.
 */
import { withoutTerminal } from "./without-terminal.ts";
import { wordsOf } from "./words-of.ts";

const BASH = ["bash", "--noprofile", "--norc"] as const;
const QUIET_SSH = ["ssh", "-T", "-o", "BatchMode=yes"] as const;

/** `through`: the lines that opened the host, each from where the one before it led, with the values of inputs in them. */
export function transportFor(host: string | null, through: readonly string[]): readonly string[] {
  if (host === null) return BASH;
  const [first, ...rest] = through;
  return first === undefined ? [...QUIET_SSH, host, BASH.join(" ")] : wayThrough(first, rest);
}

function wayThrough(line: string, rest: readonly string[]): readonly string[] {
  const [next, ...further] = rest;
  const inside = next === undefined ? null : wayThrough(next, further).map(quoted).join(" ");
  const [tool = "", ...words] = wordsOf(withoutTerminal(line));
  if (tool.slice(tool.lastIndexOf("/") + 1) === "ssh")
    return [...QUIET_SSH, ...words.filter((word) => !/^-t+$/.test(word)), inside ?? BASH.join(" ")];
  // `docker exec -i app bash` and `sudo -i` end in a shell, which takes a command as all shells do.
  return inside === null ? [tool, ...words] : [tool, ...words, "-c", inside];
}

const quoted = (word: string): string =>
  /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
