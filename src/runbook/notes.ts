/** The annotations of a document, each looked up by the line of what it is about: the block below the comment. */
import type { Diagnostic } from "../base/index.ts";
import { type CommentAnnotation, readCommentAnnotation } from "./annotations/comment.ts";
import { roles, siblingWords } from "./annotations/vocabulary.ts";
import { type Block, startOf, type Table } from "./blocks.ts";
import type { Annotation, Role, Siblings } from "./reading.ts";

export interface Notes {
  readonly diagnostics: readonly Diagnostic[];
  readonly of: (line: number) => CommentAnnotation | null;
  readonly at: (line: number) => Annotation | null;
  readonly ignored: (line: number) => boolean;
  readonly role: (line: number) => Role | null;
  readonly siblings: (line: number) => Siblings | null;
  readonly chosen: (line: number) => boolean;
  /** A fence's own words and those of the comment above it: the fence's win. */
  readonly merged: (line: number, own: Annotation | null) => Annotation | null;
}

export function notesIn(blocks: readonly Block[]): Notes {
  const found = new Map<number, CommentAnnotation>();
  const diagnostics: Diagnostic[] = [];
  collect(blocks, found, diagnostics);
  const of = (line: number): CommentAnnotation | null => found.get(line) ?? null;
  return {
    diagnostics,
    of,
    at: (line) => of(line)?.notes ?? null,
    ignored: (line) => of(line)?.ignore ?? false,
    role: (line) => roles.find((role) => role === of(line)?.as) ?? null,
    siblings: (line) => siblingWords.find((word) => word === of(line)?.as) ?? null,
    chosen: (line) => of(line)?.choose ?? false,
    merged: (line, own) => {
      const above = of(line)?.notes ?? null;
      return above === null ? own : { ...above, ...own };
    },
  };
}

function collect(
  blocks: readonly Block[],
  found: Map<number, CommentAnnotation>,
  diagnostics: Diagnostic[],
): void {
  let pending: CommentAnnotation[] = [];
  for (const block of blocks) {
    if (block.kind === "html") {
      pending.push(...readComments(block.text, block.lines[0], diagnostics));
      continue;
    }
    for (const annotation of pending) attach(annotation, block, found);
    pending = [];
    if (block.kind === "quote") collect(block.blocks, found, diagnostics);
    if (block.kind === "list") for (const item of block.items) collect(item.blocks, found, diagnostics);
  }
}

function readComments(html: string, first: number, diagnostics: Diagnostic[]): CommentAnnotation[] {
  const annotations: CommentAnnotation[] = [];
  let from = 0;
  let line = first;
  for (;;) {
    const open = html.indexOf("<!--", from);
    const close = open < 0 ? -1 : html.indexOf("-->", open + 4);
    if (close < 0) return annotations;
    line += html.slice(from, open).split("\n").length - 1;
    const reading = readCommentAnnotation(html.slice(open, close + 3), line);
    diagnostics.push(...reading.diagnostics);
    if (reading.annotation !== null) annotations.push(reading.annotation);
    line += html.slice(open, close + 3).split("\n").length - 1;
    from = close + 3;
  }
}

function attach(annotation: CommentAnnotation, block: Block, found: Map<number, CommentAnnotation>): void {
  const line =
    annotation.row !== null && block.kind === "table" ? rowLine(block, annotation.row) : startOf(block);
  const before = found.get(line);
  found.set(line, before === undefined ? annotation : merge(before, annotation));
}

const rowLine = (table: Table, row: number): number => table.rows[row - 1]?.line ?? table.lines[0];

/** Two comments over one block: the later one's words win. */
function merge(a: CommentAnnotation, b: CommentAnnotation): CommentAnnotation {
  return {
    notes: a.notes === null ? b.notes : { ...a.notes, ...b.notes },
    as: b.as ?? a.as,
    choose: a.choose || b.choose,
    ignore: a.ignore || b.ignore,
    row: b.row ?? a.row,
    undoes: b.undoes ?? a.undoes,
    action: b.action ?? a.action,
    watch: b.watch ?? a.watch,
    allow: b.allow ?? a.allow,
  };
}
