/**
 * Settles what is inferred, in as few words as do: first the language of fences, then one word on a heading for all of
 * its kind below it, then on each heading, then on single blocks. Each round speaks only of what the one before left.
 */
import type { Block, Fence, Item, SectionItem } from "../runbook/index.ts";
import { blockOf, fenceOf } from "./document.ts";
import { asMark } from "./fence-mark.ts";
import { commentMark, fenceMark, type Mark, word } from "./mark.ts";
import { acts, isPending, pendingSections } from "./pending.ts";
import { headingsFor } from "./regions.ts";
import { itemsNow, keepMost, type Trial } from "./trial.ts";

export function settle(trial: Trial): void {
  keepMost(trial, languages(trial));
  const sections = pendingIn(trial);
  keepMost(trial, headingsFor(trial.document.sections, sections).map(headingMark));
  keepMost(trial, pendingIn(trial).map(headingMark));
  keepMost(trial, blocks(trial));
}

/** "```" over lines that were read as shell. */
function languages(trial: Trial): readonly Mark[] {
  const fences = new Set<Fence>();
  for (const item of itemsNow(trial)) {
    if (item.sure !== "inferred" || (item.kind !== "command" && item.kind !== "check")) continue;
    const fence = fenceOf(trial.document, item);
    if (fence !== null && !fence.indented && fence.info === "") fences.add(fence);
  }
  return [...fences].map((fence) => ({ ...fenceMark(fence.outer[0]), language: "bash" }));
}

/** The sections, as they were, that hold something pending or are pending themselves. */
function pendingIn(trial: Trial): readonly SectionItem[] {
  const items = itemsNow(trial);
  const ids = new Set([
    ...items.filter((item) => isPlaced(trial, item)).map((item) => item.section ?? ""),
    ...pendingSections(items).map((section) => section.id),
  ]);
  return [...ids].flatMap((id) => trial.document.sections.get(id) ?? []);
}

/** It hangs on its place; a fence without a language does not even say that it is one to run. */
function isPlaced(trial: Trial, item: Item): boolean {
  if (item.kind === "section" || !isPending(item)) return false;
  if (item.kind !== "command" && item.kind !== "check") return true;
  const fence = fenceOf(trial.document, item);
  return fence === null || fence.info !== "" || trial.marks.some((mark) => isLanguage(mark, fence));
}

const isLanguage = ({ at, line, language }: Mark, fence: Fence): boolean =>
  at === "fence" && line === fence.outer[0] && language !== undefined;

/** Its role; where it has none, how what stands under it belongs together. */
const headingMark = ({ lines, role, siblings }: SectionItem): Mark =>
  commentMark(lines[0], word("as", role ?? siblings));

function blocks(trial: Trial): readonly Mark[] {
  return itemsNow(trial)
    .filter((item) => item.kind !== "section" && isPending(item))
    .flatMap((item) => blockMarks(trial, item));
}

function blockMarks(trial: Trial, item: Item): readonly Mark[] {
  const fence = fenceOf(trial.document, item);
  if (fence !== null) return [asMark(trial.document, fence, fenceWord(trial, fence))];
  const block: Block | null = blockOf(trial.document, item.lines[0]);
  return block === null || block.kind === "heading"
    ? []
    : [commentMark(block.lines[0], word("as", "sequence"))];
}

/** What most of it is: its own kind of thing to run. */
function fenceWord(trial: Trial, fence: Fence): string {
  const within = trial.document.study.reading.items.filter(
    (item) => acts(item) && fenceOf(trial.document, item) === fence,
  );
  return within.some((item) => item.kind === "query") && !within.some((item) => item.kind === "command")
    ? "query"
    : "command";
}
