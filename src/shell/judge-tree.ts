/**
 * From the parser's tree to what a stretch of shell does: pipes, lists, conditions and loops added up, every simple command
 * written down on the way. It judges structure; single commands are the catalog's.
 */
import type { Command, CommandNode, CompoundList, PipelineNode, Statement, SyntaxNode } from "unbash";
import { forEachChild } from "unbash";
import { aliasesOf, literalCommand } from "./aliases.ts";
import { takesNote, withOutput } from "./file-output.ts";
import { judgeWords, type Opening, type Scope, type Stdin } from "./judge-words.ts";
import { unmask } from "./masked-text.ts";
import type { Judged, SimpleCommand } from "./shell-reading.ts";
import { commandWords, fedBy, wordText } from "./tree-words.ts";
import { both, harmless, including, inTurn } from "./verdict.ts";

export interface Walk {
  readonly source: string;
  readonly lineOf: (offset: number) => number;
  readonly commands: SimpleCommand[];
  readonly aliases: Map<string, string>;
  readonly functions: Map<string, Judged>;
  readonly judgeText: Scope["judgeText"];
  readonly wordsOf: Scope["wordsOf"];
  readonly depth: number;
  /** What the last command of a list left the operator in. */
  opening: Opening | null;
}

const maximumNesting = 200;
/** Commands of a pipe that are looked at for where its output comes from. */
const pipeLooked = 40;

function note(walk: Walk, node: SyntaxNode, said: Pick<SimpleCommand, "words" | "tool" | "judged">): void {
  const lines = [walk.lineOf(node.pos), walk.lineOf(Math.max(node.pos, node.end - 1))] as const;
  walk.commands.push({ lines, text: unmask(walk.source.slice(node.pos, node.end)), ...said });
}

/** `$( … )`, backticks and `<( … )` inside words are carried out too. */
function substitutions(node: SyntaxNode, walk: Walk, nesting: number): Judged {
  let sum = harmless;
  if (nesting > maximumNesting) return sum;
  forEachChild(node, (child) => {
    if (child.type === "CommandExpansion" || child.type === "ProcessSubstitution") {
      const { script } = child;
      if (script === undefined) return;
      const line = walk.lineOf(child.pos);
      const inner =
        script.source === undefined ? walk : { ...walk, source: script.source, lineOf: () => line };
      for (const statement of script.commands) sum = both(sum, judgeStatement(statement, inner, nesting + 1));
    } else sum = both(sum, substitutions(child, walk, nesting + 1));
  });
  return sum;
}

function judgeCommand(command: Command, { walk, stdin, nesting, from }: At): Judged {
  const words = commandWords(command);
  const [start, end] = [from ?? walk.commands.length, walk.commands.length];
  const inside = substitutions(command, walk, nesting + 1);
  if (words.length === 0) {
    for (const prefix of command.prefix)
      if (prefix.type === "Assignment") literalCommand(prefix, walk.aliases);
    const judged = { ...including(harmless, inside), canFail: inside.canFail, answers: inside.answers };
    return withOutput(judged, command.redirects, () => false);
  }
  const fed = fedBy(command.redirects) ?? stdin;
  const verdict = judgeWords(words, { ...walk }, fed);
  walk.opening = verdict.opening;
  aliasesOf(words, walk.aliases);
  const noted = (): boolean =>
    takesNote([
      { tool: verdict.tool, words },
      ...walk.commands.slice(start, Math.min(end, start + pipeLooked)),
    ]);
  const judged = withOutput(verdict.judged, command.redirects, noted);
  note(walk, command, { words, tool: verdict.tool, judged });
  return including(judged, inside);
}

/** What `cat <<EOF`, `echo` and `printf` hand to the next command of a pipe. */
function handedOn(node: CommandNode): Stdin {
  if (node.type !== "Command") return "data";
  const words = commandWords(node);
  const fed = fedBy(node.redirects);
  if (words[0] === "cat" && fed !== null) return fed;
  return words[0] === "echo" || words[0] === "printf" ? { text: words.slice(1).join(" ") } : "data";
}

const endsStream = /^(?:head|true|:)$/;

function judgePipeline(node: PipelineNode & { type: "Pipeline" }, walk: Walk, nesting: number): Judged {
  const { commands } = node;
  const from = walk.commands.length;
  const judged = commands.map((command, at) => {
    const before = commands[at - 1];
    const stdin = before === undefined ? "terminal" : handedOn(before);
    return judgeNode(command, { walk, nesting, stdin, from });
  });
  const sum = inTurn(judged);
  const stops = commands.some(
    (command, at) => at > 0 && command.type === "Command" && endsStream.test(commandWords(command)[0] ?? ""),
  );
  const negated = node.prefixes.some((prefix) => prefix.type === "Negation");
  const interactive = judged[0]?.interactive === true && commands.length === 1;
  if (commands.length > 1) walk.opening = null;
  return { ...sum, endless: sum.endless && !stops, interactive, canFail: sum.canFail || negated };
}

function judgeList(list: CompoundList, walk: Walk, nesting: number): Judged {
  return inTurn(list.commands.map((statement) => judgeStatement(statement, walk, nesting + 1)));
}

