/**
 * A fence, a cell or an inline command, read as an operator reads it: what is typed where, what it would do, what is only
 * printed, asked or expected. It runs nothing, throws nothing, and takes time linear in the text.
 */
import { elides } from "./elided.ts";
import { judgeWhole, openWalk } from "./judge-text.ts";
import { layOut } from "./layout.ts";
import { maskPlaceholders } from "./masked-text.ts";
import { natureOf } from "./nature.ts";
import { parseShell } from "./parse-shell.ts";
import { emptyContext, type Places } from "./places.ts";
import { isScript } from "./script-signs.ts";
import { segment } from "./segments.ts";
import type { Judged, ShellContext, ShellReading } from "./shell-reading.ts";
import { pipelinesOf } from "./statements.ts";
import { lineAt, textLines } from "./text-lines.ts";
import { variablesOf } from "./variables.ts";
import type { Pipeline } from "./written.ts";

/** Common indentation off, as where a fence stands in a list. */
function dedented(text: string): string[] {
  const lines = text.replace(/\r/g, "").split("\n");
  let shortest = Number.POSITIVE_INFINITY;
  for (const line of lines)
    if (line.trim() !== "") shortest = Math.min(shortest, line.length - line.trimStart().length);
  return Number.isFinite(shortest) && shortest > 0 ? lines.map((line) => line.slice(shortest)) : lines;
}

export function readShell(
  text: string,
  context: ShellContext,
  options: { readonly language?: string } = {},
): ShellReading {
  const lines = dedented(text);
  const { nature, why } = natureOf(lines, context, options.language ?? null);
  if (nature !== "shell" && nature !== "settings")
    return { nature, why, script: false, parts: [], variables: [], after: context, tree: null, errors: [] };
  const layout = layOut(lines, context);
  const walk = openWalk(layout.parsed, context);
  const before: Places = { place: context.place, outer: context.outer ?? [] };
  const { parts, places } = segment(layout, walk, before);
  const variables = variablesOf(layout.parsed);
  const source = textLines(layout.parsed.source);
  return {
    nature,
    why,
    script: isScript(text, layout.parsed, { parts, variables }),
    parts,
    variables,
    after: { place: places.place, outer: places.outer, aliases: walk.aliases, functions: walk.functions },
    tree: layout.parsed,
    errors: layout.parsed.errors
      .slice(0, 100)
      .map(({ pos, message }) => ({ line: lineAt(source, pos), message })),
  };
}

export interface JudgedCommand extends Judged {
  /** Of the first command. */
  readonly words: readonly string[];
  readonly tool: string | null;
  /** It leaves something out with `...`. */
  readonly elided: boolean;
}

/** One inline command: of a list item, a table cell, a sentence. */
export function judgeCommand(text: string, context: ShellContext = emptyContext): JudgedCommand {
  const { judged, commands } = judgeWhole(text.replace(/^\s*\$ /, ""), context);
  const [first] = commands;
  return { ...judged, words: first?.words ?? [], tool: first?.tool ?? null, elided: elides(commands) };
}

/** How one command of a line of text is written, as `pipelinesOf` tells it of a fence. */
export const pipelinesOfText = (text: string): readonly Pipeline[] =>
  pipelinesOf(parseShell(maskPlaceholders(text)));
