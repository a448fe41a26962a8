/**
 * The blocks of a document as a tree of sections. A paragraph that is bold from end to end and has something under
 * it is a heading in all but name. It gives no section a meaning: that is `roles.ts` and `courses.ts`.
 */
import type { Lines } from "../base/index.ts";
import type { Block, Paragraph } from "./blocks.ts";

export interface Section {
  readonly title: string;
  /** 1 to 6 as written; 7 for a bold paragraph. 0: what stands above the first heading. */
  readonly level: number;
  readonly lines: Lines;
  /** The line its text ends on, children included. */
  readonly end: number;
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
}

const BOLD_LEVEL = 7;
const MAX_BOLD_TITLE = 90;

interface Open {
  title: string;
  level: number;
  lines: Lines;
  end: number;
  blocks: Block[];
  children: Open[];
}

export function outlineOf(blocks: readonly Block[]): Section {
  const root: Open = { title: "", level: 0, lines: [1, 1], end: 1, blocks: [], children: [] };
  const path: Open[] = [root];
  blocks.forEach((block, index) => {
    const heading = headingOf(block, blocks[index + 1]) ?? wayBackOf(blocks, index);
    if (heading === null) {
      path.at(-1)?.blocks.push(block);
    } else {
      while (path.length > 1 && (path.at(-1)?.level ?? 0) >= heading.level) path.pop();
      path.at(-1)?.children.push(heading);
      path.push(heading);
      // What a label leads into stays to be read; a heading's words are its title.
      if (block.kind === "paragraph" && boldText(block.text) === null) heading.blocks.push(block);
    }
    for (const open of path) open.end = Math.max(open.end, block.lines[1]);
  });
  return root;
}

function headingOf(block: Block, next: Block | undefined): Open | null {
  if (block.kind === "heading") return opened(block.text, block.level, block.lines);
  if (block.kind === "paragraph" && isBoldHeading(block, next)) {
    return opened(boldText(block.text) ?? "", BOLD_LEVEL, block.lines);
  }
  return null;
}

const LABEL = /^\s*(?:\*\*|__)([^*_\n]{3,40}?):?(?:\*\*|__):?\s/;

/**
 * "**Way back:** restore the dump" or "To roll back:" over the commands that do it, with nothing else before the next
 * heading: what follows is a section of its own, for nobody goes back on the way forward.
 */
function wayBackOf(blocks: readonly Block[], at: number): Open | null {
  const block = blocks[at];
  if (block?.kind !== "paragraph" || !isDone(blocks[at + 1])) return null;
  const text = block.text.trim();
  const label = LABEL.exec(text)?.[1] ?? (text.endsWith(":") && text.length < 80 ? text.slice(0, -1) : "");
  if (!goesBack(label)) return null;
  for (let next = at + 1; next < blocks.length; next += 1) {
    const after = blocks[next];
    if (after === undefined || headingOf(after, blocks[next + 1]) !== null) break;
    if (!isDone(after) && after.kind !== "html") return null;
  }
  return opened(label, BOLD_LEVEL, block.lines);
}

const isDone = (block: Block | undefined): boolean =>
  block?.kind === "fence" || (block?.kind === "list" && block.items.every((item) => item.ordered));

const GOES_BACK =
  /^(?:to |manual(?:ly)? |quick(?:ly)? |emergency |the )?(?:way back|roll(?:ing)?[- ]?back|revert(?:ing)?|back(?:ing)?[- ]?out|undo(?:ing)?|go(?:ing)? back)\b/i;
const NO_DEED =
  /\b(?:if|when|not?|never|triggers?|criteria|conditions?|reasons?|time|decisions?|window|owner|notes?|because|risk)\b/i;
const goesBack = (label: string): boolean => GOES_BACK.test(label) && !NO_DEED.test(label);

const opened = (title: string, level: number, lines: Lines): Open => ({
  title,
  level,
  lines,
  end: lines[1],
  blocks: [],
  children: [],
});

/** The words of a text that is bold from end to end, a colon after it aside; null for any other. */
export function boldText(text: string): string | null {
  const trimmed = text.trim().replace(/:$/, "");
  const mark = trimmed.slice(0, 2);
  if ((mark !== "**" && mark !== "__") || !trimmed.endsWith(mark) || trimmed.length < 5) return null;
  const inner = trimmed.slice(2, -2);
  return inner.includes(mark) ? null : inner.replace(/:$/, "").trim();
}

const PROHIBITION = /\b(?:do not|don't|don’t|never|must not)\b/i;

function isBoldHeading(block: Paragraph, next: Block | undefined): boolean {
  if (next === undefined || next.kind === "heading" || block.lines[0] !== block.lines[1]) return false;
  const title = boldText(block.text);
  if (title === null || title.length > MAX_BOLD_TITLE) return false;
  if (next.kind === "paragraph" && boldText(next.text) !== null) return false;
  return !/[.!?]$/.test(title) && !PROHIBITION.test(title);
}
