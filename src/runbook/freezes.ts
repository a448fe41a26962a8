/**
 * "Code freeze" heads a rule of when nothing is released, or the work of freezing. What stands under it decides: a
 * command, boxes to tick or a list of acts is work. Rules stay what they are, whatever their words.
 */
import type { Block, ListItem } from "./blocks.ts";
import type { Section } from "./outline.ts";
import { isImperative } from "./phrases/imperative.ts";
import { plainText } from "./phrases/plain.ts";
import { readWindow, statesOtherFreeze } from "./phrases/window.ts";

const FREEZE = /\b(?:freez(?:es?|ing)|frozen|blackouts?)\b/i;
const OTHER_TIMES = /\b(?:windows?|schedules?|calendars?|hours|times?|when|polic(?:y|ies)|periods?|dates)\b/i;

/** A heading about a freeze alone, and not about windows too. */
export const namesFreeze = (title: string): boolean =>
  FREEZE.test(title.slice(0, 200)) && !OTHER_TIMES.test(title.slice(0, 200));

export const isFreezeToDo = (section: Section, title: string): boolean =>
  namesFreeze(title) && holdsWork(section);

const holdsWork = ({ blocks, children }: Section): boolean => blocks.some(isWork) || children.some(holdsWork);

function isWork(block: Block): boolean {
  if (block.kind === "fence")
    return /^(?:|bash|sh|shell|console|zsh|sql)$/i.test(block.info.split(/\s/)[0] ?? "");
  if (block.kind === "quote") return block.blocks.some(isWork);
  if (block.kind !== "list") return false;
  const acts = block.items.filter(isAct).length;
  return acts > 0 && (block.items.some(({ task }) => task !== null) || acts * 2 > block.items.length);
}

function isAct(item: ListItem): boolean {
  const text = plainText(item.text);
  if (readWindow(text).length > 0 || statesOtherFreeze(text)) return false;
  return (
    item.task !== null ||
    isImperative(text) ||
    item.text.trimStart().startsWith("`") ||
    item.blocks.some(isWork)
  );
}
