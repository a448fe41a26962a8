/**
 * The ways back of a runbook, each with the heading and the lines that hold it: alternatives and branches apart, what is
 * carried out as one together.
 */
import type { SectionItem } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";
import { childrenOf, endOf } from "./section-tree.ts";

export interface Procedure {
  readonly section: SectionItem;
  readonly from: number;
  readonly to: number;
}

/** About going back, and no way back. */
const NO_WAY = /\b(?:when|triggers?|criteria|decision|decide|matrix|checklist|communicat\w*|contacts?)\b/i;
const BESIDE: ReadonlySet<string | null> = new Set([
  "after-rollback",
  "verify",
  "watch",
  "communicate",
  "before",
  "prerequisites",
  "reference",
  "template",
  "contacts",
]);

const isRollback = ({ role, course }: SectionItem): boolean => course === "rollback" && !BESIDE.has(role);

export function proceduresOf(desk: Desk): readonly Procedure[] {
  const found: Procedure[] = [];
  let until = 0;
  for (const section of desk.items) {
    if (section.kind !== "section" || section.lines[0] <= until || !isRollback(section)) continue;
    if (isFrame(desk, section)) continue;
    until = endOf(desk, section);
    found.push({ section, from: section.lines[0], to: until });
  }
  return found;
}

/** It holds several ways back, or is the title of a document that does. */
function isFrame(desk: Desk, section: SectionItem): boolean {
  const children = childrenOf(desk, section.id);
  if (children.filter(({ alternative }) => alternative).length >= 2) return true;
  if (section.title !== desk.study.reading.title) return false;
  // Otherwise its sections are the steps of one.
  return children.filter(({ role, title }) => role === "rollback" && !NO_WAY.test(title)).length >= 2;
}
