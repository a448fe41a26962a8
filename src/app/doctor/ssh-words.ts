/** What stands after `ssh`: where to, by which port and jump, and the command that runs there. */
import { optionsOf } from "./options.ts";

export interface SshTarget {
  /** As written, the user with it. */
  readonly target: string;
  readonly port: string | null;
  readonly jump: string | null;
  /** Empty: a session is opened. */
  readonly command: string;
  /** Local ports that the connection forwards. */
  readonly forwards: readonly string[];
}

const SSH = /^(?:ssh|autossh|mosh)$/;
const VALUES = "-i -p -l -o -L -R -D -F -J -b -c -E -e -I -m -M -O -Q -S -W -w -B";

export function sshTarget(words: readonly string[]): SshTarget | null {
  if (!SSH.test(words[0] ?? "")) return null;
  const taking = new Set(VALUES.split(" "));
  let at = 1;
  while (at < words.length && (words[at] ?? "").startsWith("-")) at += taking.has(words[at] ?? "") ? 2 : 1;
  const target = words[at];
  if (target === undefined) return null;
  // Options may follow the host too, until the command begins.
  let end = at + 1;
  while (/^-[A-Za-z]/.test(words[end] ?? "")) end += taking.has(words[end] ?? "") ? 2 : 1;
  const options = optionsOf(words.slice(0, end), VALUES);
  const set = options.all("-o").map((each) => each.split(/[= ]/, 2));
  const given = (name: string): string | null =>
    set.find(([key]) => key?.toLowerCase() === name.toLowerCase())?.[1] ?? null;
  return {
    target,
    port: options.value("-p") ?? given("Port"),
    jump: options.value("-J") ?? given("ProxyJump"),
    command: words.slice(end).join(" "),
    forwards: options.all("-L"),
  };
}
