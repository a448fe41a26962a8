/**
 * Whether a marked text is the same runbook: the same blocks but for the comments put in, and the same items but for how
 * sure they are. Everything is compared in the lines of the file as it was.
 */
import { type Diagnostic, type Lines, overlaps } from "../base/index.ts";
import { type Block, type FrontMatter, type Item, isNote, type Study } from "../runbook/index.ts";
import type { LineMap } from "./line-map.ts";

/**
 * What may change elsewhere where an answer takes lines out of the plan: ids, which hold positions, and the inputs, which
 * grow by a variable that is not set any more.
 */
const FOLLOWING: ReadonlySet<string> = new Set([
  "id",
  "of",
  "choice",
  "script",
  "undoes",
  "section",
  "inputs",
]);

export interface Print {
  readonly blocks: string;
  readonly items: string;
}

/** `but`: lines whose items may differ, and with them the ids of those after. */
export function printOf(study: Study, map: LineMap, but: readonly Lines[] = []): Print {
  const { reading } = study;
  const spared = (lines: Lines): boolean => but.some((each) => overlaps(each, lines));
  const items = reading.items
    .filter((item) => item.kind !== "input" || but.length === 0)
    .map((item) => ({ ...item, lines: map.lines(item.lines) }))
    .filter((item) => !spared(item.lines))
    .map((item) => bareItem(item, but.length === 0));
  const unread = reading.unread
    .map(({ lines, why }) => ({ lines: map.lines(lines), why }))
    .filter(({ lines }) => !spared(lines));
  const said = reading.diagnostics.map((each) => bareDiagnostic(each, map));
  return {
    blocks: JSON.stringify(bareBlocks(study.blocks, map)),
    items: JSON.stringify({ title: reading.title, front: bareFront(reading.front), items, unread, said }),
  };
}

export const samePrint = (a: Print, b: Print): boolean => a.blocks === b.blocks && a.items === b.items;

function bareItem(item: Item, ids: boolean): Readonly<Record<string, unknown>> {
  const { sure: _sure, notes = {}, ...own } = item;
  // Which host is said is what an annotation adds; all that others say of an item must still be said of it.
  const { on: _on, ...said } = notes;
  const rest = { ...own, said };
  return ids ? rest : Object.fromEntries(Object.entries(rest).filter(([key]) => !FOLLOWING.has(key)));
}

const bareDiagnostic = ({ code, span }: Diagnostic, map: LineMap): unknown => ({
  code,
  lines: map.lines(span.lines),
});

/** But for the service: an answer may be written there. */
const bareFront = (front: FrontMatter | null): unknown => {
  const { environment, zone, values, contexts, metrics, defaults } = front ?? NO_FRONT;
  return [environment, zone, values, contexts, metrics, defaults];
};

const NO_FRONT: FrontMatter = {
  service: null,
  environment: null,
  zone: null,
  values: {},
  contexts: {},
  metrics: {},
  defaults: {},
};

/** The words after a fence's marks are what is added to; its text is not. */
function bareBlocks(blocks: readonly Block[], map: LineMap): readonly unknown[] {
  return blocks.flatMap((block): readonly unknown[] => {
    if (isNote(block)) return [];
    const lines = map.lines(block.lines);
    switch (block.kind) {
      case "fence":
        return [{ ...block, info: "", lines, outer: map.lines(block.outer) }];
      case "quote":
        return [{ ...block, lines, blocks: bareBlocks(block.blocks, map) }];
      case "table":
        return [{ ...block, lines, rows: block.rows.map((row) => ({ ...row, line: map.line(row.line) })) }];
      case "list":
        return [
          {
            ...block,
            lines,
            items: block.items.map((item) => ({
              ...item,
              lines: map.lines(item.lines),
              textLines: map.lines(item.textLines),
              blocks: bareBlocks(item.blocks, map),
            })),
          },
        ];
      default:
        return [{ ...block, lines }];
    }
  });
}
