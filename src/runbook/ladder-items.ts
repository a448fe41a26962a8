/**
 * A ladder kept as a list, one share of the traffic an item. How long a rung is held may stand in its item, below it
 * or in an item between it and the next; it is then part of the ladder, and no wait of its own. A list whose rungs are
 * set by commands keeps its waits where they stand, between the commands.
 */
import type { Lines } from "../base/index.ts";
import type { Block, List, ListItem } from "./blocks.ts";
import { commandIn } from "./inline-command.ts";
import { sentencesIn, withSentences } from "./item-rules.ts";
import { readRung } from "./phrases/ladder.ts";
import { plainText } from "./phrases/plain.ts";
import { isRule } from "./phrases/rule.ts";
import { readSoak, readWait } from "./phrases/soak.ts";
import type { Rung } from "./reading.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";

export interface ListLadder {
  readonly rungs: readonly Rung[];
  readonly lines: Lines;
  /** The list's items, without the sentences that say how long a rung is held. */
  readonly items: readonly { readonly item: ListItem; readonly isRung: boolean }[];
}

/** Items that each name a share, rising; what only waits or says when to go back may stand between them. */
export function ladderOf(list: List): ListLadder | null {
  const all = list.items.map((item) => ({ item, rung: rungIn(item) }));
  const rungs = all.flatMap(({ rung }) => (rung === null ? [] : [rung]));
  const others = all.filter(({ item, rung }) => rung === null && !goesWithRung(item)).length;
  if (rungs.length < 2 || rungs.length < others) return null;
  const rising = rungs.every((rung, i) => i === 0 || rung.percent > (rungs[i - 1]?.percent ?? 0));
  if (!rising || (rungs.at(-1)?.percent ?? 0) > 100) return null;
  const held = list.items.some(runs) ? all.map(asItStands) : withDwells(all);
  const climbed = held.filter(({ rung }) => rung !== null);
  const first = climbed[0]?.item.lines[0] ?? list.lines[0];
  return {
    rungs: climbed.flatMap(({ rung }) => (rung === null ? [] : [rung])),
    lines: [first, Math.max(...climbed.map(({ item, upTo }) => Math.max(item.textLines[1], upTo)))],
    items: held.flatMap(({ item, rung, gone }) => (gone ? [] : [{ item, isRung: rung !== null }])),
  };
}

/** A reason to go back has shares and lengths of its own. */
function rungIn(item: ListItem): Rung | null {
  const said = sentencesIn(item).filter(({ text }) => !isRule(text));
  const whole = readRung(plainText(said.map(({ text }) => text).join(" ")));
  return whole ?? (said.length > 1 ? readRung(plainText(said[0]?.text ?? "")) : null);
}

const goesWithRung = (item: ListItem): boolean =>
  item.task === null &&
  sentencesIn(item).every((sentence) => isRule(sentence.text) || dwellIn(sentence) !== null);

function dwellIn({ text }: Sentence): number | null {
  if (isRule(text)) return null;
  const words = plainText(text);
  return readSoak(words)?.minMs ?? readWait(words)?.ms ?? null;
}

const runs = (item: ListItem): boolean => commandIn(item.text) !== null || item.blocks.some(runsIn);

function runsIn(block: Block): boolean {
  if (block.kind === "list")
    return block.items.some((item) => commandIn(item.text) !== null || item.blocks.some(isFence));
  return isFence(block);
}

const isFence = (block: Block): boolean => block.kind === "fence";

interface Held {
  readonly item: ListItem;
  readonly rung: Rung | null;
  /** The last line that says how long the rung is held; 0 where its own text does. */
  readonly upTo: number;
  /** All it said belongs to the rung before it. */
  readonly gone: boolean;
}

type Found = Pick<Held, "item" | "rung">;

const asItStands = (found: Found): Held => ({ ...found, upTo: 0, gone: false });

/** The top rung is not left for another: what is watched there is no dwell. */
function withDwells(all: readonly Found[]): readonly Held[] {
  const held = all.map(asItStands);
  const top = all.findLastIndex(({ rung }) => rung !== null);
  let open: number | null = null;
  for (const [at, { item, rung }] of all.entries()) {
    if (rung !== null) open = at < top || rung.percent < 100 ? at : null;
    const below = open === null ? undefined : held[open];
    if (open === null || below?.rung == null || below.rung.dwellMs !== null) continue;
    const taken = rung === null ? takeFrom(item) : takeBelow(item);
    if (taken === null) continue;
    held[at] = { item: taken.item ?? item, rung, upTo: 0, gone: taken.item === null };
    held[open] = {
      ...(held[open] ?? below),
      rung: { ...below.rung, dwellMs: taken.ms },
      upTo: taken.line,
    };
  }
  return held;
}

interface Taken<T> {
  readonly ms: number;
  readonly line: number;
  /** What is left; null where nothing is. */
  readonly item: T | null;
}

/** The length in an item's own sentences, or below it. */
function takeFrom(item: ListItem): Taken<ListItem> | null {
  if (item.task !== null) return null;
  const sentences = sentencesIn(item);
  const at = sentences.findIndex((sentence) => dwellIn(sentence) !== null);
  const sentence = sentences[at];
  if (sentence === undefined) return takeBelow(item);
  const rest = withSentences(item, sentences.toSpliced(at, 1));
  const left = rest ?? (item.blocks.length > 0 ? { ...item, text: "" } : null);
  return { ms: dwellIn(sentence) ?? 0, line: sentence.lines[1], item: left };
}

function takeBelow(item: ListItem): Taken<ListItem> | null {
  for (const [at, block] of item.blocks.entries()) {
    const taken = takeFromBlock(block);
    if (taken !== null)
      return { ...taken, item: { ...item, blocks: item.blocks.toSpliced(at, 1, ...(taken.item ?? [])) } };
  }
  return null;
}

function takeFromBlock(block: Block): Taken<readonly Block[]> | null {
  if (block.kind === "paragraph") {
    const sentences = sentencesOf(block);
    const at = sentences.findIndex((sentence) => dwellIn(sentence) !== null);
    const sentence = sentences[at];
    if (sentence === undefined) return null;
    const rest = sentences.toSpliced(at, 1).map((one): Block => ({ kind: "paragraph", ...one }));
    return { ms: dwellIn(sentence) ?? 0, line: sentence.lines[1], item: rest };
  }
  if (block.kind !== "list") return null;
  for (const [at, item] of block.items.entries()) {
    const taken = takeFrom(item);
    if (taken === null) continue;
    const items = block.items.toSpliced(at, 1, ...(taken.item === null ? [] : [taken.item]));
    return { ...taken, item: items.length === 0 ? [] : [{ ...block, items }] };
  }
  return null;
}
