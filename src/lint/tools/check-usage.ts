/**
 * A command line against what its tool takes: options and subcommands that no version of it has, with what was probably
 * meant. A tool, a plugin or a word that is not known is never complained about.
 */
import { nearest } from "../../base/index.ts";
import { slipOf } from "./near.ts";
import { swallowedFlags } from "./npm-run.ts";
import { anything, readUsage, type Usage } from "./read-usage.ts";
import type { Flag, ToolNode } from "./tool-text.ts";

export interface UsageProblem {
  readonly kind: "flag" | "subcommand" | "swallowed-flag";
  /** The word as written. */
  readonly word: string;
  /** Which of the words it is. */
  readonly index: number;
  /** What of it is meant: the option without its value; one letter of several. */
  readonly name: string;
  /** The command that does not take it: `kubectl rollout undo`. */
  readonly command: string;
  /** What was probably meant, to be written in its place. */
  readonly near: string | null;
  /** The last version that had it, where one had. */
  readonly gone: string | null;
  /** The command that takes it, where it stands behind its subcommand: `docker compose`. */
  readonly belongs: string | null;
  /** What the command takes instead: its subcommands or its options. */
  readonly known: readonly string[];
  /** The newest version of the tool that was looked at. */
  readonly version: string;
}

const LONG = /^--[A-Za-z][\w.-]*$/;

type Found = { readonly flag: Flag } | "fine" | "unknown";

/** The sets of options that count for a word: the command's, and the tool's own where they may stand there. */
function setsFor(usage: Usage, before: boolean): readonly ToolNode[] {
  const { tool, node } = usage;
  if (before && tool.habits.ownFirst) return [tool.root];
  return tool.habits.ownFirst && node !== tool.root ? [node] : [node, tool.root];
}

function longFlag(name: string, sets: readonly ToolNode[], usage: Usage): Found {
  const { habits } = usage.tool;
  if (name === "--help" || name === "--version") return "fine";
  const plain = habits.negates ? name.replace(/^--no-/, "--") : name;
  for (const { flags } of sets) {
    const flag =
      flags.get(name) ??
      flags.get(plain) ??
      (habits.negates ? flags.get(`--no-${name.slice(2)}`) : undefined);
    if (flag !== undefined) return { flag };
  }
  if (!habits.abbreviates) return "unknown";
  const begins = sets.some(({ flags }) =>
    [...flags.keys()].some((known) => known.startsWith(name) || known.startsWith(plain)),
  );
  return begins ? "fine" : "unknown";
}

/** Up to here letters may well be letters (`-it`, `-tag`). */
const SHORT_WORD = 4;

/** `-itn`: the first letter that is not known, or is gone; letters behind one with a value are the value. */
function letterFlag(
  word: string,
  sets: readonly ToolNode[],
): { readonly name: string; readonly found: Found } {
  const flagOf = (name: string): Flag | undefined =>
    sets.map(({ flags }) => flags.get(name)).find((flag) => flag !== undefined);
  const whole = flagOf(word);
  if (whole !== undefined) return { name: word, found: { flag: whole } };
  // `-namespace` is no `-n amespace`.
  const [long = word] = word.split("=");
  if (long.length > SHORT_WORD && flagOf(`-${long}`) !== undefined) return { name: long, found: "unknown" };
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? "";
    const name = `-${letter}`;
    const flag = flagOf(name);
    if (flag === undefined)
      return { name, found: /[A-Za-z]/.test(letter) && name !== "-h" ? "unknown" : "fine" };
    if (flag.gone !== null) return { name, found: { flag } };
    if (flag.takes !== "nothing") break;
  }
  return { name: word, found: "fine" };
}

const usable = (nodes: readonly ToolNode[]): string[] =>
  nodes.flatMap(({ flags }) => [...flags].filter(([, { gone }]) => gone === null).map(([name]) => name));

/** `-namespace` for `--namespace`; a slip, of what is negated too. */
function nearFlag(name: string, sets: readonly ToolNode[], { tool }: Usage): string | null {
  const known = usable(sets);
  if (!name.startsWith("--")) return name.length > 2 ? `-${name}` : null;
  const long = known.filter((each) => each.startsWith("--"));
  const slip = slipOf(name, long);
  if (slip !== null || !tool.habits.negates || !name.startsWith("--no-")) return slip;
  const meant = slipOf(`--${name.slice(5)}`, long);
  return meant === null ? null : `--no-${meant.slice(2)}`;
}

