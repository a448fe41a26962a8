/**
 * Goes through the sections in the order of the document and hands each block to the reader of its kind. What a
 * block means depends on where it stands: the role above it, the line that leads into it, the host last connected to.
 */
import { emptyContext, type ShellContext, type ShellReading, type VariableUse } from "../shell/index.ts";
import { writeAs } from "./as-items.ts";
import { askedAs } from "./asked-as.ts";
import { type Block, type List, type Paragraph, startOf } from "./blocks.ts";
import { conditionOfLead, wayBackIn } from "./circumstance.ts";
import type { Placed } from "./courses.ts";
import { readFence } from "./fence-items.ts";
import { type GuardLead, guardLeadOf } from "./guard-items.ts";
import { noteLater, whenDue } from "./later-items.ts";
import { readListBlock } from "./list-items.ts";
import { MAX_NESTING } from "./markdown.ts";
import type { Notes } from "./notes.ts";
import { readParagraph } from "./paragraph-items.ts";
import { leaveUnread, type Pen, write, writeSection } from "./pen.ts";
import { plainText } from "./phrases/plain.ts";
import type { ReadOptions } from "./read.ts";
import type { Annotation } from "./reading.ts";
import { readTableBlock } from "./table-items.ts";

/** What stands over a block within its section. */
export interface Lead {
  readonly text: string;
  readonly line: number;
}

export interface Walk {
  readonly pen: Pen;
  readonly options: ReadOptions;
  readonly notes: Notes;
  /** Every use of a variable, by its line in the document. */
  readonly variables: VariableUse[];
  /** Every shell text with the line it begins on, for those who look at how it is written. */
  readonly shells: { readonly first: number; readonly reading: ShellReading }[];
  /** Where the next shell line would run. */
  shell: ShellContext;
  /** The section that opened the host at hand, and whether it was all about connecting. */
  hostFrom: { readonly section: string | null; readonly connecting: boolean } | null;
  /** The host that a heading names for what stands under it; null inside: this machine. */
  on: { readonly host: string | null } | null;
  /** What follows in this section is not due before that time after the release. */
  notBefore: string | null;
  /** Lines that only say which section to go on with: they ask for nothing by themselves. */
  readonly sends: ReadonlySet<number>;
}

/** Where a block stands. */
export interface Place {
  readonly placed: Placed;
  readonly lead: Lead | null;
  /** The condition a person answers before what stands here is done, or null. */
  readonly when: string | null;
  /** The lead or the heading says that what follows are reasons to act. */
  readonly guard: GuardLead | null;
  /** Shared by alternatives that an annotation names, or null. */
  readonly choice: string | null;
  /** What stands right below it is led into by it: a fence, a list or a table. */
  readonly leads: boolean;
  /** Depth of lists around it. */
  readonly depth: number;
}

export const newWalk = (
  pen: Pen,
  options: ReadOptions,
  { notes, sends }: Pick<Walk, "notes" | "sends">,
): Walk => ({
  pen,
  options,
  notes,
  variables: [],
  shells: [],
  shell: emptyContext,
  hostFrom: null,
  on: null,
  notBefore: null,
  sends,
});

export function walkSection(walk: Walk, placed: Placed, parent: string | null): void {
  const { pen } = walk;
  const { section } = placed;
  const id = section.level === 0 ? null : writeSection(pen, sectionDraft(placed), parent);
  pen.section = id;
  pen.settled = placed.settled;
  walk.notBefore = null;
  const { on } = walk;
  walk.on = onOf(walk.notes.at(section.lines[0])) ?? on;
  walkBlocks(walk, section.blocks, {
    placed,
    lead: null,
    when: placed.when,
    guard: guardLeadOf(placed.title),
    choice: null,
    leads: false,
    depth: 0,
  });
  for (const child of placed.children) walkChild(walk, child, id);
  walk.on = on;
}

function onOf(annotation: Annotation | null): Walk["on"] {
  if (annotation?.here === true) return { host: null };
  return annotation?.on === undefined ? null : { host: annotation.on };
}

