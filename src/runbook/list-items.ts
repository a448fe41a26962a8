/**
 * A list by what its items are: boxes to tick, reasons to act, contacts, times, rungs of a ladder, or steps. The
 * heading, the line above and the item's own words decide, in that order of weight.
 */
import type { List, ListItem } from "./blocks.ts";
import { writeBox } from "./box-items.ts";
import { writeBullet } from "./bullet-items.ts";
import { markOf } from "./damage/mark-of.ts";
import { partRules, writeRules } from "./item-rules.ts";
import { type ListLadder, ladderOf } from "./ladder-items.ts";
import { noteLater, whenDue } from "./later-items.ts";
import { isOptionList, leadsOptions } from "./option-list.ts";
import { positionIn, write } from "./pen.ts";
import { plainText } from "./phrases/plain.ts";
import { readSoak } from "./phrases/soak.ts";
import { type Place, type Walk, walkBlocks } from "./walk.ts";

export function readListBlock(walk: Walk, list: List, place: Place): void {
  const ladder = ladderOf(list);
  if (ladder !== null) {
    write(walk.pen, {
      kind: "ladder",
      lines: ladder.lines,
      sure: "exact",
      text: plainText(list.items[0]?.text ?? ""),
      rungs: ladder.rungs,
    });
  }
  const items = ladder?.items ?? list.items.map((item) => ({ item, isRung: false }));
  writeLastSoak(walk, ladder, items.at(-1));
  const within = isChoice(list, place) ? { ...place, choice: choiceHere(walk) } : place;
  for (const item of items) readItem(walk, item, within);
}

const SHOWN: ReadonlySet<string | null> = new Set([
  "reference",
  "template",
  "diagnose",
  "contacts",
  "windows",
]);

const isChoice = (list: List, { placed: { role, course } }: Place): boolean =>
  course !== "none" && course !== "diagnose" && !SHOWN.has(role) && isOptionList(list);

const choiceHere = ({ pen }: Walk): string => `${pen.section ?? ""}#options-${positionIn(pen) + 1}`;

/** "100%: … continue observation for 24 hours": what is held at full traffic is watched, not climbed. */
function writeLastSoak(walk: Walk, ladder: ListLadder | null, last: Ranked | undefined): void {
  if (ladder?.rungs.at(-1)?.percent !== 100 || last?.isRung !== true) return;
  const { item } = partRules(last.item) ?? last;
  const text = plainText(item.text);
  const soak = readSoak(text);
  if (soak !== null) write(walk.pen, { kind: "soak", lines: item.textLines, sure: "exact", text, ...soak });
}

interface Ranked {
  readonly item: ListItem;
  /** It is a rung of the ladder that its list is. */
  readonly isRung: boolean;
}

function readItem(walk: Walk, { item, isRung }: Ranked, place: Place): void {
  if (walk.notes.ignored(item.lines[0])) {
    write(walk.pen, { kind: "note", lines: item.lines, sure: "exact", text: "ignored by an annotation" });
    return;
  }
  noteLater(walk, place, item.text);
  const { notBefore } = walk;
  readDue(walk, { item, isRung }, whenDue(walk, place));
  // A time below an item is that item's alone.
  walk.notBefore = notBefore;
}

function readDue(walk: Walk, { item, isRung }: Ranked, place: Place): void {
  const below: Place = { ...place, depth: place.depth + 1, lead: leadOf(item), guard: place.guard };
  const parted = isRung || item.task !== null ? partRules(item) : null;
  if (item.task !== null && !isRung) {
    const taken = writeBox(walk, parted?.item ?? item, place);
    writeRules(walk.pen, parted?.rules ?? []);
    walkBlocks(walk, taken ? item.blocks.filter((block) => block.kind !== "fence") : item.blocks, below);
    return;
  }
  if (isRung) writeRules(walk.pen, parted?.rules ?? []);
  else if (leadsOptions(item) && !SHOWN.has(place.placed.role))
    write(walk.pen, { kind: "note", lines: item.textLines, sure: "exact", text: plainText(item.text) });
  else if (item.text !== "")
    writeBullet({ walk, item, place, text: plainText(item.text) }, markOf(item.text));
  walkBlocks(walk, item.blocks, below);
}

const leadOf = (item: ListItem) => ({ text: plainText(item.text), line: item.textLines[1] });