function flagProblem(
  usage: Usage,
  words: readonly string[],
  option: Usage["options"][number],
): UsageProblem | null {
  const { tool, node } = usage;
  const word = words[option.index] ?? "";
  const written = word.split("=")[0] ?? "";
  const isLong = word.startsWith("--");
  const sets = setsFor(usage, option.before);
  if (sets.some(({ open }) => open) || (isLong ? !LONG.test(written) : anything(word))) return null;
  const { name, found } = isLong
    ? { name: written, found: longFlag(written, sets, usage) }
    : letterFlag(word, sets);
  if (found === "fine" || (found !== "unknown" && found.flag.gone === null)) return null;
  const near = nearFlag(name, sets, usage);
  const gone = found === "unknown" ? null : found.flag.gone;
  const misplaced = gone === null && tool.habits.ownFirst && node !== tool.root && !option.before;
  const belongs = misplaced && tool.root.flags.has(name) ? usage.toolCalled : null;
  if (tool.habits.nearOnly && gone === null && (near === null || !isLong)) return null;
  return {
    kind: "flag",
    word,
    index: option.index,
    name,
    command: usage.called,
    near: belongs !== null || gone !== null ? null : (near ?? (isLong ? nearest(name, usable(sets)) : null)),
    gone,
    belongs,
    known: usable(sets),
    version: tool.version,
  };
}

/** A group takes nothing but its subcommands, so a word that is none of them is wrong. */
const isGroup = (node: ToolNode): boolean =>
  node.children.size > 0 &&
  [...node.flags].every(([name, { gone }]) => gone !== null || /^(?:-h|--help)$/.test(name));

const commandNames = (node: ToolNode): string[] => [
  ...new Set([...node.children].filter(([, { gone }]) => gone === null).map(([name]) => name)),
];

/** What is certainly meant as a subcommand: no file, no address, no sentence. */
const WORD = /^[a-z][a-z-]{1,30}(?::[a-z-]{1,30})?$/i;

function meantCommand(usage: Usage, word: string, above: ToolNode): string | null {
  const { tool } = usage;
  const known = [
    ...commandNames(above),
    ...(above === tool.root ? Object.keys(tool.habits.becomes ?? {}) : []),
  ];
  if (above === tool.root) {
    const confusion = tool.habits.confusions?.[word];
    if (confusion !== undefined) return confusion;
  }
  const slip = slipOf(word, known);
  // `git pushf`, `git adda`: an alias looks like its command with something behind.
  if (slip !== null && tool.habits.extended === "aliases" && (word.startsWith(slip) || word[0] !== slip[0]))
    return null;
  return slip;
}

function strangerProblem(usage: Usage, words: readonly string[]): UsageProblem | null {
  const { tool, stranger } = usage;
  if (stranger === null) return null;
  const { index, above } = stranger;
  const word = words[index] ?? "";
  if (!WORD.test(word) || tool.habits.extended === "scripts") return null;
  const near = meantCommand(usage, word, above);
  const strict =
    !tool.habits.nearOnly && (above === tool.root ? tool.habits.extended === undefined : isGroup(above));
  if (near === null && !strict) return null;
  return {
    kind: "subcommand",
    word,
    index,
    name: word,
    command: usage.called,
    near: near ?? joined(words, index, above) ?? (tool.name === "npm" ? `run ${word}` : null),
    gone: null,
    belongs: null,
    known: commandNames(above),
    version: tool.version,
  };
}

/** `knex migrate latest` for `migrate:latest`. */
function joined(words: readonly string[], index: number, above: ToolNode): string | null {
  const name = `${words[index]}:${words[index + 1] ?? ""}`;
  return above.children.has(name) ? name : null;
}

function goneProblem(usage: Usage, words: readonly string[]): UsageProblem | null {
  const { tool, gone } = usage;
  if (gone === null) return null;
  const word = words[gone.index] ?? "";
  return {
    kind: "subcommand",
    word,
    index: gone.index,
    name: word,
    command: usage.called.split(` ${word}`)[0] ?? usage.called,
    near: null,
    gone: gone.node.gone,
    belongs: null,
    known: [],
    version: tool.version,
  };
}

/** A command with more mistakes than this is none of the tool's, and one with more options was not written by hand. */
const MOST = 20;
const MOST_OPTIONS = 200;

/** What is wrong with a command line of a tool, by what the tool says it takes; empty for any other tool. */
export function usageProblems(tool: string, words: readonly string[]): readonly UsageProblem[] {
  const swallowed = tool === "npm" ? swallowedFlags(words) : [];
  const usage = readUsage(tool, words, { from: 0, depth: 0 });
  if (usage === null) return swallowed;
  const stranger = strangerProblem(usage, words);
  const gone = goneProblem(usage, words);
  // Options of a command that there is not, or of one that is not known, say nothing.
  if (stranger !== null || gone !== null) return [stranger ?? gone].filter((found) => found !== null);
  if (usage.unclear) return swallowed;
  const found: UsageProblem[] = [];
  for (const option of usage.options.slice(0, MOST_OPTIONS)) {
    if (found.length >= MOST) break;
    const problem = flagProblem(usage, words, option);
    if (problem !== null) found.push(problem);
  }
  return [...found, ...swallowed];
}
