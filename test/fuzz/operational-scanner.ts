/**
 * Finds the operational lines of a runbook from its text alone. It asks neither Rutter's reader nor the reader's
 * parser: blocks come from micromark with GFM. What a line means is no concern of it, only that somebody must read it.
 */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export type Tree = ReturnType<typeof fromMarkdown>;
export type Node = Tree | Tree["children"][number];
type ListItem = Extract<Node, { type: "listItem" }>;
type Code = Extract<Node, { type: "code" }>;

export type OperationalKind = "code" | "task" | "row" | "prose";

/** Operational lines by number, each with what makes it one. */
export type OperationalLines = ReadonlyMap<number, OperationalKind>;

const NEWLINE = /\r\n|\r|\n/;
const THRESHOLD = /[<>≤≥]=?\s?\d/;
const LADDER = /\d\s?%\s{0,3}(?:→|->|=>|➡|➔|⇒)\s{0,3}\d{1,3}(?:\.\d+)?\s?%/;
/** With the brackets escaped, as editors leave a box behind; GFM itself knows only the plain one. */
const BOX = /^\\?\[[ \txX]\\?\](?=\s|$)/;

export const statesFigure = (line: string): boolean => THRESHOLD.test(line) || LADDER.test(line);

export function scanOperational(text: string): OperationalLines {
  const body = withoutFrontMatter(text);
  return scanTree(treeOf(body), body);
}

export const treeOf = (body: string): Tree =>
  fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

export function scanTree(tree: Tree, body: string): OperationalLines {
  const page: Page = { body, lines: body.split(NEWLINE), found: new Map() };
  scan(tree, page, []);
  return page.found;
}

interface Page {
  readonly body: string;
  readonly lines: readonly string[];
  readonly found: Map<number, OperationalKind>;
}

/** What a line's text stands behind: a quotation's mark, or the column where a list item's text begins. */
type Container = "quote" | number;

function scan(node: Node, page: Page, within: readonly Container[]): void {
  switch (node.type) {
    case "code":
      scanCode(node, page);
      return;
    case "table":
      for (const row of node.children.slice(1)) mark(page, firstLine(row), "row");
      return;
    case "paragraph":
      scanProse(node, page, within);
      return;
    case "listItem":
      scanBox(node, page);
      break;
  }
  if (!("children" in node)) return;
  const inner = containerOf(node);
  const here = inner === null ? within : [...within, inner];
  for (const child of node.children) scan(child as Node, page, here);
}

function containerOf(node: Node): Container | null {
  if (node.type === "blockquote") return "quote";
  if (node.type !== "listItem") return null;
  return node.children[0]?.position?.start.column ?? 1;
}

function scanCode(node: Code, page: Page): void {
  const opening = page.body[node.position?.start.offset ?? 0] ?? "";
  const first = firstLine(node) + (opening === "`" || opening === "~" ? 1 : 0);
  node.value.split(NEWLINE).forEach((line, index) => {
    if (line.trim() !== "") mark(page, first + index, "code");
  });
}

/** A box is looked for in the text, so that one with nothing behind it counts as well. */
function scanBox(item: ListItem, page: Page): void {
  const first = item.children[0];
  if (first?.type !== "paragraph") return;
  const from = first.position?.start.offset ?? 0;
  if (BOX.test(page.body.slice(from, from + 6)) || typeof item.checked === "boolean")
    mark(page, firstLine(first), "task");
}

/** A quotation's mark is no part of what its line says: `> 5 errors` quotes, it does not compare. */
function scanProse(node: Node, page: Page, within: readonly Container[]): void {
  const first = firstLine(node);
  const last = node.position?.end.line ?? first;
  const column = node.position?.start.column ?? 1;
  for (let line = first; line <= last; line += 1) {
    const text = page.lines[line - 1] ?? "";
    if (statesFigure(line === first ? text.slice(column - 1) : withoutMarks(text, within)))
      mark(page, line, "prose");
  }
}

/** Takes the marks off a line that goes on with a paragraph; one that lacks them goes on all the same. */
function withoutMarks(line: string, within: readonly Container[]): string {
  let at = 0;
  for (const container of within) {
    const from = at;
    const most = container === "quote" ? at + 3 : container - 1;
    while (at < most && (line[at] === " " || line[at] === "\t")) at += 1;
    if (container !== "quote") continue;
    if (line[at] !== ">") return line.slice(from);
    at += line[at + 1] === " " ? 2 : 1;
  }
  return line.slice(at);
}

const firstLine = (node: Node | { position?: Tree["position"] }): number => node.position?.start.line ?? 0;

function mark(page: Page, line: number, kind: OperationalKind): void {
  if (!page.found.has(line)) page.found.set(line, kind);
}

/** Front matter is no Markdown, nor is a byte order mark; lines are emptied so that the others keep their numbers. */
export function withoutFrontMatter(text: string): string {
  const marked = text.replace(/^\uFEFF/, "");
  const lines = marked.split(NEWLINE);
  if (!/^---[ \t]*$/.test(lines[0] ?? "") || lines.length === 1) return marked;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? marked : lines.map((line, index) => (index <= end ? "" : line)).join("\n");
}
