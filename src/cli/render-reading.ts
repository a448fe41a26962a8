/**
 * The outline of a reading for a terminal: blocks by section, an item a line, every line beside its number in the
 * file. It shows what is there and what was not understood; it judges nothing.
 */
import type { Reading, SectionItem } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import type { RowItem } from "./item-row.ts";
import { type Look, symbolsOf } from "./look.ts";
import { type Block, blockLines, headingLines } from "./render-block.ts";
import { renderNeeds } from "./render-needs.ts";
import { renderUnread } from "./render-unread.ts";
import { type Columns, edges, textColumn } from "./row.ts";

const VERB_COLUMNS = 7;

export function readingColumns(reading: Reading, look: Look): Columns {
  const last = reading.items.reduce((most, item) => Math.max(most, item.lines[1]), 0);
  return { look, at: Math.max(4, String(last).length), verb: VERB_COLUMNS };
}

/** Sections in the order of the file, each with its own items; the parent is the section that holds it. */
function blocksOf(reading: Reading): readonly Block[] {
  const bySection = new Map<string | null, RowItem[]>();
  const sections: SectionItem[] = [];
  for (const item of reading.items) {
    if (item.kind === "section") sections.push(item);
    else if (item.kind !== "input") {
      const rows = bySection.get(item.section);
      if (rows === undefined) bySection.set(item.section, [item]);
      else rows.push(item);
    }
  }
  const titles = new Map<string, number>();
  for (const { title } of sections) titles.set(title, (titles.get(title) ?? 0) + 1);
  const open: SectionItem[] = [];
  const above: Block = { section: null, ancestors: [], rows: bySection.get(null) ?? [], path: [] };
  const blocks: Block[] = [above];
  for (const section of sections) {
    while ((open.at(-1)?.level ?? 0) >= section.level) open.pop();
    const parent = open.at(-1);
    const isOnlyOne = titles.get(section.title) === 1 || parent === undefined;
    const path = isOnlyOne ? [section.title] : [parent.title, section.title];
    blocks.push({ section, ancestors: [...open].reverse(), rows: bySection.get(section.id) ?? [], path });
    open.push(section);
  }
  return blocks;
}

/** Sections that say something: they hold items, or they are or have alternatives and hold sections that do. */
function shownSections(blocks: readonly Block[]): ReadonlySet<string> {
  const shown = new Set<string>();
  const holding = new Set<string>();
  for (const { section, ancestors, rows } of [...blocks].reverse()) {
    if (section === null) continue;
    const [parent] = ancestors;
    const isHolding = rows.length > 0 || holding.has(section.id);
    if (isHolding && parent !== undefined) holding.add(parent.id);
    const hasSides = section.siblings !== "sequence" || section.alternative;
    if (rows.length > 0 || (isHolding && hasSides)) shown.add(section.id);
  }
  return shown;
}

function counts(reading: Reading, look: Look): string {
  const rows = reading.items.filter((item) => item.kind !== "input" && item.kind !== "section");
  const of = (sure: string): number => rows.filter((item) => item.sure === sure).length;
  return `${symbolsOf(look).dot} ${of("inferred")} inferred, ? ${of("unsure")} unsure`;
}

/** Everything but the diagnostics, as lines. */
export function renderReading(reading: Reading, source: readonly string[], look: Look): readonly string[] {
  const columns = readingColumns(reading, look);
  const blocks = blocksOf(reading);
  const shown = shownSections(blocks);
  const title = { text: clean(reading.title ?? "(no title)"), tone: "bold" } as const;
  const lines = [edges(look, title, clean(reading.file)), ""];
  for (const block of blocks) {
    if (block.section !== null && !shown.has(block.section.id)) continue;
    lines.push(...headingLines(block, look), ...blockLines(block, columns));
  }
  if (lines.length === 2) lines.push("nothing here that Rutter could do, ask or watch");
  lines.push("", ...renderNeeds(reading, look), counts(reading, look));
  lines.push(...renderUnread({ reading, source, look, start: textColumn(columns) }));
  return lines;
}
