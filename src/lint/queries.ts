/**
 * The queries that a runbook writes out, each with the lines of the text it belongs to: code in a list item, a sentence
 * or a table row, a fence below them, an alert rule in YAML, an argument of a command.
 */
import { type Lines, parseDuration } from "../base/index.ts";
import { type Block, codeSpans, type Fence, plainText, startOf } from "../runbook/index.ts";
import { type Call, lineOf } from "./call.ts";
import type { Desk } from "./desk.ts";
import { type Query, readQuery } from "./promql.ts";
import { chunksOf } from "./query-chunks.ts";

export interface PlacedQuery {
  readonly query: Query;
  readonly line: number;
  /** The text that it stands in or right below of; null where only its title tells what it is for. */
  readonly beside: Lines | null;
  readonly title: string | null;
  /** The `for:` of an alert rule. */
  readonly holdMs: number | null;
}

const placed = new WeakMap<Desk, readonly PlacedQuery[]>();

export function queriesIn(desk: Desk): readonly PlacedQuery[] {
  const known = placed.get(desk);
  if (known !== undefined) return known;
  const found: PlacedQuery[] = [];
  visit(desk, { blocks: desk.study.blocks, beside: null }, found);
  placed.set(desk, found);
  return found;
}

const byLine = new WeakMap<Desk, ReadonlySet<number>>();
/** A text longer than this is looked at in its first lines only. */
const MOST_LINES = 200;

/** The lines that some query stands in, or right below the text of. */
function linesWithQueries(desk: Desk): ReadonlySet<number> {
  const known = byLine.get(desk);
  if (known !== undefined) return known;
  const lines = new Set<number>();
  for (const { beside } of queriesIn(desk))
    if (beside !== null)
      for (let line = beside[0]; line <= Math.min(beside[1], beside[0] + MOST_LINES); line += 1)
        lines.add(line);
  byLine.set(desk, lines);
  return lines;
}

/** One stands in an item's own list item, row or paragraph, or right below it. */
export function hasQueryBeside(desk: Desk, { lines: [first, last] }: { readonly lines: Lines }): boolean {
  const lines = linesWithQueries(desk);
  for (let line = first; line <= Math.min(last, first + MOST_LINES); line += 1)
    if (lines.has(line)) return true;
  return false;
}

interface Place {
  readonly blocks: readonly Block[];
  readonly beside: Lines | null;
}

function visit(desk: Desk, { blocks, beside }: Place, found: PlacedQuery[]): void {
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "paragraph") found.push(...inText(block.text, block.lines, beside ?? block.lines));
    if (block.kind === "quote") visit(desk, { blocks: block.blocks, beside }, found);
    if (block.kind === "fence")
      found.push(...inFence(desk, block, beside ?? above(blocks[index - 1], block)));
    if (block.kind === "table") for (const { cells, line } of block.rows) found.push(...inRow(cells, line));
    if (block.kind !== "list") continue;
    for (const item of block.items) {
      found.push(...inText(item.text, item.textLines, item.textLines));
      // A fence below an item is that item's; a list below it has items of its own.
      visit(desk, { blocks: item.blocks, beside: item.textLines }, found);
    }
  }
}

/** The paragraph, or the list of one item, that a fence stands right under. */
function above(before: Block | undefined, fence: Fence): Lines | null {
  if (before === undefined || startOf(fence) - before.lines[1] > 2) return null;
  if (before.kind === "paragraph") return before.lines;
  return before.kind === "list" && before.items.length === 1 ? before.lines : null;
}

function inText(text: string, lines: Lines, beside: Lines): readonly PlacedQuery[] {
  if (!text.includes("`")) return [];
  return codeSpans(text.slice(0, 8000)).flatMap((span): readonly PlacedQuery[] => {
    const query = queryOf(span.text);
    if (query === null) return [];
    const before = text.slice(0, span.start);
    const line = lines[0] + (before.match(/\n/g)?.length ?? 0);
    const title = plainText(before.slice(before.lastIndexOf("\n") + 1)).slice(-200);
    return [{ query, line: Math.min(line, lines[1]), beside, title, holdMs: null }];
  });
}

/** The first cell of a row names what the others tell of. */
function inRow(cells: readonly string[], line: number): readonly PlacedQuery[] {
  const [head = "", ...rest] = cells;
  return rest.flatMap((cell) => inText(`${head} ${cell}`, [line, line], [line, line]));
}

const SHELL = /^(?:bash|sh|shell|zsh|console|terminal|powershell)\b/i;

function inFence(desk: Desk, fence: Fence, beside: Lines | null): readonly PlacedQuery[] {
  const title = beside === null ? null : plainText((desk.source[beside[1] - 1] ?? "").slice(0, 800));
  if (SHELL.test(fence.info)) return inCommands(desk, fence, { beside, title });
  const found = chunksOf(fence.text).flatMap(({ hold, line, text, title: own }) => {
    const query = queryOf(text);
    if (query === null) return [];
    const holdMs = hold === null ? null : parseDuration(hold);
    return [{ query, line: fence.lines[0] + line, beside, title: own ?? title, holdMs }];
  });
  return found.length > 0 ? found : inCommands(desk, fence, { beside, title });
}

/** Calls are sorted by line: the first of a fence is found by halving. */
function callsBetween({ calls }: Desk, first: number, last: number): readonly Call[] {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const call = calls[middle];
    if (call !== undefined && lineOf(call) < first) low = middle + 1;
    else high = middle;
  }
  let end = low;
  for (let call = calls[end]; call !== undefined && lineOf(call) <= last; call = calls[end]) end += 1;
  return calls.slice(low, end);
}

/** `curl … --data-urlencode 'query=rate(…)'`, `promtool query instant URL 'rate(…)'`. */
function inCommands(
  desk: Desk,
  { lines: [first, last] }: Fence,
  { beside, title }: Pick<PlacedQuery, "beside" | "title">,
): readonly PlacedQuery[] {
  return callsBetween(desk, first, last).flatMap((call) => {
    const line = lineOf(call);
    const own = call.item === null || call.item.lines[0] > first ? (call.item?.text ?? null) : null;
    return call.pipeline.stages.flatMap(({ words }) =>
      words.slice(1).flatMap((word): readonly PlacedQuery[] => {
        const query = word.literal ? queryOf(word.text) : null;
        return query === null ? [] : [{ query, line, beside, title: title ?? own, holdMs: null }];
      }),
    );
  });
}

const queryOf = (text: string): Query | null =>
  readQuery(text.replace(/^(?:[^\s'"]{0,300}[?&])?query=/, "").trim());
