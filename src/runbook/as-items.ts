/** What an annotation says a block is: `as=guard` over a list, `as=template` over a fence, `watch=15m` over anything. */
import type { Lines } from "../base/index.ts";
import type { CommentAnnotation } from "./annotations/comment.ts";
import type { Block } from "./blocks.ts";
import { write } from "./pen.ts";
import { readLater } from "./phrases/later.ts";
import { plainText } from "./phrases/plain.ts";
import { readSoak, readWait } from "./phrases/soak.ts";
import { readTarget } from "./phrases/target.ts";
import { readTrigger } from "./phrases/trigger.ts";
import type { Walk } from "./walk.ts";

interface Piece {
  readonly text: string;
  readonly lines: Lines;
}

/** True where the annotation settled what the block is and it is written down. */
export function writeAs(walk: Walk, block: Block, annotation: CommentAnnotation): boolean {
  if (annotation.watch !== null) {
    const { minMs, maxMs } = annotation.watch;
    write(walk.pen, {
      kind: "soak",
      lines: [block.lines[0], block.lines[0]],
      sure: "exact",
      text: "watch",
      minMs,
      maxMs,
    });
  }
  if (annotation.as === null || block.kind === "heading" || block.kind === "table") return false;
  const pieces = piecesOf(block);
  let all = pieces.length > 0;
  for (const piece of pieces) all = writePieceAs(walk, piece, annotation) && all;
  return all;
}

const piecesOf = (block: Block): Piece[] => {
  if (block.kind === "list")
    return block.items.map((item) => ({ text: plainText(item.text), lines: item.textLines }));
  if (block.kind === "paragraph") return [{ text: plainText(block.text), lines: block.lines }];
  if (block.kind === "fence") return [{ text: block.text, lines: block.lines }];
  return [];
};

/** A text as the kind that was asked for; false for kinds that the block's own reader knows better. */
export function writePieceAs(walk: Walk, piece: Piece, annotation: CommentAnnotation): boolean {
  const { pen } = walk;
  const { lines, text } = piece;
  const shared = { lines, sure: "exact" as const, text: text.split("\n")[0] ?? "" };
  switch (annotation.as) {
    case "template":
    case "note":
    case "link":
    case "diagnosis":
      write(pen, { ...shared, kind: annotation.as });
      return true;
    case "question":
      write(pen, { ...shared, kind: "question", establishes: text, when: null });
      return true;
    case "guard": {
      const trigger = readTrigger(text, { sense: "bad" });
      const when = trigger?.when ?? { event: text.toLowerCase(), holdMs: null };
      const action = annotation.action ?? trigger?.action ?? "ask";
      write(pen, {
        ...shared,
        kind: "guard",
        when,
        action,
        waitMs: trigger?.waitMs ?? null,
        withinMs: trigger?.withinMs ?? null,
        armedForMs: trigger?.armedForMs ?? null,
        then: trigger?.then ?? null,
      });
      return true;
    }
    case "target": {
      const target = readTarget(text);
      if (target !== null) write(pen, { ...shared, kind: "target", when: target.when });
      return target !== null;
    }
    case "later":
      write(pen, {
        ...shared,
        kind: "later",
        withinMs: readLater(text)?.withinMs ?? 86_400_000,
        establishes: text,
      });
      return true;
    case "wait": {
      const wait = readWait(text) ?? readWait(`wait ${text}`);
      if (wait !== null) write(pen, { ...shared, kind: "wait", ms: wait.ms });
      return wait !== null;
    }
    case "soak": {
      const soak = readSoak(text) ?? readSoak(`monitor for ${text}`);
      if (soak !== null) write(pen, { ...shared, kind: "soak", ...soak });
      return soak !== null;
    }
    default:
      return false;
  }
}
