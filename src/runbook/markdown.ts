/**
 * Markdown text to a tree of blocks, by a CommonMark parser with tables. Only block structure is parsed: what
 * stands within a line is read where it is needed, so that hostile inline text costs nothing here.
 */
import MarkdownIt, { type Token } from "markdown-it";
import type { Lines } from "../base/index.ts";
import type { Block, Fence, List, ListItem, Row, Table } from "./blocks.ts";

/** Containers nested deeper than this are not opened; what they hold is shown as unread. */
export const MAX_NESTING = 100;

const parser = new MarkdownIt({ html: true });
parser.core.ruler.enableOnly(["normalize", "block"]);

interface Cursor {
  readonly tokens: readonly Token[];
  readonly lines: readonly string[];
  at: number;
}

export function parseMarkdown(text: string): readonly Block[] {
  const cursor: Cursor = { tokens: parser.parse(text, {}), lines: text.split(/\r\n|\r|\n/), at: 0 };
  return readBlocks(cursor, null);
}

function readBlocks(cursor: Cursor, until: string | null): Block[] {
  const blocks: Block[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined) break;
    cursor.at += 1;
    if (token.type === until) return blocks;
    const block = readBlock(cursor, token);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function readBlock(cursor: Cursor, token: Token): Block | null {
  const lines = linesOf(token);
  switch (token.type) {
    case "heading_open":
      return { kind: "heading", level: Number(token.tag.slice(1)), text: inlineOf(cursor), lines };
    case "paragraph_open":
      return { kind: "paragraph", text: inlineOf(cursor), lines };
    case "bullet_list_open":
    case "ordered_list_open":
      return readList(cursor, token, lines);
    case "blockquote_open":
      return { kind: "quote", blocks: opened(readBlocks(cursor, "blockquote_close"), token, lines), lines };
    case "table_open":
      return readTable(cursor, lines);
    case "fence":
    case "code_block":
      return readFence(cursor, token, lines);
    case "html_block":
      return { kind: "html", text: token.content, lines };
    default:
      return null;
  }
}

function linesOf(token: Token): Lines {
  const [first, end] = token.map ?? [0, 1];
  return [first + 1, Math.max(first + 1, end)];
}

/** Takes the inline token and the closing token that follow an opening one. */
function inlineOf(cursor: Cursor): string {
  const content = cursor.tokens[cursor.at]?.content ?? "";
  cursor.at += 2;
  return content;
}

function readList(cursor: Cursor, open: Token, lines: Lines): List {
  const ordered = open.type === "ordered_list_open";
  const items: ListItem[] = [];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at];
    cursor.at += 1;
    if (token === undefined || token.type !== "list_item_open") break;
    items.push(readListItem(cursor, token, ordered));
  }
  return { kind: "list", ordered, items, lines };
}

const TASK = /^\\?\[([ \txX])\\?\](?=\s|$)/;

function readListItem(cursor: Cursor, open: Token, ordered: boolean): ListItem {
  const lines = linesOf(open);
  const blocks = opened(readBlocks(cursor, "list_item_close"), open, lines);
  const first = blocks[0];
  const head = first?.kind === "paragraph" ? first : null;
  const box = head === null ? null : TASK.exec(head.text);
  return {
    kind: "item",
    task: box === null ? null : /\s/.test(box[1] ?? "") ? "open" : "done",
    ordered,
    text: head === null ? "" : withoutBox(head.text, box?.[0].length ?? 0),
    textLines: head?.lines ?? [lines[0], lines[0]],
    lines: trimmed(cursor, lines),
    blocks: head === null ? blocks : blocks.slice(1),
  };
}

/** Line ends stay where they are: by them each line of the text is found again. */
const withoutBox = (text: string, length: number): string =>
  text
    .slice(length)
    .replace(/^[ \t]+/, "")
    .trimEnd();

/** The parser leaves the deepest containers empty without a word; so this says it. */
const opened = (blocks: Block[], container: Token, lines: Lines): Block[] =>
  blocks.length === 0 && container.level >= MAX_NESTING - 4 ? [{ kind: "deep", lines }] : blocks;

/** A list item's range ends at its last line that is not blank. */
function trimmed(cursor: Cursor, [first, last]: Lines): Lines {
  let end = last;
  while (end > first && (cursor.lines[end - 1] ?? "").trim() === "") end -= 1;
  return [first, end];
}

function readFence(cursor: Cursor, token: Token, outer: Lines): Fence {
  const text = token.content.replace(/\n$/, "");
  const indented = token.type === "code_block";
  const count = text === "" ? 0 : text.split("\n").length;
  const first = indented ? outer[0] : outer[0] + 1;
  const lastLine = (cursor.lines[outer[1] - 1] ?? "").trimEnd();
  const mark = token.markup;
  return {
    kind: "fence",
    info: token.info.trim(),
    text,
    lines: count === 0 ? [outer[0], outer[0]] : [first, first + count - 1],
    outer: indented ? [first, first + Math.max(count, 1) - 1] : outer,
    indented,
    closed: indented || (outer[1] > outer[0] && lastLine.endsWith(mark)),
  };
}

function readTable(cursor: Cursor, lines: Lines): Table {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = lines[0];
  while (cursor.at < cursor.tokens.length) {
    const token = cursor.tokens[cursor.at];
    cursor.at += 1;
    if (token === undefined || token.type === "table_close") break;
    if (token.type === "tr_open") {
      cells = [];
      line = linesOf(token)[0];
    } else if (token.type === "inline") {
      cells.push(token.content);
    } else if (token.type === "tr_close") {
      rows.push({ cells, line });
    }
  }
  return {
    kind: "table",
    header: rows[0]?.cells ?? [],
    rows: rows.slice(1),
    lines: [lines[0], rows.at(-1)?.line ?? lines[1]],
  };
}
