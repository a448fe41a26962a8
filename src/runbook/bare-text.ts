/**
 * A document without a heading and without a fence, as copied from a rendered page: its titles are short lines with a
 * keycap or a number before them, its commands stand as lines of their own. They are framed as what they were. A
 * document that has either is left alone: there a line of prose is prose.
 */
import { looksLikeCommand } from "../shell/index.ts";
import type { Block, Paragraph } from "./blocks.ts";

const KEYCAP = /^\s*(?:\d\uFE0F?\u20E3|[①-⑳])\s*\S/u;
const MAX_TITLE = 80;
const MAX_COMMAND = 300;

export function frameBareText(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some((block) => block.kind === "heading" || block.kind === "fence")) return blocks;
  if (
    !blocks.some(
      (block) => block.kind === "paragraph" && block.text.split("\n").some((line) => KEYCAP.test(line)),
    )
  ) {
    return blocks;
  }
  return blocks.flatMap((block, at) => (block.kind === "paragraph" ? framed(block, at === 0) : [block]));
}

function framed(paragraph: Paragraph, first: boolean): Block[] {
  const lines = paragraph.text.split("\n");
  if (first && lines.length === 1 && isTitle(lines[0] ?? ""))
    return [heading(lines[0] ?? "", 1, paragraph.lines[0])];
  const blocks: Block[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (to > from) blocks.push(...pieces(lines.slice(from, to), paragraph.lines[0] + from));
    from = to;
  };
  lines.forEach((line, at) => {
    if (!KEYCAP.test(line) || !isTitle(line)) return;
    close(at);
    blocks.push(heading(line, 2, paragraph.lines[0] + at));
    from = at + 1;
  });
  close(lines.length);
  return blocks;
}

const isTitle = (line: string): boolean => line.length <= MAX_TITLE && !/[.;,]$/.test(line.trim());

const heading = (text: string, level: number, line: number): Block => ({
  kind: "heading",
  level,
  text,
  lines: [line, line],
});

/** Lines that are commands and nothing else stand as a fence without marks; the lines around them are prose. */
function pieces(lines: readonly string[], first: number): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  lines.forEach((line, at) => {
    const next = lines[at + 1];
    if (next !== undefined && isCommand(next) === isCommand(line)) return;
    blocks.push(piece(lines.slice(from, at + 1), first + from, isCommand(line)));
    from = at + 1;
  });
  return blocks;
}

function isCommand(line: string): boolean {
  const text = line.trim();
  return text.length <= MAX_COMMAND && !/[.:!?]$/.test(text) && looksLikeCommand(text);
}

function piece(lines: readonly string[], first: number, commands: boolean): Block {
  const span = [first, first + lines.length - 1] as const;
  const text = lines.join("\n");
  return commands
    ? { kind: "fence", info: "bash", text, lines: span, outer: span, indented: true, closed: true }
    : { kind: "paragraph", text, lines: span };
}
