/**
 * One command's words against the catalog: what it endangers, whether it returns, what it opens. Wrappers, aliases and
 * functions are looked through; nothing is guessed beyond what `judge-name.ts` admits to guess.
 */
import { catalog } from "./catalog/catalog.ts";
import type { Entry, FlagRule } from "./catalog/compile.ts";
import { type Arguments, type Option, readArguments } from "./catalog/read-arguments.ts";
import type { Rule } from "./catalog/rule.ts";
import { judgeInner } from "./judge-inner.ts";
import { destroysByName, judgeScript, judgeTask, judgeVerb } from "./judge-name.ts";
import type { Judged } from "./shell-reading.ts";
import { fromRule, unknownCommand } from "./verdict.ts";

/** What stands on the command's standard input. */
export type Stdin = "terminal" | "data" | { readonly text: string };

export interface Opening {
  readonly kind: "host" | "shell" | "user" | "client";
  readonly name: string;
}

export interface Scope {
  readonly aliases: ReadonlyMap<string, string>;
  readonly functions: ReadonlyMap<string, Judged>;
  /** Reads a text of its own (`bash -c '…'`, an alias). */
  readonly judgeText: (text: string, depth: number) => Judged;
  readonly wordsOf: (text: string) => readonly string[];
  readonly depth: number;
}

export interface WordsVerdict {
  readonly judged: Judged;
  readonly tool: string | null;
  readonly opening: Opening | null;
}

/** A command in the making: its words, its catalog entry, and the subcommand that was found. */
export interface Call {
  readonly words: readonly string[];
  readonly entry: Entry;
  readonly args: Arguments;
  /** Operands that are the subcommand. */
  readonly pathLength: number;
  readonly rule: Rule;
  readonly stdin: Stdin;
}

export const maximumDepth = 8;

/** Where the system, or a package manager, keeps programs: there the last word is the tool. */
const programPath =
  /^(?:\/(?:[\w.-]+\/){1,8}|(?:\.\/)?(?:node_modules\/\.bin|vendor\/bin|\.?venv\/bin)\/)[\w.-]+$/;

const baseName = (name: string): string =>
  programPath.test(name) ? name.slice(name.lastIndexOf("/") + 1) : name;

export const operandsOf = (call: Call): string[] =>
  call.args.operands.map((index) => call.words[index] ?? "");

function subcommand(entry: Entry, operands: readonly string[]): { rule: Rule; length: number } | null {
  for (let length = Math.min(entry.deepest, operands.length); length > 0; length--) {
    const rule = entry.paths.get(operands.slice(0, length).join(" "));
    if (rule !== undefined) return { rule, length };
  }
  return null;
}

/** Words from here on are another command's, so options there are not this one's. */
function ownEnd(call: Omit<Call, "stdin">): number {
  const inner = call.rule.inner;
  if (inner?.take !== "rest" && inner?.take !== "line") return call.words.length;
  const dashes = call.words.indexOf("--");
  const first = call.args.operands[call.pathLength + inner.skip] ?? call.words.length;
  return dashes > 0 ? Math.min(dashes, first) : first;
}

/** A flag of a subcommand stands behind it: in `docker compose -f x logs`, `-f` names a file. */
function flagHolds(flag: FlagRule, call: Omit<Call, "stdin">, options: readonly Option[]): boolean {
  const { operands } = call.args;
  if (!flag.path.every((words, at) => words.includes(call.words[operands[at] ?? -1] ?? ""))) return false;
  const behind = operands[flag.path.length - 1] ?? 0;
  return options.some((option) => {
    if (option.index < behind || !flag.names.includes(option.name)) return false;
    if (flag.values === null) return option.value !== "false" && option.value !== "none";
    return option.value !== null && flag.values.includes(option.value);
  });
}

/** To these, `--force` means "again" or "without asking"; to every other tool it overrides what protects the system. */
const gentle: ReadonlySet<string> = new Set(
  "npm yarn pnpm pip brew gem cargo ln cp mv gzip mkdir".split(" "),
);

const forces = (name: string, options: readonly Option[]): boolean =>
  !gentle.has(name) && options.some((option) => option.name === "--force" && option.value !== "false");

/** `-o FILE`; `-o /dev/null` and `-o -` keep nothing. */
const writesValue = ({ output }: Entry, { name, value }: Option): boolean =>
  output.has(name) && value !== null && !/^(?:-|\/dev\/.*)$/.test(value);

