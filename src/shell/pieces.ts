/** The text as a row of pieces in line order: statements that share lines as one, runs of comments, and what is not the shell's. */
import type { Statement } from "unbash";
import { type CommentLine, commentLine } from "./comment-line.ts";
import type { Layout } from "./layout.ts";
import { lineAt, textLines } from "./text-lines.ts";

export interface Unit {
  readonly kind: "unit";
  readonly first: number;
  readonly last: number;
  readonly statements: readonly Statement[];
  readonly remarks: readonly { readonly line: number; readonly text: string }[];
}

export type Piece =
  | Unit
  | {
      readonly kind: "comments";
      readonly first: number;
      readonly last: number;
      readonly block: readonly CommentLine[];
    }
  | {
      readonly kind: "client" | "leaves" | "output" | "sentence";
      readonly first: number;
      readonly last: number;
    };

interface MutableUnit {
  kind: "unit";
  first: number;
  last: number;
  statements: Statement[];
  remarks: { line: number; text: string }[];
}

/** A comment that follows a statement on its line. */
function remarkAfter(line: string, column: number): string | null {
  const rest = line.slice(Math.max(0, column));
  const match = /^[\s;&]{0,200}#+\s?(.*)$/.exec(rest);
  return match === null || !/^[\s;&]/.test(rest) ? null : (match[1] ?? "").trim();
}

function units(layout: Layout): MutableUnit[] {
  const source = textLines(layout.parsed.source);
  const found: MutableUnit[] = [];
  for (const { node, start, end } of layout.parsed.statements) {
    const first = lineAt(source, start);
    const last = lineAt(source, Math.max(start, end - 1));
    const before = found.at(-1);
    const line = lineAt(source, Math.max(start, node.end - 1));
    const text = remarkAfter(layout.lines[line - 1] ?? "", node.end - (source.starts[line - 1] ?? 0));
    const remarks = text === null || text === "" ? [] : [{ line, text }];
    if (before !== undefined && first <= before.last) {
      before.last = Math.max(before.last, last);
      before.statements.push(node);
      before.remarks.push(...remarks);
    } else found.push({ kind: "unit", first, last, statements: [node], remarks });
  }
  return found;
}

/** A shebang, and the name of the script under it, are nobody's. */
function headLength(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0 || !/^\s*#!/.test(lines[first] ?? "")) return 0;
  let at = first + 1;
  while (/^\s*#\s*(?:[\w./-]{1,80}\.(?:sh|bash|zsh|py)\b|$)/.test(lines[at] ?? "-")) at++;
  return at;
}

export function piecesOf(layout: Layout): { readonly pieces: readonly Piece[]; readonly head: number } {
  const all = units(layout);
  const head = headLength(layout.lines);
  const pieces: Piece[] = [];
  let unit = 0;
  for (let line = head + 1; line <= layout.lines.length; line++) {
    while ((all[unit]?.last ?? Number.POSITIVE_INFINITY) < line) unit++;
    const here = all[unit];
    const text = layout.lines[line - 1] ?? "";
    const role = layout.roles[line - 1] ?? "shell";
    if (here !== undefined && here.first <= line && role === "shell") {
      pieces.push(here);
      line = here.last;
    } else if (text.trim() !== "") add(pieces, { line, text, role });
  }
  return { pieces, head };
}

interface PlacedLine {
  readonly line: number;
  readonly text: string;
  readonly role: Layout["roles"][number];
}

function add(pieces: Piece[], { line, text, role }: PlacedLine): void {
  const before = pieces.at(-1);
  const adjacent = before !== undefined && before.last === line - 1;
  if (role !== "shell") {
    if (adjacent && before.kind === role && role === "output")
      pieces[pieces.length - 1] = { ...before, last: line };
    else pieces.push({ kind: role, first: line, last: line });
  } else if (/^\s*#/.test(text)) {
    const comment = commentLine(line, text);
    if (adjacent && before.kind === "comments")
      pieces[pieces.length - 1] = { ...before, last: line, block: append(before.block, comment) };
    else pieces.push({ kind: "comments", first: line, last: line, block: [comment] });
  } else if (adjacent && before.kind === "unit") {
    // A token the parser gave up on belongs to the command it broke.
    (before as MutableUnit).last = line;
  } else pieces.push({ kind: "unit", first: line, last: line, statements: [], remarks: [] });
}

/** Grows the block in place: blocks are built here and nowhere else, and copying them would be quadratic. */
function append(block: readonly CommentLine[], line: CommentLine): readonly CommentLine[] {
  (block as CommentLine[]).push(line);
  return block;
}
