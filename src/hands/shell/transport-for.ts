/**
 * The words that start a bash which reads what it is given: here, or on the host that the lines of the runbook lead to. It
 * asks for no password and for no terminal, since nobody is there to answer.
 */
import { withoutTerminal } from "./without-terminal.ts";
import { wordsOf } from "./words-of.ts";

const BASH = ["bash", "--noprofile", "--norc"] as const;
const QUIET_SSH = ["ssh", "-T", "-o", "BatchMode=yes"] as const;

/** `through`: the lines that opened the host, with the values of inputs in them. */
export function transportFor(host: string | null, through: readonly string[]): readonly string[] {
  if (host === null) return BASH;
  const line = through.at(-1);
  if (line === undefined) return [...QUIET_SSH, host, BASH.join(" ")];
  const words = wordsOf(withoutTerminal(line));
  const [tool = "", ...rest] = words;
  if (tool.slice(tool.lastIndexOf("/") + 1) !== "ssh") return words;
  return [...QUIET_SSH, ...rest.filter((word) => !/^-t+$/.test(word)), BASH.join(" ")];
}
