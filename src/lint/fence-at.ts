/**
 * The fence that a line stands in, and the edit that adds a word to the line it opens with. Found once for a
 * document.
 */
import type { Edit } from "../base/index.ts";
import type { Block, Fence } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";

const known = new WeakMap<Desk, ReadonlyMap<number, Fence>>();

function fencesIn(blocks: readonly Block[], into: Map<number, Fence>): ReadonlyMap<number, Fence> {
  for (const block of blocks) {
    if (block.kind === "fence")
      for (let line = block.outer[0]; line <= block.outer[1]; line += 1) into.set(line, block);
    if (block.kind === "quote") fencesIn(block.blocks, into);
    if (block.kind === "list") for (const item of block.items) fencesIn(item.blocks, into);
  }
  return into;
}

export function fenceAt(desk: Desk, line: number): Fence | null {
  const fences = known.get(desk) ?? fencesIn(desk.study.blocks, new Map());
  known.set(desk, fences);
  return fences.get(line) ?? null;
}

const SHELL_LANGUAGE = /^(?:bash|sh|shell|zsh|console|shell-session)\b/;

/** Null where the fence has no language of a shell: a word there would be taken for one. */
export function wordForFence(desk: Desk, fence: Fence, word: string): Edit | null {
  if (fence.indented || !SHELL_LANGUAGE.test(fence.info.trim())) return null;
  const line = fence.outer[0];
  const text = desk.source[line - 1];
  return text === undefined ? null : { line, column: text.trimEnd().length + 1, length: 0, text: ` ${word}` };
}

/** `confirm` stands behind the language of the fence that the line is in, or in an annotation right above it. */
export function isConfirmed(desk: Desk, line: number): boolean {
  const fence = fenceAt(desk, line);
  if (fence === null) return false;
  const [, ...words] = fence.info.slice(0, 500).split(/\s+/);
  return (
    words.includes("confirm") ||
    desk.source
      .slice(Math.max(0, fence.outer[0] - 3), fence.outer[0] - 1)
      .some((above) => /^\s*<!--\s*rutter:[^>]{0,400}\bconfirm\b/.test(above.slice(0, 600)))
  );
}
