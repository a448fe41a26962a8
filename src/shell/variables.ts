/** Variables of a text: where each is assigned and used. What single quotes, comments and other languages hold is not the shell's. */
import type { Command, ParameterExpansionPart, SyntaxNode } from "unbash";
import { forEachChild } from "unbash";
import { unmask } from "./masked-text.ts";
import type { ParsedShell } from "./parse-shell.ts";
import type { VariableUse } from "./shell-reading.ts";
import { lineAt, textLines } from "./text-lines.ts";
import { commandWords } from "./tree-words.ts";

interface Gather {
  readonly found: VariableUse[];
  readonly lineOf: (offset: number) => number;
  /** Inside a function `$1` is the function's. */
  readonly inFunction: boolean;
  readonly depth: number;
}

interface Use {
  readonly pos: number;
  readonly text: string;
  readonly default?: string | null;
}

const name = /^[A-Za-z_]\w*$/;
const positional = /^(?:[1-9]\d?|[@*])$/;
const declaring = new Set(["export", "local", "declare", "typeset", "readonly"]);

function assigned(gather: Gather, variable: string, offset: number): void {
  if (name.test(variable))
    gather.found.push({
      name: variable,
      line: gather.lineOf(offset),
      how: "assigned",
      default: null,
      spelling: variable,
    });
}

function used(gather: Gather, variable: string, node: Use): void {
  const how = positional.test(variable) ? "positional" : name.test(variable) ? "used" : null;
  if (how === null || (how === "positional" && gather.inFunction)) return;
  gather.found.push({
    name: variable,
    line: gather.lineOf(node.pos),
    how,
    default: node.default ?? null,
    spelling: unmask(node.text),
  });
}

function expansion(gather: Gather, node: ParameterExpansionPart): void {
  const { operation, parameter } = node;
  const defaults =
    operation?.type === "Default" && (operation.operator.endsWith("-") || operation.operator.endsWith("="));
  used(gather, parameter, {
    pos: node.pos,
    text: node.text,
    default: defaults ? unmask(operation.operand.value) : null,
  });
  if (operation?.type === "Default" && operation.operator.endsWith("="))
    assigned(gather, parameter, node.pos);
}

/** `read NAME`, `printf -v NAME`, `mapfile NAME`, `export NAME`. */
function byCommand(gather: Gather, command: Command): void {
  const [tool = "", ...rest] = commandWords(command);
  if (tool === "printf" && rest[0] === "-v") assigned(gather, rest[1] ?? "", command.pos);
  if (tool === "getopts") assigned(gather, rest[1] ?? "", command.pos);
  if (tool !== "read" && tool !== "mapfile" && tool !== "readarray" && !declaring.has(tool)) return;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? "";
    if (word.startsWith("-")) at += tool === "read" && /^-[ndtNpui]$/.test(word) ? 1 : 0;
    else if (!word.includes("=") && tool !== "export") assigned(gather, word, command.pos);
  }
}

function own(gather: Gather, node: SyntaxNode): void {
  switch (node.type) {
    case "Assignment":
      return assigned(gather, node.name, node.pos);
    case "For":
    case "Select":
      return assigned(gather, node.name.value, node.name.pos);
    case "SimpleExpansion":
      return used(gather, node.text.replace(/^\$/, ""), node);
    case "ParameterExpansion":
      return expansion(gather, node);
    case "ArithmeticWord":
      return name.test(node.value)
        ? used(gather, node.value, { pos: node.pos, text: node.value })
        : undefined;
    case "Command":
      return byCommand(gather, node);
    default:
      return undefined;
  }
}

function visit(gather: Gather, node: SyntaxNode): void {
  if (gather.depth > 300) return;
  own(gather, node);
  const inFunction = gather.inFunction || node.type === "Function";
  let lineOf = gather.lineOf;
  if (
    (node.type === "CommandExpansion" || node.type === "ProcessSubstitution") &&
    node.script?.source !== undefined
  ) {
    // Backticks with escapes are decoded, so offsets inside them are their own.
    const line = gather.lineOf(node.pos);
    lineOf = () => line;
  }
  const deeper: Gather = { ...gather, inFunction, lineOf, depth: gather.depth + 1 };
  forEachChild(node, (child) => visit(deeper, child));
}

export function variablesOf(parsed: ParsedShell): VariableUse[] {
  const lines = textLines(parsed.source);
  const found: VariableUse[] = [];
  const gather: Gather = { found, lineOf: (offset) => lineAt(lines, offset), inFunction: false, depth: 0 };
  for (const { node } of parsed.statements) {
    try {
      visit(gather, node);
    } catch {
      // Nested beyond the stack: what was found so far stands.
    }
  }
  return found;
}
