/** The items of a reading as a tree of sections again, each with its own items in the order of the document. */
import type { Item, Reading, Role, SectionItem } from "../runbook/index.ts";

export type Acting = Exclude<Item, SectionItem>;

export interface Group {
  /** Null: what stands above the first heading. */
  readonly section: SectionItem | null;
  /** Its own role, else the nearest one above. */
  readonly role: Role | null;
  readonly parent: Group | null;
  readonly items: readonly Acting[];
  readonly children: readonly Group[];
}

interface Open extends Group {
  readonly parent: Open | null;
  readonly items: Acting[];
  readonly children: Open[];
}

export function outlineOf(reading: Reading): Group {
  const root: Open = { section: null, role: null, parent: null, items: [], children: [] };
  const bySection = new Map<string, Open>();
  const path: Open[] = [root];
  for (const item of reading.items) {
    if (item.kind !== "section") continue;
    while (path.length > 1 && (path.at(-1)?.section?.level ?? 0) >= item.level) path.pop();
    const parent = path.at(-1) ?? root;
    const group: Open = { section: item, role: item.role ?? parent.role, parent, items: [], children: [] };
    parent.children.push(group);
    path.push(group);
    bySection.set(item.id, group);
  }
  for (const item of reading.items) {
    if (item.kind === "section") continue;
    const group = item.section === null ? root : (bySection.get(item.section) ?? root);
    group.items.push(item);
  }
  return root;
}

/** The group and everything under it, in the order of the document. */
export function* groupsOf(group: Group): Generator<Group> {
  yield group;
  for (const child of group.children) yield* groupsOf(child);
}

export const isWithin = (group: Group, above: Group): boolean => {
  for (let at: Group | null = group; at !== null; at = at.parent) if (at === above) return true;
  return false;
};

const ACTING: ReadonlySet<string> = new Set([
  "command",
  "check",
  "question",
  "query",
  "request",
  "wait",
  "soak",
  "ladder",
  "verb",
]);

/** Does the item become something that is done, asked or waited for. */
export const acts = (item: Item): boolean => ACTING.has(item.kind);
