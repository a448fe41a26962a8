/** What an annotation says a block is: `as=guard` over a list, `as=template` over a fence, `watch=15m` over anything. */
import type { Lines } from "../base/index.ts";
import type { CommentAnnotation } from "./annotations/comment.ts";
import type { Block } from "./blocks.ts";
import { type Pen, write } from "./pen.ts";
import { readLater } from "./phrases/later.ts";
import { plainText } from "./phrases/plain.ts";
import { readSoak, readWait } from "./phrases/soak.ts";
import { readTarget } from "./phrases/target.ts";
import { readTrigger } from "./phrases/trigger.ts";
import type { GuardAction } from "./reading.ts";
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

const firstFilled = (text: string): string =>
  (text.split("\n").find((line) => line.trim() !== "") ?? "").trim();

/** A text as the kind that was asked for; false for kinds that the block's own reader knows better. */
export function writePieceAs(
  walk: Walk,
  piece: Piece,
  annotation: Pick<CommentAnnotation, "as" | "action">,
): boolean {
  const { pen } = walk;
  const { lines, text } = piece;
  const shared = { lines, sure: "exact" as const, text: firstFilled(text) };
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
    case "guard":
      return writeGuardAs(pen, piece, annotation.action);
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

/** An event, where its words hold no figure. */
function writeGuardAs(pen: Pen, { lines, text }: Piece, action: GuardAction | null): true {
  const trigger = readTrigger(text, { sense: "bad" });
  write(pen, {
    kind: "guard",
    lines,
    sure: "exact",
    text: firstFilled(text),
    when: trigger?.when ?? { event: text.toLowerCase(), holdMs: null },
    action: action ?? trigger?.action ?? "ask",
    waitMs: trigger?.waitMs ?? null,
    withinMs: trigger?.withinMs ?? null,
    armedForMs: trigger?.armedForMs ?? null,
    then: trigger?.then ?? null,
  });
  return true;
}
