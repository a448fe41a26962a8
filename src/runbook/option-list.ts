/**
 * "Option A: `helm …`" and "Option B: `kubectl …`" as items of a list: one of them is done, so their commands are
 * alternatives. A list that is not wholly of this form is none.
 */
import type { Block, List, ListItem } from "./blocks.ts";
import { codeSpans } from "./code-spans.ts";
import { commandIn } from "./inline-command.ts";
import { phraseText } from "./phrases/plain.ts";

const OPTION = /^(?:option|method|approach|alternative|variant|way|choice)\s+#?(?:[a-h]|[1-9])\b/i;
const BEST = /\b(?:recommended|preferred|default)\b/i;
const WORSE = /\bnot (?:the )?(?:recommended|preferred|default)\b/i;
const CHOOSE =
  /^(?:then |now |please )?(?:choose|pick|select|use|do|run|take|follow)(?: only| exactly)? (?:one|either|any)\b[^.]{0,60}:?$/i;

export const isOption = (item: ListItem): boolean => OPTION.test(phraseText(item.text));

export const isBestOption = (item: ListItem): boolean => {
  const text = phraseText(item.text);
  return BEST.test(text) && !WORSE.test(text);
};

/** Every item names an option and gives it one command. */
export const isOptionList = (list: Pick<List, "items">): boolean =>
  list.items.length > 1 && list.items.every((item) => item.task === null && isOption(item) && hasOne(item));

const hasOne = (item: ListItem): boolean =>
  commandIn(item.text) !== null &&
  codeSpans(item.text).length === 1 &&
  item.blocks.every((block) => block.kind === "paragraph" || block.kind === "html");

/** "Choose one:" over such a list: the choice is made among its commands, and asked for once. */
export const leadsOptions = (item: ListItem): boolean =>
  CHOOSE.test(phraseText(item.text)) && item.blocks.some(isOptionBlock);

const isOptionBlock = (block: Block): boolean => block.kind === "list" && isOptionList(block);
