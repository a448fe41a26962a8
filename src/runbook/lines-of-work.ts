/**
 * The operational lines of a document: every line with text in a fence, the first line of every box to tick, every
 * row of a table, and lines of prose that state a ladder or a threshold. Each ends in an item or in `unread`.
 */
import type { Block, ListItem } from "./blocks.ts";

const LADDER = /\d\s?%\s{0,3}(?:→|->|=>|➡|➔|⇒)\s{0,3}\d{1,3}(?:\.\d+)?\s?%/;
const THRESHOLD = /[<>≤≥]=?\s?\d/;

export function operationalLines(blocks: readonly Block[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const block of blocks) addBlock(block, lines);
  return lines;
}

function addBlock(block: Block, lines: Set<number>): void {
  switch (block.kind) {
    case "fence":
      addWritten(block.text, block.lines[0], lines);
      return;
    case "table":
      for (const row of block.rows) lines.add(row.line);
      return;
    case "paragraph":
      addProse(block.text, block.lines[0], lines);
      return;
    case "quote":
      for (const each of block.blocks) addBlock(each, lines);
      return;
    case "list":
      for (const item of block.items) addItem(item, lines);
      return;
    case "deep":
      for (let line = block.lines[0]; line <= block.lines[1]; line += 1) lines.add(line);
      return;
    default:
      return;
  }
}

function addItem(item: ListItem, lines: Set<number>): void {
  if (item.task !== null) lines.add(item.textLines[0]);
  addProse(item.text, item.textLines[0], lines);
  for (const block of item.blocks) addBlock(block, lines);
}

function addWritten(text: string, first: number, lines: Set<number>): void {
  text.split("\n").forEach((line, index) => {
    if (line.trim() !== "") lines.add(first + index);
  });
}

function addProse(text: string, first: number, lines: Set<number>): void {
  text.split("\n").forEach((line, index) => {
    if (THRESHOLD.test(line) || LADDER.test(line)) lines.add(first + index);
  });
}