function withFlags(call: Omit<Call, "stdin">): Rule {
  const end = ownEnd(call);
  const options = call.args.options.filter((option) => option.index < end);
  const held = call.entry.flags.filter((flag) => flagHolds(flag, call, options));
  let rule: Rule = Object.assign({}, call.rule, ...held.map((flag) => flag.rule));
  const known = held.some((flag) => flag.names.includes("--force"));
  if (!known && rule.danger === "write" && forces(call.entry.name, options))
    rule = { ...rule, danger: "destroy" };
  if (rule.danger === "read" && options.some((option) => writesValue(call.entry, option)))
    rule = { ...rule, danger: "write" };
  const asks = options.some((option) => option.name === "--help" || option.name === "--version");
  return asks && call.rule.inner === undefined ? { danger: "read", repeat: true } : rule;
}

function callOf(words: readonly string[], entry: Entry, stdin: Stdin): Call {
  const args = readArguments(words, entry.tool, entry.values);
  const operands = args.operands.map((index) => words[index] ?? "");
  const found = subcommand(entry, operands);
  const guess = entry.tool.verbs ? judgeVerb(operands) : null;
  const rule = found?.rule ?? guess ?? entry.tool.rule;
  const call = { words, entry, args, pathLength: found?.length ?? 0, rule };
  return { ...call, rule: withFlags(call), stdin };
}

function judgeUnknown(words: readonly string[]): WordsVerdict {
  const name = words[0] ?? "";
  const guess = judgeScript(name);
  const danger = destroysByName(words.slice(1)) ? "destroy" : guess.danger;
  return {
    judged: { ...unknownCommand, danger: danger ?? "write", canFail: guess.canFail ?? false },
    tool: null,
    opening: null,
  };
}

export const userOf = (call: Call): string | null | undefined =>
  call.args.options.find((option) => option.name === "-u" || option.name === "--user")?.value;

function openingOf(call: Call): Opening | null {
  const { opens } = call.rule;
  if (opens === undefined || call.stdin !== "terminal" || call.rule.interactive !== true) return null;
  const operands = operandsOf(call).slice(call.pathLength);
  switch (opens) {
    case "client":
      return { kind: "client", name: call.entry.name };
    case "repl":
      return operands.length === 0 ? { kind: "client", name: call.entry.name } : null;
    case "host":
      return operands.length === 1 ? { kind: "host", name: operands[0] ?? "" } : null;
    case "user":
      return { kind: "user", name: operands.find((word) => word !== "-") ?? userOf(call) ?? "root" };
    case "shell":
      return operands.length === 0 ? { kind: "shell", name: call.entry.name } : null;
  }
}

/** A shell or an interpreter given a script: judged by the script's name, and nobody has to be there. */
function judgeRun(call: Call): Judged {
  const judged = fromRule(call.rule);
  const { opens, interactive } = call.rule;
  const script = operandsOf(call)[call.pathLength];
  if (interactive !== true || (opens !== "shell" && opens !== "repl")) return judged;
  // Opening a prompt changes nothing yet.
  if (script === undefined)
    return call.stdin === "terminal" ? { ...judged, danger: "read", repeat: true } : judged;
  return { ...judged, ...fromRule(judgeScript(script)), interactive: false, unknown: true };
}

export function judgeWords(words: readonly string[], scope: Scope, stdin: Stdin = "terminal"): WordsVerdict {
  const written = words[0] ?? "";
  const alias = scope.depth < maximumDepth ? scope.aliases.get(written) : undefined;
  if (alias !== undefined) {
    const expanded = scope.wordsOf(alias);
    const deeper = { ...scope, depth: scope.depth + 1, aliases: without(scope.aliases, written) };
    if (expanded.length > 0) return judgeWords([...expanded, ...words.slice(1)], deeper, stdin);
  }
  const defined = scope.functions.get(written);
  if (defined !== undefined) return { judged: defined, tool: null, opening: null };
  const entry = catalog.get(baseName(written));
  if (entry === undefined || scope.depth >= maximumDepth) return judgeUnknown(words);
  const call = callOf(words, entry, stdin);
  if (call.rule.become !== undefined) {
    const from = (call.args.operands[call.pathLength - 1 + (call.rule.past ?? 0)] ?? 0) + 1;
    return judgeWords([call.rule.become, ...words.slice(from)], { ...scope, depth: scope.depth + 1 }, stdin);
  }
  const task = call.rule.task ? operandsOf(call)[call.pathLength] : undefined;
  const program = catalog.get(task ?? "");
  // `yarn run sequelize-cli db:migrate`: no task of the project but a program that it brings.
  if (program !== undefined && !program.tool.word && scope.depth < maximumDepth)
    return judgeWords(
      words.slice(call.args.operands[call.pathLength]),
      { ...scope, depth: scope.depth + 1 },
      stdin,
    );
  const judged = task === undefined ? judgeRun(call) : fromRule({ ...call.rule, ...judgeTask(task) });
  return judgeInner(call, { judged, tool: entry.name, opening: openingOf(call) }, scope);
}

function without(aliases: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const rest = new Map(aliases);
  rest.delete(name);
  return rest;
}
