/**
 * `row 3 as=guard action=rollback`: a row as its table reads it where that is of the kind asked for, else by its words.
 * What the annotation says is no guess.
 */
import type { CommentAnnotation } from "./annotations/comment.ts";
import { writePieceAs } from "./as-items.ts";
import { positionIn } from "./pen.ts";
import { type NamedRow, textOf } from "./tables/row.ts";
import type { Walk } from "./walk.ts";

export interface RowSource {
  readonly row: NamedRow;
  readonly said: CommentAnnotation;
  /** The table's own reader of a row. */
  readonly read: () => boolean;
}

/** False where the annotation does not say what the row is. */
export function writeRowAs(walk: Walk, { row, said, read }: RowSource): boolean {
  if (said.row === null || said.as === null) return false;
  const { pen } = walk;
  const before = { items: pen.items.length, unread: pen.unread.length, position: positionIn(pen) };
  const { settled } = pen;
  pen.settled = true;
  read();
  pen.settled = settled;
  const written = pen.items.slice(before.items);
  if (written.length > 0 && written.every((item) => item.kind === said.as)) {
    written.forEach((item, at) => {
      if (item.kind === "guard" && said.action !== null)
        pen.items[before.items + at] = { ...item, action: said.action };
    });
    return true;
  }
  pen.items.length = before.items;
  pen.unread.length = before.unread;
  pen.counts.set(pen.section ?? "", before.position);
  return writePieceAs(walk, { text: textOf(row), lines: [row.line, row.line] }, said);
}
