/**
 * The blocks of a document as a tree of sections. A paragraph that is bold from end to end and has something under
 * it is a heading in all but name. It gives no section a meaning: that is `roles.ts` and `courses.ts`.
 */
import type { Lines } from "../base/index.ts";
import type { Block, Paragraph } from "./blocks.ts";
import { leadsSecondWay } from "./circumstance.ts";
import { readGoAhead } from "./phrases/go-ahead.ts";

export interface Section {
  readonly title: string;
  /** 1 to 6 as written; 7 for a bold paragraph, 8 for a plain one. 0: what stands above the first heading. */
  readonly level: number;
  readonly lines: Lines;
  /** The line its text ends on, children included. */
  readonly end: number;
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
}

const BOLD_LEVEL = 7;
const OPTION_LEVEL = 8;
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
  const options = optionsAmong(blocks);
  blocks.forEach((block, index) => {
    const heading =
      headingOf(block, blocks[index + 1]) ?? wayBackOf(blocks, index) ?? options.get(block) ?? null;
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
    const another = after.kind === "paragraph" && leadsSecondWay(after.text) && isDone(blocks[next + 1]);
    if (!isDone(after) && !another && after.kind !== "html") return null;
  }
  return opened(label, BOLD_LEVEL, block.lines);
}

const OPTION = /^(option|method|approach|alternative|variant|way)\s+#?([a-d]|[1-4])(?:\s*[:.–—-]\s|\s*:?$)/i;

/**
 * "Option A: helm" and "Option B: kubectl" as plain lines, each over the one fence that does it, and nothing else up
 * to the next heading: headings in all but name. Where more follows the last of them, nobody knows to which it belongs.
 */
function optionsAmong(blocks: readonly Block[]): ReadonlyMap<Block, Open> {
  const found = new Map<Block, Open>();
  let run: { readonly block: Block; readonly title: string; readonly word: string }[] = [];
  const settle = (whole: boolean): void => {
    if (whole && run.length > 1)
      for (const { block, title } of run) found.set(block, opened(title, OPTION_LEVEL, block.lines));
    run = [];
  };
  blocks.forEach((block, at) => {
    const option = optionIn(block, blocks[at + 1]);
    if (option !== null && (run.length === 0 || followsIn(option, run))) run.push({ block, ...option });
    else if (headingOf(block, blocks[at + 1]) !== null || wayBackOf(blocks, at) !== null) settle(true);
    else if (block.kind !== "html" && !(block.kind === "fence" && run.at(-1)?.block === blocks[at - 1]))
      settle(false);
  });
  settle(true);
  return found;
}

interface Option {
  readonly title: string;
  /** What it would be called where it comes next: "option b" after "option a". */
  readonly word: string;
}

function optionIn(block: Block, next: Block | undefined): Option | null {
  if (block.kind !== "paragraph" || next?.kind !== "fence" || block.text.length > MAX_BOLD_TITLE) return null;
  const text = block.text.trim();
  const found = OPTION.exec(text);
  if (found === null || /[.!?`\n]/.test(text.slice(found[0].length)) || PROHIBITION.test(text)) return null;
  return { title: text.replace(/:$/, ""), word: `${found[1]} ${found[2]}`.toLowerCase() };
}

/** The same word with the next letter or number. */
function followsIn({ word }: Option, run: readonly { readonly word: string }[]): boolean {
  const before = run.at(-1)?.word ?? "";
  const next = String.fromCharCode((before.at(-1) ?? "").charCodeAt(0) + 1);
  return word === `${before.slice(0, -1)}${next}`;
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
  if (/[.!?][*_]?$/.test(title) || PROHIBITION.test(title)) return false;
  // Somebody's word that is waited for is no title, whatever stands below it.
  return block.text.trimEnd().endsWith(":") || readGoAhead(title) === null;
}
