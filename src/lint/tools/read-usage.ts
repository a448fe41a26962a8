/**
 * A command line gone through as the tool itself would: which subcommand it reaches, which words are its options, and where
 * another command begins. Judges nothing; where a word may stand for anything, it stops.
 */
import type { Flag, ToolNode } from "./tool-text.ts";
import { type KnownTool, knownTool } from "./tools.ts";

export interface WrittenOption {
  readonly index: number;
  /** Stands before the subcommand it belongs to. */
  readonly before: boolean;
}

export interface Usage {
  readonly tool: KnownTool;
  /** The words that name it and its subcommand, as written: `docker compose up`, `helm delete`. */
  readonly called: string;
  /** Those that name the tool alone. */
  readonly toolCalled: string;
  readonly node: ToolNode;
  readonly options: readonly WrittenOption[];
  /** A word where a subcommand is expected and none is known; null without one. */
  readonly stranger: { readonly index: number; readonly above: ToolNode } | null;
  /** A subcommand that only old versions had. */
  readonly gone: { readonly index: number; readonly node: ToolNode } | null;
  /** Which subcommand it is cannot be told, so neither can its options. */
  readonly unclear: boolean;
}

/** `$FLAGS`, `<pod>`, `{ENV}`, `[--opt]`, `...`: nobody knows what it will be. */
export const anything = (word: string): boolean => /[$`<>{}[\]…]|\.\.\./.test(word) || word === "";

/** Of all commands, for an option that stands before its subcommand is known. */
function anywhere(node: ToolNode, name: string): Flag | undefined {
  const own = node.flags.get(name);
  if (own !== undefined) return own;
  for (const child of new Set(node.children.values())) {
    const found = anywhere(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the next word is the option's value. */
function takesNext(
  word: string,
  next: string | undefined,
  flagOf: (name: string) => Flag | undefined,
): boolean {
  if (next === undefined) return false;
  const wants = (flag: Flag | undefined): boolean =>
    flag?.takes === "value" || (flag?.takes === "maybe" && !next.startsWith("-"));
  if (word.startsWith("--")) return !word.includes("=") && wants(flagOf(word));
  if (flagOf(word) !== undefined) return wants(flagOf(word));
  // `-itn prod`: only the last letter may take the next word, and none before it may have taken the rest.
  for (let at = 1; at < Math.min(word.length, 12); at += 1) {
    const flag = flagOf(`-${word[at]}`);
    if (flag === undefined) return false;
    if (flag.takes !== "nothing") return at === word.length - 1 && wants(flag);
  }
  return false;
}

interface Walk {
  readonly tool: KnownTool;
  readonly words: readonly string[];
  readonly from: number;
  node: ToolNode;
  /** The words that led to the node. */
  readonly path: string[];
  readonly options: WrittenOption[];
  stranger: Usage["stranger"];
  gone: Usage["gone"];
  unclear: boolean;
  settled: boolean;
}

const flagIn =
  (walk: Walk) =>
  (name: string): Flag | undefined =>
    walk.node.flags.get(name) ??
    (walk.tool.habits.ownFirst && walk.settled ? undefined : walk.tool.root.flags.get(name)) ??
    (walk.settled ? undefined : anywhere(walk.node, name));

const among = (words: string | undefined, word: string): boolean => words?.split(" ").includes(word) ?? false;

/** An operand: goes down to a subcommand, or ends the tool's own words. False where nothing more is to be read. */
function takeOperand(walk: Walk, index: number): boolean {
  const word = walk.words[index] ?? "";
  if (walk.settled) return !walk.node.stops;
  if (anything(word)) {
    walk.unclear = true;
    return false;
  }
  const child = walk.node.children.get(word);
  if (child === undefined) {
    walk.stranger = { index, above: walk.node };
    walk.settled = true;
    walk.unclear ||= walk.node === walk.tool.root;
    return !walk.unclear;
  }
  walk.node = child;
  walk.path.push(word);
  if (child.gone !== null) walk.gone ??= { index, node: child };
  walk.settled = child.children.size === 0;
  return !among(walk.tool.habits.carriesOut, word);
}

function walkWords(walk: Walk): void {
  const { words } = walk;
  for (let index = walk.from + 1; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--") return;
    if (word === "-" || !word.startsWith("-")) {
      if (!takeOperand(walk, index)) return;
      continue;
    }
    walk.options.push({ index, before: walk.node === walk.tool.root && !walk.settled });
    if (takesNext(word, words[index + 1], flagIn(walk))) index += 1;
  }
}

/** Where the words become another tool's: `docker compose`, `npx prisma`, `pnpm exec knex`. */
function nextTool(walk: Walk, depth: number): Usage | null {
  const { habits } = walk.tool;
  const { words, stranger } = walk;
  if (depth > 2) return null;
  const first = stranger?.index ?? -1;
  const becomes = habits.becomes?.[words[first] ?? ""];
  if (becomes !== undefined) return readUsage(becomes, words, { from: first, depth: depth + 1 });
  let at = first;
  if (among(habits.runsProgram, walk.node.path))
    at = words.findIndex((word, index) => index > words.indexOf(walk.node.path) && !word.startsWith("-"));
  else if (habits.extended !== "scripts") return null;
  const program = (words[at] ?? "").replace(/(?<=.)@[\w.^~-]+$/, "");
  return PROGRAMS.has(program) ? readUsage(program, words, { from: at, depth: depth + 1 }) : null;
}

/** Those that packages bring along. */
const PROGRAMS: ReadonlySet<string> = new Set(["prisma", "knex", "pm2"]);
const NPX_VALUES: ReadonlySet<string> = new Set(["-p", "--package"]);

function npxProgram(words: readonly string[], depth: number): Usage | null {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (NPX_VALUES.has(word)) at += 1;
    else if (word === "-c" || word === "--call") return null;
    else if (!word.startsWith("-")) {
      const program = word.replace(/(?<=.)@[\w.^~-]+$/, "");
      return PROGRAMS.has(program) ? readUsage(program, words, { from: at, depth: depth + 1 }) : null;
    }
  }
  return null;
}

interface At {
  /** The word that names the tool. */
  readonly from: number;
  readonly depth: number;
}

/** Null for a tool that is not known. */
export function readUsage(name: string, words: readonly string[], { from, depth }: At): Usage | null {
  if (name === "npx") return depth > 2 ? null : npxProgram(words, depth);
  const tool = knownTool(name);
  if (tool === null) return null;
  const walk: Walk = {
    tool,
    words,
    from,
    node: tool.root,
    path: [],
    options: [],
    stranger: null,
    gone: null,
    unclear: false,
    settled: tool.root.children.size === 0,
  };
  walkWords(walk);
  const next = nextTool(walk, depth);
  if (next !== null) return next;
  const { node, options, stranger, gone, unclear } = walk;
  const toolCalled = from > 0 && words[from] === "compose" ? "docker compose" : tool.name;
  const called = [toolCalled, ...walk.path].join(" ");
  return { tool, called, toolCalled, node, options, stranger, gone, unclear };
}
