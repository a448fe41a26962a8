/**
 * A line that makes another user of whoever types it (`sudo -i`, `su - deploy`), as words that start something as that
 * user and ask for no password. What is not plainly one of the known forms is none: nothing runs as a user that was guessed.
 */

export interface Becoming {
  readonly user: string;
  /** It begins in the user's own folder; else where it was typed. */
  readonly home: boolean;
  /** It takes variables along that were set before it. */
  readonly keeps: boolean;
  /** What they are followed by: the words of a command, or `-c` and its text. */
  readonly words: readonly string[];
  readonly takes: "words" | "text";
}

/** `rooted`: it is typed by root, whom `su` asks for no password. */
export function becoming(line: string, rooted: boolean): Becoming | null {
  const words = plainWords(line);
  const [tool = "", ...rest] = words ?? [];
  switch (tool.slice(tool.lastIndexOf("/") + 1)) {
    case "sudo":
      return bySudo(tool, rest);
    case "doas":
      return byDoas(tool, rest);
    case "su":
    case "runuser":
      return bySu(tool, rest, rooted);
    default:
      return null;
  }
}

/** Words that no shell would read as anything else, quotes around a whole one aside; null: there are others. */
function plainWords(line: string): readonly string[] | null {
  if (line.length > 1_000 || line.trim().includes("\n")) return null;
  const written = line.replace(/\s#[^\n]*$/, "").trim();
  const words = written.split(/\s+/).map((word) => /^(["'])(.*)\1$/.exec(word)?.[2] ?? word);
  return words.every((word) => PLAIN.test(word)) ? words : null;
}

const PLAIN = /^(?:[\w./:@%+,=-]|\$\{RUTTER_[A-Z0-9_]{1,200}\})+$/;
const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|a|k)?sh$/;
const SHELL_OPTION = /^(?:-|-[il]{1,2}|--login|--norc|--noprofile)$/;

interface Read {
  readonly user: string | null;
  /** Letters of options without a value. */
  readonly flags: ReadonlySet<string>;
  readonly rest: readonly string[];
}

const LONG: Readonly<Record<string, string>> = {
  "--login": "i",
  "--shell": "s",
  "--set-home": "H",
  "--preserve-env": "E",
  "--non-interactive": "n",
};

/** The options before a command; null: there is one whose meaning is not known here. */
function readOptions(words: readonly string[], letters: string): Read | null {
  const flags = new Set<string>();
  let user: string | null = null;
  let at = 0;
  for (; at < words.length && words[at] !== "--" && words[at]?.startsWith("-"); at += 1) {
    const option = optionOf(words[at] ?? "");
    if (option === null) return null;
    for (const flag of option.flags) flags.add(flag);
    if (option.user === null) continue;
    if (option.user === "") at += 1;
    user = option.user === "" ? (words[at] ?? "") : option.user;
    if (user === "") return null;
  }
  if (![...flags].every((letter) => letters.includes(letter))) return null;
  return { user, flags, rest: words.slice(words[at] === "--" ? at + 1 : at) };
}

interface Option {
  readonly flags: string;
  /** Null: it names none; empty: the next word does. */
  readonly user: string | null;
}

function optionOf(word: string): Option | null {
  const long = LONG[word];
  if (long !== undefined) return { flags: long, user: null };
  const asked = /^--user(?:=(.+))?$/.exec(word);
  if (asked !== null) return { flags: "", user: asked[1] ?? "" };
  const cluster = /^-([A-Za-z]*?)(u?)$/.exec(word);
  return cluster === null ? null : { flags: cluster[1] ?? "", user: cluster[2] === "u" ? "" : null };
}

const opensShell = ([shell = "", ...options]: readonly string[]): boolean =>
  SHELL.test(shell) && options.every((option) => SHELL_OPTION.test(option));

function bySudo(tool: string, words: readonly string[]): Becoming | null {
  const read = readOptions(words, "isEHn");
  if (read === null) return null;
  const { user, flags, rest } = read;
  const [first = "", ...more] = rest;
  const keep = ["E", "H"].flatMap((letter) => (flags.has(letter) ? [`-${letter}`] : []));
  const own = [tool, "-n", ...keep, ...(user === null ? [] : ["-u", user])];
  const home = flags.has("i");
  if (/^(?:\/(?:usr\/)?bin\/)?su$/.test(first)) {
    const inner = user === null || user === "root" ? bySu(first, more, true) : null;
    return inner === null ? null : { ...inner, words: [...own, ...inner.words], home: home || inner.home };
  }
  if (rest.length === 0 ? !home && !flags.has("s") : !opensShell(rest)) return null;
  const login = home ? ["-i"] : [];
  return { user: user ?? "root", home, keeps: flags.has("E"), words: [...own, ...login], takes: "words" };
}

function byDoas(tool: string, words: readonly string[]): Becoming | null {
  const read = readOptions(words, "sn");
  if (read === null) return null;
  const { user, flags, rest } = read;
  if (rest.length === 0 ? !flags.has("s") : !opensShell(rest)) return null;
  const own = [tool, "-n", ...(user === null ? [] : ["-u", user])];
  return { user: user ?? "root", home: false, keeps: false, words: own, takes: "words" };
}

/** Typed by root it stays what it is; typed by another it would ask for a password, and `sudo` need not. */
function bySu(tool: string, words: readonly string[], rooted: boolean): Becoming | null {
  let [user, home, shell]: [string | null, boolean, boolean] = [null, false, false];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (/^(?:-|-l|--login)$/.test(word)) home = true;
    else if (/^--shell=\//.test(word)) shell = true;
    else if (/^(?:-s|--shell)$/.test(word)) [shell, at] = [true, at + 1];
    else if (user === null && !word.startsWith("-")) user = word;
    else return null;
  }
  const found = { user: user ?? "root", home, keeps: !home };
  if (rooted) return { ...found, words: [tool, ...words], takes: "text" };
  const login = home ? ["-i"] : [];
  return shell ? null : { ...found, words: ["sudo", "-n", "-u", found.user, ...login], takes: "words" };
}
