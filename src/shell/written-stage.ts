/** One command of the parser's tree as it is written: words, assignments and redirections, each with its place. */
import type { Assignment, Command, CommandNode, Redirection, SyntaxNode, Word } from "unbash";
import { forEachChild } from "unbash";
import { unmask } from "./masked-text.ts";
import { lineAt, type TextLines } from "./text-lines.ts";
import { wordText } from "./tree-words.ts";
import type { Mark, Pipeline, Stage, WrittenAssignment, WrittenRedirect, WrittenWord } from "./written.ts";

export interface Desk {
  readonly source: TextLines;
  readonly found: Pipeline[];
  /** Where the text that is walked stands, for what a substitution holds. */
  readonly pinned: Mark | null;
  statements: number;
}

export function markOf(desk: Desk, from: number, to: number): Mark {
  if (desk.pinned !== null) return desk.pinned;
  const line = lineAt(desk.source, from);
  const endLine = lineAt(desk.source, Math.max(from, to - 1));
  return { line, column: from - (desk.source.starts[line - 1] ?? 0) + 1, length: to - from, endLine };
}

const textOf = (desk: Desk, node: { readonly pos: number; readonly end: number }): string =>
  unmask(desk.source.text.slice(node.pos, node.end));

const EXPANDS = new Set([
  "SimpleExpansion",
  "ParameterExpansion",
  "CommandExpansion",
  "ArithmeticExpansion",
  "ProcessSubstitution",
  "BraceExpansion",
]);

function expands(node: SyntaxNode, depth = 0): boolean {
  if (EXPANDS.has(node.type)) return true;
  let found = false;
  if (depth < 8)
    forEachChild(node, (child) => {
      found ||= expands(child, depth + 1);
    });
  return found;
}

function wordOf(desk: Desk, word: Word): WrittenWord {
  return {
    text: wordText(word),
    raw: unmask(word.text),
    literal: !expands(word),
    mark: markOf(desk, word.pos, word.end),
  };
}

function assignmentOf(desk: Desk, node: Assignment): WrittenAssignment {
  const value = node.value.type === "Word" ? wordText(node.value) : "";
  return {
    name: node.name,
    value,
    literal: node.value.type === "Word" && !expands(node.value),
    mark: markOf(desk, node.pos, node.end),
  };
}

function redirectOf(desk: Desk, node: Redirection): WrittenRedirect {
  const mark = markOf(desk, node.pos, node.end);
  const descriptor = node.descriptor?.type === "FileDescriptor" ? node.descriptor.value : null;
  if (node.type !== "HereDoc")
    return {
      operator: node.operator,
      descriptor,
      target: node.target === undefined ? null : wordText(node.target),
      heredoc: null,
      mark,
    };
  const { delimiter, body } = node;
  const heredoc = {
    delimiter: delimiter === undefined ? null : wordOfDelimiter(desk, delimiter),
    quoted: delimiter?.quoted ?? false,
    body: unmask(body.text),
    mark: markOf(desk, body.pos, Math.max(body.pos, body.end)),
  };
  return { operator: node.operator, descriptor, target: null, heredoc, mark };
}

const wordOfDelimiter = (
  desk: Desk,
  node: { readonly pos: number; readonly end: number; readonly value: string; readonly text: string },
): WrittenWord => ({
  text: node.value,
  raw: node.text,
  literal: true,
  mark: markOf(desk, node.pos, node.end),
});

function simpleStage(command: Command, desk: Desk): Stage {
  const words = command.name === undefined ? [] : [wordOf(desk, command.name)];
  for (const arg of command.args)
    words.push(
      arg.type === "Word"
        ? wordOf(desk, arg)
        : {
            text: textOf(desk, arg),
            raw: textOf(desk, arg),
            literal: assignmentOf(desk, arg).literal,
            mark: markOf(desk, arg.pos, arg.end),
          },
    );
  const assignments = command.prefix.flatMap((each) =>
    each.type === "Assignment" ? [assignmentOf(desk, each)] : [],
  );
  return {
    words,
    assignments,
    redirects: command.redirects.map((each) => redirectOf(desk, each)),
    compound: null,
    text: textOf(desk, command),
    mark: markOf(desk, command.pos, command.end),
  };
}

export function stageOf(node: CommandNode, desk: Desk): Stage {
  if (node.type === "Command") return simpleStage(node, desk);
  return {
    words: [],
    assignments: [],
    redirects: node.type === "Redirected" ? node.redirects.map((each) => redirectOf(desk, each)) : [],
    compound: node.type === "Redirected" ? node.command.type : node.type,
    text: textOf(desk, node),
    mark: markOf(desk, node.pos, node.end),
  };
}
