/** A whole text of shell judged at once: for what stands inside another command, and for one inline command. */

import { judgeStatement, type Walk } from "./judge-tree.ts";
import type { Scope } from "./judge-words.ts";
import { maskPlaceholders, unmask } from "./masked-text.ts";
import { type ParsedShell, parseShell } from "./parse-shell.ts";
import type { Judged, ShellContext, SimpleCommand } from "./shell-reading.ts";
import { lineAt, textLines } from "./text-lines.ts";
import { commandWords } from "./tree-words.ts";
import { inTurn, unknownCommand } from "./verdict.ts";

const maximumDepth = 6;

/** The words of the first command of a text: an alias's meaning. */
export function wordsOf(text: string): readonly string[] {
  const first = parseShell(maskPlaceholders(text)).statements[0]?.node.command;
  return first?.type === "Command" ? commandWords(first) : text.split(/\s+/).map(unmask);
}

export function openWalk(
  parsed: ParsedShell,
  context: Pick<ShellContext, "aliases" | "functions">,
  depth = 0,
): Walk {
  const lines = textLines(parsed.source);
  const aliases = new Map(context.aliases);
  const functions = new Map(context.functions);
  const judgeText: Scope["judgeText"] = (text, below) =>
    judgeWhole(text, { aliases, functions }, below).judged;
  const lineOf = (offset: number): number => lineAt(lines, offset);
  return {
    source: parsed.source,
    lineOf,
    commands: [],
    aliases,
    functions,
    judgeText,
    wordsOf,
    depth,
    opening: null,
  };
}

export interface Whole {
  readonly judged: Judged;
  readonly commands: readonly SimpleCommand[];
}

export function judgeWhole(
  text: string,
  context: Pick<ShellContext, "aliases" | "functions">,
  depth = 0,
): Whole {
  if (depth > maximumDepth) return { judged: unknownCommand, commands: [] };
  const parsed = parseShell(maskPlaceholders(text));
  const walk = openWalk(parsed, context, depth);
  try {
    const judged = inTurn(parsed.statements.map(({ node }) => judgeStatement(node, walk)));
    return { judged: parsed.statements.length === 0 ? unknownCommand : judged, commands: walk.commands };
  } catch {
    return { judged: unknownCommand, commands: walk.commands };
  }
}
