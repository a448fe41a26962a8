/** What a fence is, in its own words; for code that is only indented, in a comment above it. */
import type { Fence } from "../runbook/index.ts";
import type { Document } from "./document.ts";
import { commentMark, fenceMark, type Mark } from "./mark.ts";

export function asMark(document: Document, fence: Fence, as: string): Mark {
  const line = fence.outer[0];
  if (!fence.indented) return fenceMark(line, `as=${as}`);
  return { ...commentMark(line, `as=${as}`), indent: around(document.lines[line - 1] ?? "", fence.text) };
}

/** The indentation that makes it code. */
const CODE = 4;

/** What a line of indented code has before it that is none of the code's: the indentation of a list, the mark of a quote. */
function around(line: string, text: string): string {
  const all = /^[\s>]{0,200}/.exec(line)?.[0] ?? "";
  const own = /^\s*/.exec(text)?.[0].length ?? 0;
  return all.slice(0, Math.max(0, all.length - CODE - own));
}
