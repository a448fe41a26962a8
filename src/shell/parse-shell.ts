/**
 * The parser behind a wall: never throws, mends a stray apostrophe that would swallow the rest, and gives each statement the
 * lines it really takes, heredocs included. At most a few parses of one text, so the time stays linear.
 */
import { forEachChild, type ParsedScript, parse, type Statement, type SyntaxNode } from "unbash";
import { maskStretches } from "./masked-text.ts";

export interface PlacedStatement {
  readonly node: Statement;
  readonly start: number;
  /** Behind the last character, bodies of heredocs included. */
  readonly end: number;
}

export interface ParsedShell {
  /** What was parsed: the text with stand-ins. */
  readonly source: string;
  readonly statements: readonly PlacedStatement[];
  readonly errors: readonly { readonly pos: number; readonly message: string }[];
}

const maximumRepairs = 6;

function tryParse(source: string): ParsedScript | null {
  try {
    return parse(source);
  } catch {
    return null;
  }
}

/** An apostrophe between letters is a word's (`don't`); otherwise the quote that the parser complains of gives way. */
function repaired(source: string, script: ParsedScript, round: number): string | null {
  const error = script.errors?.find(({ message }) => /unterminated (?:single|double|back)/.test(message));
  if (error === undefined) return null;
  if (round === 0 && error.message.includes("single")) {
    const inside = [...source.matchAll(/(?<=\p{L})'(?=\p{L})/gu)].map(({ index }) => ({
      start: index,
      end: index + 1,
    }));
    if (inside.length > 0) return maskStretches(source, inside);
  }
  return maskStretches(source, [{ start: error.pos, end: error.pos + 1 }]);
}

function heredocEnd(node: SyntaxNode, depth: number): number {
  if (node.type === "HereDoc") return node.closing?.end ?? node.body.end;
  if (node.type === "Word" || node.type === "Assignment" || depth > 300) return 0;
  let end = 0;
  forEachChild(node, (child) => {
    end = Math.max(end, heredocEnd(child, depth + 1));
  });
  return end;
}

function safely<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    // Nesting beyond the stack: hostile, and no runbook.
    return otherwise;
  }
}

function place(node: Statement, next: number): PlacedStatement {
  const open = node.end <= node.pos;
  const end = open
    ? next
    : Math.max(
        node.end,
        safely(() => heredocEnd(node, 0), 0),
      );
  return { node, start: node.pos, end: Math.max(end, node.pos) };
}

export function parseShell(text: string): ParsedShell {
  let source = text;
  let script = tryParse(source);
  for (let round = 0; script !== null && round < maximumRepairs; round++) {
    const next = repaired(source, script, round);
    if (next === null) break;
    source = next;
    script = tryParse(source);
  }
  if (script === null)
    return { source, statements: [], errors: [{ pos: 0, message: "nested too deeply to be read" }] };
  return placed(source, script);
}

const placed = (source: string, { commands, errors }: ParsedScript): ParsedShell => ({
  source,
  statements: commands.map((node, at) => place(node, commands[at + 1]?.pos ?? source.length)),
  errors: (errors ?? []).map(({ pos, message }) => ({ pos, message })),
});

/** As bash will read it, nothing mended; null where the parser does not take it. */
export function parseExactly(text: string): ParsedShell | null {
  const script = tryParse(text);
  return script === null || (script.errors?.length ?? 0) > 0 ? null : placed(text, script);
}
