/**
 * A list by what its items are: boxes to tick, reasons to act, contacts, times, rungs of a ladder, or steps. The
 * heading, the line above and the item's own words decide, in that order of weight.
 */
import type { Lines } from "../base/index.ts";
import type { List, ListItem } from "./blocks.ts";
import { writeBox } from "./box-items.ts";
import { writeBullet } from "./bullet-items.ts";
import { markOf } from "./damage/mark-of.ts";
import { write } from "./pen.ts";
import { readRung } from "./phrases/ladder.ts";
import { plainText } from "./phrases/plain.ts";
import { readSoak } from "./phrases/soak.ts";
import type { Rung } from "./reading.ts";
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
  writeLastSoak(walk, ladder, list);
  const rung = (item: ListItem): boolean => ladder !== null && within(item.textLines, ladder.lines);
  for (const item of list.items) readItem(walk, { item, isRung: rung(item) }, place);
}

/** "100%: … continue observation for 24 hours": what is held at full traffic is watched, not climbed. */
function writeLastSoak(walk: Walk, ladder: ReturnType<typeof ladderOf>, list: List): void {
  const last = list.items.at(-1);
  if (ladder?.rungs.at(-1)?.percent !== 100 || last === undefined || !within(last.textLines, ladder.lines))
    return;
  const text = plainText(last.text);
  const soak = readSoak(text);
  if (soak !== null) write(walk.pen, { kind: "soak", lines: last.textLines, sure: "exact", text, ...soak });
}

const within = (inner: Lines, outer: Lines): boolean => inner[0] >= outer[0] && inner[1] <= outer[1];

/** Items that each name a share, rising: one ladder. */
function ladderOf(list: List): { rungs: Rung[]; lines: Lines } | null {
  const found = list.items.map((item) => ({
    item,
    rung: readRung(plainText(item.text)),
  }));
  const rungs = found.filter((each) => each.rung !== null);
  if (rungs.length < 2 || rungs.length * 2 < found.length) return null;
  const steps = rungs.map((each) => each.rung as Rung);
  const rising = steps.every((rung, i) => i === 0 || rung.percent > (steps[i - 1]?.percent ?? 0));
  if (!rising || (steps.at(-1)?.percent ?? 0) > 100) return null;
  const first = rungs[0]?.item.lines[0] ?? 1;
  const last = rungs.at(-1)?.item.textLines[1] ?? first;
  return { rungs: steps, lines: [first, last] };
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
  const below: Place = { ...place, depth: place.depth + 1, lead: leadOf(item), guard: place.guard };
  if (item.task !== null && !isRung) {
    const taken = writeBox(walk, item, place);
    walkBlocks(walk, taken ? item.blocks.filter((block) => block.kind !== "fence") : item.blocks, below);
    return;
  }
  if (!isRung) writeBullet({ walk, item, place, text: plainText(item.text) }, markOf(item.text));
  walkBlocks(walk, item.blocks, below);
}

const leadOf = (item: ListItem) => ({ text: plainText(item.text), line: item.textLines[1] });
