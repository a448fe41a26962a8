/** What acts and is no more than inferred: what a person should have written, or agreed to, before it is done. */
import type { Item, SectionItem } from "../runbook/index.ts";

const ACTING: ReadonlySet<Item["kind"]> = new Set([
  "command",
  "check",
  "question",
  "query",
  "request",
  "wait",
  "soak",
  "ladder",
  "window",
  "freeze",
  "approval",
  "contact",
  "later",
  "verb",
]);

/** It does, asks, waits or decides something; what is only shown does not. */
export const acts = (item: Item): boolean =>
  ACTING.has(item.kind) || (item.kind === "guard" && item.action !== "note");

export const isPending = (item: Item): boolean => item.sure === "inferred" && acts(item);

/** Sections that are only inferred themselves and have something under their own heading that acts. */
export function pendingSections(items: readonly Item[]): readonly SectionItem[] {
  const holding = new Set(items.filter(acts).map((item) => item.section));
  return items.filter(
    (item): item is SectionItem =>
      item.kind === "section" && item.sure === "inferred" && holding.has(item.id),
  );
}
