/** One command as it is typed, wrappers taken off, with the place it runs in; and what it was found to touch. Shapes only. */
import type { Stage } from "../../../shell/index.ts";

export interface Typed {
  /** The program without its folder, and its words; quotes removed, variables as written. */
  readonly program: string;
  readonly words: readonly string[];
  readonly text: string;
  /** As written after `ssh`; null: this machine. */
  readonly host: string | null;
  /** What is fed to it: a heredoc, a here-string, the words of an `echo` before the pipe. */
  readonly fed: string;
  readonly redirects: Stage["redirects"];
  readonly danger: "read" | "write" | "destroy";
}

export interface Named {
  readonly kind: string;
  readonly name: string;
  /** Elsewhere than the command runs; left out: where it runs. */
  readonly host?: string | null;
}

export interface Found {
  readonly writes: readonly Named[];
  readonly reads?: readonly Named[];
}

/** Null: not its command, or nothing that it knows of. */
export type Toucher = (typed: Typed) => Found | null;

export const changes = (kind: string, ...names: readonly string[]): Found => ({
  writes: names.map((name) => ({ kind, name })),
});

/** The words that are no options, options of the list with the value that follows them left out. */
export function operandsOf(words: readonly string[], values: string): readonly string[] {
  const taking = new Set(values.split(" "));
  const found: string[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") return [...found, ...words.slice(at + 1)];
    if (!word.startsWith("-") || word === "-") found.push(word);
    else if (taking.has(word)) at += 1;
  }
  return found;
}

/** The value of the first of these options: `-n x`, `--name x`, `--name=x`. */
export function optionOf(words: readonly string[], ...names: readonly string[]): string | null {
  for (const [at, word] of words.entries()) {
    if (names.includes(word)) return words[at + 1] ?? null;
    const name = names.find((each) => each.startsWith("--") && word.startsWith(`${each}=`));
    if (name !== undefined) return word.slice(name.length + 1);
  }
  return null;
}

export const baseOf = (path: string): string => path.slice(path.replace(/\/$/, "").lastIndexOf("/") + 1);
