/**
 * The annotations of a document, each looked up by the line of what it is about: the block below the comment. The
 * comments themselves are no blocks: a document means the same with them as without, but for what they say.
 */
import type { Diagnostic, Lines } from "../base/index.ts";
import { type CommentAnnotation, readCommentAnnotation } from "./annotations/comment.ts";
import { type As, roles, siblingWords } from "./annotations/vocabulary.ts";
import { type Block, startOf, type Table } from "./blocks.ts";
import type { Annotation, Role, Siblings } from "./reading.ts";

/** `<!-- rutter: allow CODE reason -->` and the lines it speaks of. */
export interface Allowance {
  readonly code: string;
  readonly reason: string;
  /** The line of the comment. */
  readonly line: number;
  /** The block below it; for a heading, its whole section. */
  readonly covers: Lines;
}

export interface Notes {
  readonly diagnostics: readonly Diagnostic[];
  readonly of: (line: number) => CommentAnnotation | null;
  readonly at: (line: number) => Annotation | null;
  readonly ignored: (line: number) => boolean;
  readonly role: (line: number) => Role | null;
  readonly siblings: (line: number) => Siblings | null;
  readonly chosen: (line: number) => boolean;
  /** A person wrote what the section is for, or how what stands in it belongs together. */
  readonly settles: (line: number) => boolean;
  readonly allowances: readonly Allowance[];
  /** A fence's own words and those of the comment above it: the fence's win. */
  readonly merged: (line: number, own: Annotation | null) => Annotation | null;
}

export function notesIn(blocks: readonly Block[]): Notes {
  const found = new Map<number, CommentAnnotation>();
  const diagnostics: Diagnostic[] = [];
  const allowances: Allowance[] = [];
  collect(blocks, { found, diagnostics, allowances });
  const of = (line: number): CommentAnnotation | null => found.get(line) ?? null;
  return {
    diagnostics,
    allowances,
    of,
    at: (line) => of(line)?.notes ?? null,
    ignored: (line) => of(line)?.ignore ?? false,
    role: (line) => roles.find((role) => role === of(line)?.as) ?? null,
    siblings: (line) => siblingWords.find((word) => word === of(line)?.as) ?? null,
    chosen: (line) => of(line)?.choose ?? false,
    settles: (line) => isSectionWord(of(line)?.as ?? null),
    merged: (line, own) => {
      const above = of(line)?.notes ?? null;
      return above === null ? own : { ...above, ...own };
    },
  };
}

interface Collecting {
  readonly found: Map<number, CommentAnnotation>;
  readonly diagnostics: Diagnostic[];
  readonly allowances: Allowance[];
}

/** An annotation with the line of its comment. */
interface Pending {
  readonly annotation: CommentAnnotation;
  readonly line: number;
}

const isSectionWord = (as: As | null): boolean =>
  as !== null && ((roles as readonly As[]).includes(as) || (siblingWords as readonly As[]).includes(as));

/** The blocks without the comments that are addressed to Rutter. */
export function withoutNotes(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => isNote(block) || block.kind === "list" || block.kind === "quote"))
    return blocks;
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind === "list") {
      const items = block.items.map((item) => ({ ...item, blocks: withoutNotes(item.blocks) }));
      return [{ ...block, items }];
    }
    if (block.kind === "quote") return [{ ...block, blocks: withoutNotes(block.blocks) }];
    return isNote(block) ? [] : [block];
  });
}

/** Nothing but comments, each addressed to Rutter. */
export function isNote(block: Block): boolean {
  if (block.kind !== "html") return false;
  const text = block.text.trim();
  let at = 0;
  while (at < text.length) {
    if (!/^<!--\s{0,80}rutter\s{0,80}:/i.test(text.slice(at, at + 200))) return false;
    const close = text.indexOf("-->", at);
    if (close < 0) return false;
    at = close + 3;
    while (/\s/.test(text.charAt(at))) at += 1;
  }
  return at > 0;
}

function collect(blocks: readonly Block[], into: Collecting): void {
  let pending: Pending[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "html") {
      pending.push(...readComments(block.text, block.lines[0], into.diagnostics));
      continue;
    }
    for (const { annotation, line } of pending) {
      attach(annotation, block, into.found);
      if (annotation.allow === null) continue;
      const covers = coveredBy(annotation, blocks, index);
      into.allowances.push({ ...annotation.allow, line, covers });
    }
    pending = [];
    if (block.kind === "quote") collect(block.blocks, into);
    if (block.kind === "list") for (const item of block.items) collect(item.blocks, into);
  }
}

function coveredBy(annotation: CommentAnnotation, blocks: readonly Block[], at: number): Lines {
  const block = blocks[at];
  if (block === undefined) return [0, 0];
  if (annotation.row !== null && block.kind === "table") {
    const line = rowLine(block, annotation.row);
    return [line, line];
  }
  if (block.kind !== "heading") return [startOf(block), endOf(block)];
  const next = blocks.findIndex(
    (other, index) => index > at && other.kind === "heading" && other.level <= block.level,
  );
  return [block.lines[0], endOf(blocks[(next < 0 ? blocks.length : next) - 1] ?? block)];
}

const endOf = (block: Block): number => (block.kind === "fence" ? block.outer[1] : block.lines[1]);

function readComments(html: string, first: number, diagnostics: Diagnostic[]): Pending[] {
  const annotations: Pending[] = [];
  let from = 0;
  let line = first;
  for (;;) {
    const open = html.indexOf("<!--", from);
    const close = open < 0 ? -1 : html.indexOf("-->", open + 4);
    if (close < 0) return annotations;
    line += html.slice(from, open).split("\n").length - 1;
    const reading = readCommentAnnotation(html.slice(open, close + 3), line);
    diagnostics.push(...reading.diagnostics);
    if (reading.annotation !== null) annotations.push({ annotation: reading.annotation, line });
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
