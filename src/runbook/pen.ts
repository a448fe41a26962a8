/** Writes down items in the order of the document and gives each its id: the section's path plus a position. */
import { type Diagnostic, idMaker, type Lines, slug } from "../base/index.ts";
import type { Item, SectionItem, Unread } from "./reading.ts";

type DraftOf<T extends Item> = Omit<T, "id" | "section">;
/** An item without what the pen adds. */
export type Draft = Item extends infer T ? (T extends Item ? DraftOf<T> : never) : never;

/** An id holds the headings above it; a heading of this length is none that a person reads. */
const LONGEST_TITLE = 80;

export interface Pen {
  readonly items: Item[];
  readonly unread: Unread[];
  readonly diagnostics: Diagnostic[];
  /** Id of the innermost section; null above the first heading. */
  section: string | null;
  /** The line of its heading; 0 above the first. */
  heading: number;
  readonly counts: Map<string, number>;
  readonly sectionId: (wanted: string) => string;
  /** An annotation says what stands here is: what its place and its words suggest is no guess any more. */
  settled: boolean;
}

export const newPen = (): Pen => ({
  items: [],
  unread: [],
  diagnostics: [],
  section: null,
  heading: 0,
  counts: new Map(),
  sectionId: idMaker(),
  settled: false,
});

export function write(pen: Pen, draft: Draft): Item {
  const path = pen.section ?? "";
  const position = (pen.counts.get(path) ?? 0) + 1;
  pen.counts.set(path, position);
  const item = { ...draft, ...surer(pen, draft), id: `${path}#${position}`, section: pen.section } as Item;
  pen.items.push(item);
  return item;
}

/** What is run says itself how sure it is: that depends on its tool and its host too. */
function surer(pen: Pen, { kind, sure }: Draft): Pick<Draft, "sure"> {
  const settles = pen.settled && sure === "inferred" && kind !== "command" && kind !== "check";
  return { sure: settles ? "exact" : sure };
}

/** How many items stand in the section so far. */
export const positionIn = (pen: Pen): number => pen.counts.get(pen.section ?? "") ?? 0;

/** Opens a section: `parent` is the id of the one above it. Two siblings of one title are told apart by a number. */
export function writeSection(pen: Pen, draft: DraftOf<SectionItem>, parent: string | null): string {
  const name = slug(draft.title.slice(0, LONGEST_TITLE)) || "section";
  const id = pen.sectionId(`${parent === null ? "" : `${parent}/`}${name}`);
  pen.items.push({ ...draft, id, section: parent });
  pen.heading = draft.lines[0];
  return id;
}

export function leaveUnread(pen: Pen, lines: Lines, why: string): void {
  pen.unread.push({ lines, why });
}
