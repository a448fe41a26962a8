/**
 * What a tool takes, as a text of one line a command, and that text read into a tree of commands. It knows no tool and
 * judges nothing.
 *
 *     @1: --dry-run? -f= --filename=
 *     .: --context= --namespace= -n=
 *     rollout status: @1 --watch -w
 *     ~rolling-update: --image=
 *
 * `.` is the tool itself; names behind a bar are other names of the command; `@1` stands for options that several commands
 * share; a line that begins with a blank goes on with the one above. A name ends with how its value is given: `=` in the
 * same word or the next, `?` only in the same word, `*` in the next unless that is an option, nothing: none. `!` behind a
 * command: its options end with its first operand. `~`: only an old version had it, the last one of `gone`; `~~`: the one before
 * that. `*` alone: its options are not known.
 */

export interface ToolText {
  readonly tool: string;
  /** What was looked at, the newest last: what any of them takes is known. */
  readonly versions: readonly string[];
  /** Old ones: what only they take is gone. */
  readonly gone: readonly string[];
  readonly taken: string;
  readonly commands: string;
  /** Where the text is long, the rest of it. */
  readonly more: readonly string[];
}

export type Takes = "nothing" | "value" | "joined" | "maybe";

export interface Flag {
  readonly takes: Takes;
  /** The last version that had it; null where the listed ones do. */
  readonly gone: string | null;
}

export interface ToolNode {
  /** `rollout status`; empty for the tool itself. */
  readonly path: string;
  /** By name and by every other name. */
  readonly children: ReadonlyMap<string, ToolNode>;
  readonly flags: ReadonlyMap<string, Flag>;
  /** Its options end with its first operand. */
  readonly stops: boolean;
  /** The last version that had it; null where the listed ones do. */
  readonly gone: string | null;
  /** Its options are not known. */
  readonly open: boolean;
}

interface Draft extends ToolNode {
  readonly children: Map<string, Draft>;
  readonly flags: Map<string, Flag>;
  stops: boolean;
  gone: string | null;
  open: boolean;
}

const SIGNS: Readonly<Record<string, Takes>> = { "=": "value", "?": "joined", "*": "maybe" };

const draft = (path: string): Draft => ({
  path,
  children: new Map(),
  flags: new Map(),
  stops: false,
  gone: null,
  open: false,
});

type GoneAt = (tildes: number) => string | null;

const tildesOf = (word: string): number => /^~*/.exec(word)?.[0].length ?? 0;

function addFlag(flags: Map<string, Flag>, word: string, goneAt: GoneAt): void {
  const tildes = tildesOf(word);
  // `-?` is a name with no sign.
  const takes = word.length === tildes + 2 ? undefined : SIGNS[word.at(-1) ?? ""];
  const name = word.slice(tildes, takes === undefined ? undefined : -1);
  flags.set(name, { takes: takes ?? "nothing", gone: goneAt(tildes) });
}

/** The node at a path, made with those above it where a line for them comes later or never. */
function nodeAt(root: Draft, words: readonly string[]): Draft {
  let node = root;
  for (const [at, word] of words.entries()) {
    const found = node.children.get(word) ?? draft(words.slice(0, at + 1).join(" "));
    node.children.set(word, found);
    node = found;
  }
  return node;
}

interface CommandLine {
  readonly head: string;
  readonly options: readonly string[];
}

function addCommand(root: Draft, { head, options }: CommandLine, goneAt: GoneAt): void {
  const [path = "", ...aliases] = head.replace(/^~+|!$/g, "").split("|");
  const words = path === "." ? [] : path.split(" ");
  const node = nodeAt(root, words);
  node.stops = head.endsWith("!");
  node.gone = goneAt(tildesOf(head));
  for (const word of options) {
    if (word === "*") node.open = true;
    else addFlag(node.flags, word, goneAt);
  }
  const above = nodeAt(root, words.slice(0, -1));
  for (const alias of aliases) if (!above.children.has(alias)) above.children.set(alias, node);
}

/** Reads the whole of it: a few thousand names, a millisecond or two. */
export function readToolText(text: ToolText): ToolNode {
  const root = draft("");
  const goneAt = (tildes: number): string | null => (tildes === 0 ? null : (text.gone.at(-tildes) ?? null));
  const shared = new Map<string, readonly string[]>();
  const lines = [text.commands, ...text.more].join("").trim().replace(/\n+ /g, " ").split(/\n+/);
  for (const line of lines) {
    const colon = line.search(/:(?: |$)/);
    const head = line.slice(0, colon);
    const words = line
      .slice(colon + 1)
      .split(" ")
      .filter((word) => word !== "")
      .flatMap((word) => shared.get(word) ?? [word]);
    if (head.startsWith("@")) shared.set(head, words);
    else addCommand(root, { head, options: words }, goneAt);
  }
  return root;
}
