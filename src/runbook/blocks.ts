/** The blocks of a Markdown document with the lines they stand on: structure only, no meaning. */
import type { Lines } from "../base/index.ts";

export interface Heading {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
  readonly lines: Lines;
}

export interface Paragraph {
  readonly kind: "paragraph";
  /** Raw inline text; its lines are the document's. */
  readonly text: string;
  readonly lines: Lines;
}

export interface ListItem {
  readonly kind: "item";
  readonly task: "open" | "done" | null;
  readonly ordered: boolean;
  /** Raw inline text of the item's own first paragraph, the box taken off. */
  readonly text: string;
  readonly textLines: Lines;
  readonly lines: Lines;
  /** What stands below the first paragraph. */
  readonly blocks: readonly Block[];
}

export interface List {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
  readonly lines: Lines;
}

export interface Fence {
  readonly kind: "fence";
  /** The words after the backticks; empty for indented code. */
  readonly info: string;
  readonly text: string;
  /** The lines of its text; an empty fence has the line of its opening. */
  readonly lines: Lines;
  /** With the lines of its marks. */
  readonly outer: Lines;
  readonly indented: boolean;
  readonly closed: boolean;
}

export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface Table {
  readonly kind: "table";
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  readonly lines: Lines;
}

export interface Quote {
  readonly kind: "quote";
  readonly blocks: readonly Block[];
  readonly lines: Lines;
}

export interface Html {
  readonly kind: "html";
  readonly text: string;
  readonly lines: Lines;
}

/** Text nested deeper than is read. */
export interface Deep {
  readonly kind: "deep";
  readonly lines: Lines;
}

/** The line a block begins on: for a fence, that of its opening mark. */
export const startOf = (block: Block): number => (block.kind === "fence" ? block.outer[0] : block.lines[0]);

export type Block = Heading | Paragraph | List | Fence | Table | Quote | Html | Deep;