/** Leaves the loop, the function or the shell. */
const leaves = (list: CompoundList, walk: Walk): boolean =>
  /(?:^|[\s;|&])(?:break|exit|return|kill)\b/.test(walk.source.slice(list.pos, list.end));

function judgeWhile(node: CommandNode & { type: "While" }, walk: Walk, nesting: number): Judged {
  const judged = both(judgeList(node.clause, walk, nesting), judgeList(node.body, walk, nesting));
  const clause = walk.source.slice(node.clause.pos, node.clause.end).trim().replace(/;$/, "");
  const forever =
    node.kind === "while"
      ? /^(?:true|:|\[ 1 \]|\(\(\s?1\s?\)\)|\[\[ 1 \]\])$/.test(clause)
      : /^false$/.test(clause);
  return {
    ...judged,
    endless: judged.endless || (forever && !leaves(node.body, walk)),
    interactive: false,
    canFail: false,
  };
}

function judgeIf(node: CommandNode & { type: "If" }, walk: Walk, nesting: number): Judged {
  const lists = [node.clause, node.then, ...node.elif.flatMap((branch) => [branch.clause, branch.then])];
  if (node.else !== undefined) lists.push(node.else);
  const sum = inTurn(lists.map((list) => judgeList(list, walk, nesting)));
  const fails = /\b(?:exit|return)\s+[1-9$]|(?:^|[\s;])false\b/.test(walk.source.slice(node.pos, node.end));
  return { ...sum, canFail: fails, answers: [] };
}

function defineFunction(node: CommandNode & { type: "Function" }, walk: Walk, nesting: number): Judged {
  const inside: Walk = { ...walk, commands: [] };
  const { body } = node;
  const judged =
    body.type === "CompoundList"
      ? judgeList(body, inside, nesting)
      : judgeNode(body, { walk: inside, nesting: nesting + 1, stdin: "terminal" });
  walk.functions.set(wordText(node.name), judged);
  return harmless;
}

interface At {
  readonly walk: Walk;
  readonly nesting: number;
  readonly stdin: Stdin;
  /** Where the commands of its pipe begin among those written down. */
  readonly from?: number | undefined;
}

/** `for …; do …; done > FILE`: the output of all that is inside. */
function judgeRedirected(
  node: CommandNode & { type: "Redirected" },
  { walk, nesting, stdin, from }: At,
): Judged {
  const first = from ?? walk.commands.length;
  const judged = judgeNode(node.command, { walk, nesting, stdin: fedBy(node.redirects) ?? stdin });
  return withOutput(judged, node.redirects, () => takesNote(walk.commands.slice(first)));
}

function judgeNode(node: CommandNode, { walk, nesting, stdin, from }: At): Judged {
  if (nesting > maximumNesting) return { ...harmless, danger: "write", repeat: false, unknown: true };
  const deeper = nesting + 1;
  switch (node.type) {
    case "Command":
      return judgeCommand(node, { walk, stdin, nesting: deeper, from });
    case "Function":
      return defineFunction(node, walk, deeper);
    case "If":
      return judgeIf(node, walk, deeper);
    case "While":
      return judgeWhile(node, walk, deeper);
    case "For":
    case "Select":
    case "ArithmeticFor":
      return both(substitutions(node, { ...walk, commands: [] }, deeper), {
        ...judgeList(node.body, walk, deeper),
        canFail: false,
      });
    case "Subshell":
    case "BraceGroup":
      return judgeList(node.body, walk, deeper);
    case "Case":
      return inTurn(node.items.map((item) => judgeList(item.body, walk, deeper)));
    case "Redirected":
      return judgeRedirected(node, { walk, nesting: deeper, stdin, from });
    case "Coproc":
      return node.body.type === "CompoundList"
        ? judgeList(node.body, walk, deeper)
        : judgeNode(node.body, { walk, nesting: deeper, stdin });
    case "TestCommand":
    case "ArithmeticCommand":
      return including({ ...harmless, canFail: true, answers: [1] }, substitutions(node, walk, deeper));
  }
}

function judgePart(node: PipelineNode, walk: Walk, nesting: number): Judged {
  return node.type === "Pipeline"
    ? judgePipeline(node, walk, nesting + 1)
    : judgeNode(node, { walk, nesting, stdin: "terminal" });
}

export function judgeStatement(statement: Statement, walk: Walk, nesting = 0): Judged {
  const { command } = statement;
  walk.opening = null;
  if (command.type !== "AndOr") {
    const judged = judgePart(command, walk, nesting);
    return statement.background ? { ...judged, endless: false, interactive: false, canFail: false } : judged;
  }
  let sum: Judged | null = null;
  for (const [at, part] of command.commands.entries()) {
    const next = judgePart(part, walk, nesting);
    if (sum === null) sum = next;
    else if (command.operators[at - 1] === "||") sum = both(sum, next);
    else sum = { ...both(sum, next), canFail: sum.canFail || next.canFail };
  }
  const judged = sum ?? harmless;
  return statement.background ? { ...judged, endless: false, canFail: false } : judged;
}
