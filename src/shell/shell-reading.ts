/** What a piece of shell text is made of, as an operator reads it: the shapes only; no judgement is made here. */
import type { Lines } from "../base/index.ts";
import type { ParsedShell } from "./parse-shell.ts";

/** Where the next line would run: on which host, and as input of which client. */
export interface Place {
  /** As written after `ssh`, options aside; null: this machine. */
  readonly host: string | null;
  /** `psql`, `mysql`, `redis-cli` …, or null: a shell. */
  readonly inside: string | null;
  /** The command line that opened the client, or the shell on another host; null on this machine. */
  readonly through: string | null;
  /** The user that `su` or `sudo -i` became; absent otherwise. */
  readonly as?: string;
}

/** What carries over from one fence to the next, as in an operator's terminal. */
export interface ShellContext {
  readonly place: Place;
  /** Alias name to the text it stands for. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Function name to what its body does. */
  readonly functions: ReadonlyMap<string, Judged>;
  /** The places that `exit` returns to, innermost last; absent or empty: this machine. */
  readonly outer?: readonly Place[];
}

/** What the catalog knows of a command line. */
export interface Judged {
  readonly danger: "read" | "write" | "destroy";
  /** Safe to run twice. */
  readonly repeat: boolean;
  /** Never returns by itself (`tail -f`, `watch`, `port-forward`). */
  readonly endless: boolean;
  /** Wants a person at a terminal (`vim`, `psql` bare, `openssl s_client`). */
  readonly interactive: boolean;
  /** Exit status that says "no" rather than "broken", e.g. grep's 1; empty where every non-zero is a failure. */
  readonly answers: readonly number[];
  /** Fails when the state is bad, so it can serve as a check. */
  readonly canFail: boolean;
  /** No catalog entry was found: judged as a write, not safe to repeat. */
  readonly unknown: boolean;
}

/** One simple command with its words, flattened out of pipes, lists and compounds. */
export interface SimpleCommand {
  readonly lines: Lines;
  readonly text: string;
  /** The words with quotes removed; placeholders as written. */
  readonly words: readonly string[];
  /** The catalog's tool name, wrappers (`sudo`, `env`, `time`) and aliases looked through; null: unknown. */
  readonly tool: string | null;
  readonly judged: Judged;
}

interface PartBase {
  /** 1-based lines within the text that was read. */
  readonly lines: Lines;
}

export interface CommandPart extends PartBase, Judged {
  readonly kind: "command";
  /** Exactly the lines as written, prompts and common indentation taken off. */
  readonly run: string;
  /** From the comment above it, markers and numbers taken off; null without one. */
  readonly title: string | null;
  /** The lines of that comment; null without one. */
  readonly titleLines: Lines | null;
  readonly commands: readonly SimpleCommand[];
  readonly place: Place;
  /** Host or client that it opens a context on, or null. */
  readonly opens: string | null;
  /** What it opens is a shell of another user on the same host, named by `opens`. */
  readonly becomes?: true;
  /** From `# If …`: the condition a person answers; null without one. */
  readonly when: string | null;
  /** Number of the group of alternatives in this text (`# Or …`, `# Option A`), or null. */
  readonly choice: number | null;
  /** Its alternative is marked as the one to take (recommended, preferred, default …), or comes first before an `# Or`. */
  readonly preferred: boolean;
  /** Which alternative of its group it belongs to, from 0: parts of one alternative go together; null without a group. */
  readonly alternative: number | null;
  /** Holds `...`: an elision, never runnable as it stands. */
  readonly elided: boolean;
  /** Comments at the ends of its lines (`git status  # expect: clean`). */
  readonly remarks: readonly { readonly line: number; readonly text: string }[];
}

export interface InputPart extends PartBase {
  /** Lines typed into a client (`psql` …): SQL, or the client's own commands. */
  readonly kind: "client-input";
  readonly text: string;
  readonly place: Place;
  readonly title: string | null;
  readonly titleLines: Lines | null;
}

export interface WaitPart extends PartBase {
  readonly kind: "wait";
  readonly ms: number;
  /** From the comment above a `sleep`; a `# Wait 5 minutes` alone is the part itself. */
  readonly title: string | null;
  readonly titleLines: Lines | null;
}

export interface TextPart extends PartBase {
  /**
   * instruction: a comment-only line that asks a person for something; expectation: what the part before should give;
   * link: `open URL`; output: pasted output; note: a remark that asks for nothing, or an `exit` that leaves a place.
   */
  readonly kind: "instruction" | "expectation" | "link" | "output" | "note";
  readonly text: string;
  readonly when: string | null;
  /** As for a command, where the text is all that an alternative says (`# Option B: ask the DBA`). */
  readonly choice: number | null;
  readonly alternative: number | null;
}

export type ShellPart = CommandPart | InputPart | WaitPart | TextPart;

/** What the text is, whatever its tag says. */
export type Nature = "shell" | "settings" | "output" | "prose" | "crontab" | "config" | "empty";

/** A variable of the text: assigned here, used here, or both. */
export interface VariableUse {
  readonly name: string;
  readonly line: number;
  readonly how: "assigned" | "used" | "positional";
  /** `${X:-latest}`: "latest"; null without one. */
  readonly default: string | null;
  readonly spelling: string;
  /** For a positional parameter that is assigned whole (`VERSION="${1:-latest}"`): the variable's name; else null. */
  readonly into?: string | null;
}

export interface ShellReading {
  readonly nature: Nature;
  /** For a nature that is not shell: the reason, for people. */
  readonly why: string | null;
  /** `set -e`, shebang, positional parameters or `exit`: runs as one step in a bash of its own. */
  readonly script: boolean;
  readonly parts: readonly ShellPart[];
  readonly variables: readonly VariableUse[];
  readonly after: ShellContext;
  /** The parser's tree, for `pipelinesOf`; null for a text that is not shell. */
  readonly tree: ParsedShell | null;
  /** The parser's complaints, with the line each is on. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
}
