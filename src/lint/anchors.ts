/**
 * The anchors that a document's headings get. Renderers differ in how they treat signs and emoji, so names are compared
 * by their letters and digits alone: a link that any of them would follow is not complained about.
 */
import { type Block, parseMarkdown } from "../runbook/index.ts";

/** What two spellings of one anchor have in common. */
export const anchorKey = (anchor: string): string =>
  anchor
    .toLowerCase()
    .replace(/^user-content-/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

const NAMED = /<a\s+(?:name|id)=["']([^"'\s]{1,200})["']/gi;
const WITH_ID = /\{#([\w-]{1,200})\}\s*$/;
const ANY_ID = /\sid=["']([^"'\s]{1,200})["']/gi;

/** What a reader sees of a heading: of a link its words, of a tag and of an emoji nothing. */
const shownText = (text: string): string =>
  text
    .replace(/!?\[([^\]\n]{0,400})\]\([^()\n]{0,400}\)/g, "$1")
    .replace(/<[^<>\n]{1,400}>/g, "")
    .replace(/:[a-z][a-z0-9_+-]{1,40}:/g, "");

/** Every anchor of the document, as `anchorKey` writes it. */
export function anchorsOf(blocks: readonly Block[], source: readonly string[]): readonly string[] {
  const found: string[] = [];
  const times = new Map<string, number>();
  const headings = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.kind === "quote") headings(block.blocks);
      if (block.kind === "list") for (const item of block.items) headings(item.blocks);
      if (block.kind !== "heading") continue;
      const own = WITH_ID.exec(block.text)?.[1];
      if (own !== undefined) found.push(anchorKey(own));
      const key = anchorKey(shownText(block.text));
      const before = times.get(key) ?? 0;
      times.set(key, before + 1);
      found.push(before === 0 ? key : `${key}${before}`, key);
    }
  };
  headings(blocks);
  for (const line of source)
    if (line.includes("<"))
      for (const [, name] of [...line.matchAll(NAMED), ...line.matchAll(ANY_ID)])
        found.push(anchorKey(name ?? ""));
  return [...new Set(found)];
}

/** The anchors of another document, that is linked to. */
export const anchorsOfText = (text: string): readonly string[] =>
  anchorsOf(parseMarkdown(text), text.split(/\r\n|\n|\r/));
