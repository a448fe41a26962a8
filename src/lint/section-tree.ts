/** The sections of a runbook as a tree with their ends, and items by line; made once for a document. */
import type { Item, SectionItem } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";

interface SectionTree {
  readonly children: ReadonlyMap<string | null, readonly SectionItem[]>;
  readonly ends: ReadonlyMap<string, number>;
  readonly inOrder: readonly SectionItem[];
}

const known = new WeakMap<Desk, SectionTree>();

function treeOf(desk: Desk): SectionTree {
  const made = known.get(desk);
  if (made !== undefined) return made;
  const inOrder = desk.items.filter((item) => item.kind === "section");
  const children = new Map<string | null, SectionItem[]>();
  const ends = new Map<string, number>();
  const open: SectionItem[] = [];
  for (const section of inOrder) {
    const siblings = children.get(section.section);
    if (siblings === undefined) children.set(section.section, [section]);
    else siblings.push(section);
    while (open.length > 0 && open.at(-1)?.id !== section.section) close(open, ends, section.lines[0] - 1);
    open.push(section);
  }
  while (open.length > 0) close(open, ends, desk.source.length);
  const tree = { children, ends, inOrder };
  known.set(desk, tree);
  return tree;
}

function close(open: SectionItem[], ends: Map<string, number>, line: number): void {
  const section = open.pop();
  if (section !== undefined) ends.set(section.id, line);
}

/** The sections right under one; `null`: those of the highest level. */
export const childrenOf = (desk: Desk, id: string | null): readonly SectionItem[] =>
  treeOf(desk).children.get(id) ?? [];

/** The line before the next heading that is not below this one. */
export const endOf = (desk: Desk, section: SectionItem): number =>
  treeOf(desk).ends.get(section.id) ?? desk.source.length;

/** How many of these begin above the line. */
function countAbove(items: readonly Item[], line: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.lines[0] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The innermost section that a line stands in. */
export function sectionAt(desk: Desk, line: number): SectionItem | null {
  const { inOrder } = treeOf(desk);
  return inOrder[countAbove(inOrder, line + 1) - 1] ?? null;
}

/** The items that begin on these lines, the last one included. */
export const itemsWithin = (desk: Desk, from: number, to: number): readonly Item[] =>
  desk.items.slice(countAbove(desk.items, from), countAbove(desk.items, to + 1));