/** An alternative or a branch starts where its siblings do; only the one that is taken leaves its session behind. */
function walkChild(walk: Walk, child: Placed, parent: string | null): void {
  const { shell, hostFrom } = walk;
  walkSection(walk, child, parent);
  if (!child.alternative || child.preferred) return;
  walk.shell = { ...walk.shell, place: shell.place };
  walk.hostFrom = hostFrom;
}

function sectionDraft(placed: Placed) {
  const { section, title, role, siblings, course, alternative, preferred, when } = placed;
  return {
    kind: "section" as const,
    lines: section.lines,
    sure: role === null && !placed.settled ? ("inferred" as const) : ("exact" as const),
    text: title,
    title,
    level: section.level,
    role,
    siblings,
    course,
    alternative,
    preferred,
    when,
  };
}

export function walkBlocks(walk: Walk, blocks: readonly Block[], place: Place): void {
  let lead = place.lead;
  blocks.forEach((block, index) => {
    const next = blocks[index + 1]?.kind;
    const leads = next === "fence" || next === "list" || next === "table";
    walkBlock(walk, block, whenDue(walk, { ...withLead(place, lead), leads }));
    lead = leadAfter(block, lead);
    if (leads && block.kind === "paragraph" && lead?.text.endsWith(":")) noteLater(walk, place, lead.text);
  });
}

function withLead(place: Place, lead: Lead | null): Place {
  if (lead === null || lead === place.lead) return place;
  const guard = guardLeadOf(lead.text);
  return {
    ...place,
    lead,
    when:
      conditionOfLead(lead.text) ??
      (place.placed.course === "main" ? wayBackIn(lead.text) : null) ??
      place.when,
    guard: guard ?? place.guard,
  };
}

/** A paragraph leads into the block after it; a comment lets the lead stand; any other block uses it up. */
function leadAfter(block: Block, lead: Lead | null): Lead | null {
  if (block.kind === "html") return lead;
  if (block.kind === "list") return lastStep(block);
  if (block.kind !== "paragraph") return null;
  const lines = block.text.split("\n");
  return { text: plainText(lines.at(-1) ?? ""), line: block.lines[1] };
}

/** "4. Refresh the app" over a fence that somebody forgot to indent. */
function lastStep(list: List): Lead | null {
  const item = list.items.at(-1);
  if (item === undefined || !item.ordered || item.blocks.length > 0) return null;
  return { text: plainText(item.text), line: item.textLines[1] };
}

function walkBlock(walk: Walk, block: Block, place: Place): void {
  if (walk.notes.ignored(startOf(block))) {
    write(walk.pen, { kind: "note", lines: block.lines, sure: "exact", text: "ignored by an annotation" });
    return;
  }
  const annotation = walk.notes.of(startOf(block));
  if (annotation !== null && writeAs(walk, block, annotation)) return;
  const { settled } = walk.pen;
  // What an annotation says of a block its own reader knows best how to read; it is no guess any more.
  if (block.kind === "fence" ? askedAs(walk.notes, block) !== null : annotation?.as != null)
    walk.pen.settled = true;
  readBlock(walk, block, place);
  walk.pen.settled = settled;
}

function readBlock(walk: Walk, block: Block, place: Place): void {
  switch (block.kind) {
    case "paragraph":
      return readParagraph(walk, block, place);
    case "list":
      return readListBlock(walk, block, place);
    case "fence":
      return readFence(walk, block, place);
    case "table":
      return readTableBlock(walk, block, place);
    case "quote":
      return walkBlocks(walk, block.blocks, place);
    case "html":
      return;
    case "deep":
      return leaveUnread(walk.pen, block.lines, `nested more than ${MAX_NESTING} levels deep`);
    case "heading":
      return readParagraph(walk, asParagraph(block.text, block.lines), place);
  }
}

const asParagraph = (text: string, lines: Paragraph["lines"]): Paragraph => ({
  kind: "paragraph",
  text,
  lines,
});
