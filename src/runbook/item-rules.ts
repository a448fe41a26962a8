/**
 * What a list item says besides what it asks: reasons to act ("Watch the board. Roll back if the error rate exceeds
 * 2 %") and waits ("Run it. Wait 5 minutes."). Of reasons only figures count: an event belongs to the words before it.
 */
import type { ListItem } from "./blocks.ts";
import { writeGuard } from "./guard-items.ts";
import { commandIn } from "./inline-command.ts";
import type { Pen } from "./pen.ts";
import type { Subject } from "./phrases/figures.ts";
import { isImperative } from "./phrases/imperative.ts";
import { plainText } from "./phrases/plain.ts";
import { isRule, referredTo } from "./phrases/rule.ts";
import { readSoak, readWait } from "./phrases/soak.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";

export const sentencesIn = (item: ListItem): readonly Sentence[] =>
  sentencesOf({ kind: "paragraph", text: item.text, lines: item.textLines });

export interface Rule extends Sentence {
  /** The figure that it refers to with "it". */
  readonly subject: Subject | null;
}

export interface Parted {
  /** The item without them. */
  readonly item: ListItem;
  readonly rules: readonly Rule[];
}

/** The reasons to act behind an item's first sentence; null where there are none. */
export function partRules(item: ListItem): Parted | null {
  const rest: Sentence[] = [];
  const rules: Rule[] = [];
  for (const sentence of sentencesIn(item)) {
    const before = rest.at(-1)?.text ?? "";
    if (rest.length > 0 && isRule(sentence.text, before))
      rules.push({ ...sentence, subject: referredTo(sentence.text, before) });
    else rest.push(sentence);
  }
  const left = withSentences(item, rest);
  return rules.length === 0 || left === null ? null : { item: left, rules };
}

/** The item with no more than these of its sentences; null where none is left. */
export function withSentences(item: ListItem, sentences: readonly Sentence[]): ListItem | null {
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (first === undefined || last === undefined) return null;
  const text = sentences.map((sentence) => sentence.text).join(" ");
  return { ...item, text, textLines: [first.lines[0], last.lines[1]] };
}

export function writeRules(pen: Pen, rules: readonly Rule[]): void {
  for (const { text, lines, subject } of rules)
    writeGuard(pen, { text: plainText(text), lines, lead: null, fallback: "ask", events: false, subject });
}

const WAITS =
  /^(?:then |and |now |please )?(?:wait|monitor|watch|observe|soak|bake|let|allow|hold|pause|sleep|keep)\b/i;

const waits = ({ text }: Sentence): boolean => {
  const words = plainText(text);
  return WAITS.test(words) && (readWait(words) ?? readSoak(words)) !== null;
};

const acts = ({ text }: Sentence): boolean => commandIn(text) !== null || isImperative(plainText(text));

/** "Run `make deploy`. Wait 5 minutes." in its order, each part with the words that explain it; null where it is one. */
export function partWaits(item: ListItem): readonly ListItem[] | null {
  const groups: Sentence[][] = [];
  let waiting: boolean | null = null;
  for (const sentence of sentencesIn(item)) {
    const next: boolean = waits(sentence);
    const open = groups.at(-1);
    if (open !== undefined && (next === waiting || (!next && !acts(sentence)))) open.push(sentence);
    else {
      groups.push([sentence]);
      waiting = next;
    }
  }
  const told = groups.some(([first]) => first !== undefined && !waits(first) && acts(first));
  if (groups.length < 2 || !told) return null;
  return groups.flatMap((group) => withSentences(item, group) ?? []);
}
