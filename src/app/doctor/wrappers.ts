/**
 * Commands that carry out another one: what stands inside them, and whether that runs on this machine. A table; what is
 * not in it is no wrapper.
 */

export type Inside =
  /** The words from here on are a command of this machine. */
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** A text for a shell of this machine. */
  | { readonly kind: "text"; readonly text: string }
  /** In a container, a pod, another root: its programs are not this machine's. */
  | { readonly kind: "elsewhere" };

interface Wrapper {
  readonly names: string;
  /** Options that take the next word. */
  readonly values?: string;
  /** Operands of its own before the command. */
  readonly skip?: number;
  readonly take: "words" | "text" | "dashes" | "elsewhere";
}

const TABLE: readonly Wrapper[] = [
  { names: "sudo doas", values: "-u --user -g --group -h -p -C -r -t -U -D", take: "words" },
  { names: "env", values: "-u --unset -C --chdir", take: "words" },
  {
    names: "time nohup nice ionice setsid stdbuf chrt unbuffer caffeinate exec",
    values: "-n -c -p -o -i -e -f",
    take: "words",
  },
  { names: "command builtin", take: "words" },
  { names: "timeout gtimeout", values: "-s --signal -k --kill-after", skip: 1, take: "words" },
  { names: "retry flock", values: "-w -t -d", skip: 1, take: "words" },
  { names: "gosu su-exec", skip: 1, take: "words" },
  { names: "xargs", values: "-n -I -P -L -d -a -E -s", take: "words" },
  { names: "parallel", values: "-j --jobs -a", take: "words" },
  { names: "watch", values: "-n --interval", take: "text" },
  { names: "eval", take: "text" },
  { names: "aws-vault doppler chamber op infisical dotenv dotenvx teller", take: "dashes" },
  { names: "chroot", skip: 1, take: "elsewhere" },
];

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map(
  TABLE.flatMap((wrapper) => wrapper.names.split(" ").map((name) => [name, wrapper] as const)),
);

/** Where the command begins: behind the wrapper's options, its own operands, and assignments. */
function start(words: readonly string[], { values = "", skip = 0 }: Wrapper): number {
  const taking = new Set(values.split(" "));
  let left = skip;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") return at + 1;
    if (word.startsWith("-") && word !== "-") at += taking.has(word) ? 1 : 0;
    else if (/^[A-Za-z_]\w*=/.test(word)) continue;
    else if (left > 0) left -= 1;
    else return at;
  }
  return words.length;
}

const SHELLS = /^(?:ba|z|da|a|k)?sh$/;
const SHELL_TEXT = /^-[a-z]{0,4}c$/;

/** `bash -c '…'`, `su - deploy -c '…'`. */
function shellText(words: readonly string[]): Inside | null {
  const flag = words.findIndex((word, at) => at > 0 && (SHELL_TEXT.test(word) || word === "--command"));
  const text = flag < 0 ? undefined : words[flag + 1];
  return text === undefined ? null : { kind: "text", text };
}

/** `find … -exec rm {} \;`. */
function executed(words: readonly string[]): Inside | null {
  const from = words.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  if (from < 0) return null;
  const to = words.findIndex((word, at) => at > from && /^(?:\\?;|\+)$/.test(word));
  return { kind: "words", words: words.slice(from + 1, to < 0 ? undefined : to) };
}

/** What a command carries out beside itself; null where it is no wrapper. */
export function insideOf(words: readonly string[]): Inside | null {
  const name = words[0] ?? "";
  if (SHELLS.test(name) || name === "su") return shellText(words);
  if (name === "find") return executed(words);
  const wrapper = WRAPPERS.get(name);
  if (wrapper === undefined) return null;
  // `command -v jq` asks for a program; it does not run it.
  if (name === "command" && /^-[vV]$/.test(words[1] ?? "")) return null;
  if (wrapper.take === "elsewhere") return { kind: "elsewhere" };
  if (wrapper.take === "dashes") {
    const dashes = words.indexOf("--");
    return dashes < 0 ? null : { kind: "words", words: words.slice(dashes + 1) };
  }
  const inner = words.slice(start(words, wrapper));
  if (inner.length === 0) return null;
  return wrapper.take === "text" ? { kind: "text", text: inner.join(" ") } : { kind: "words", words: inner };
}
