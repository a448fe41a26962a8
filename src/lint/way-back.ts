/**
 * What a runbook says about going back: its rollback procedures, and every other line that speaks of it. It does not
 * judge whether a way back would work.
 */
import type { SectionItem } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";
import { acts, commandInProse } from "./looks.ts";
import { endOf, itemsWithin } from "./section-tree.ts";

const OLD = "(?:previous|prior|last (?:known )?good|last working|former|old)";
const THING = "(?:version|release|revision|image|tag|build|deployment|commit|task definition|slot|stack)s?";
const GOES_BACK = new RegExp(
  [
    "\\broll(?:ing|ed|s)?[- ]?backs?\\b|rollback|\\brevert(?:s|ed|ing)?\\b|\\bback(?:ing|ed)?[- ]?(?:it )?outs?\\b",
    "\\bundo(?:ing|ne)?\\b|\\bway back\\b|\\bgo(?:ing)? back to\\b|\\bswitch(?:ing)? (?:it |traffic )?back\\b|\\bdowngrad\\w+",
    `\\b(?:to|deploy|re-?deploy|checkout|restore|use|pin|run|start)\\b.{0,40}\\b${OLD} (?:\\w+ )?${THING}\\b`,
    "\\brestor(?:e|ing)\\b.{0,60}\\b(?:back-?ups?|snapshots?|dump|databases?|db|data|from|previous|old|former)\\b",
    "\\b(?:checkout|switch|deploy|set image|upgrade|start|rsync|ln -s\\w*)\\b.{0,120}(?:\\$\\{?\\w{0,20}PREV|--previous\\b|\\bversion=previous\\b)",
    "\\bkill[- ]?switch\\b|\\bturn(?:ing)? (?:it|the flag|the feature) off\\b",
    "\\b(?:fix|roll)(?:ing)?[- ]forward\\b|\\bforward[- ]only\\b|--atomic\\b",
  ].join("|"),
  "i",
);
/** Nothing was decided yet. */
export const NOTHING_YET =
  /^[\s\W_]*(?:tbd|t\.b\.d\.?|todo|to ?do|tba|to be (?:written|defined|done|determined|decided|added|completed)|coming soon|wip|n\/?a|none|not applicable|fixme|none yet|not (?:yet )?(?:written|documented|defined)(?: yet)?|(?:describe|document|add|write|fill in)\b[^\n]{0,60}\bhere|\?+|\.\.\.|…)\b[^\n]{0,60}$|^[\s\W_]*\?\?+[\s\W]*$/i;
const TABLE_OF_CONTENTS = /^\s*(?:[-*+]|\d{1,3}[.)])\s+\[[^\]]*\]\(#[^)]*\)\s*$/;

const speaksOfGoingBack = (text: string): boolean => GOES_BACK.test(text.slice(0, 2000));

/** Lines that speak of going back, but for entries of a table of contents. */
export function linesGoingBack(desk: Desk): readonly number[] {
  return desk.source.flatMap((text, i) =>
    speaksOfGoingBack(text) && !TABLE_OF_CONTENTS.test(text.slice(0, 1000)) ? [i + 1] : [],
  );
}

/** The text under a heading, headings below it and blank lines aside. */
function bodyOf(desk: Desk, section: SectionItem): readonly string[] {
  return desk.source
    .slice(section.lines[1], endOf(desk, section))
    .filter((line) => /\w|\?/.test(line) && !/^\s*(?:#{1,6}\s|<!--)/.test(line));
}

/** "If it goes wrong", "Back": a way back only where something is done below it. */
const WENT_WRONG =
  /^(?:back|(?:the |our )?way back|going back|back to (?:the )?(?:old|previous)\b.{0,60})$|\b(?:if|when|should|in case)\b.{0,30}\b(?:goes|go|went|gone|is|are|turns?) (?:\w+ )?(?:wrong|bad|badly|south|sideways)\b/i;

export function goesBackBelow(desk: Desk): boolean {
  return desk.items.some((item) => {
    if (item.kind !== "section" || !WENT_WRONG.test(item.title.slice(0, 200))) return false;
    const end = endOf(desk, item);
    return (
      itemsWithin(desk, item.lines[1] + 1, end).some(acts) ||
      desk.source.slice(item.lines[1], end).some((line) => commandInProse(line) !== null)
    );
  });
}

/** A heading under which stands nothing, or only that something is to come. */
export function isUnwritten(desk: Desk, section: SectionItem): boolean {
  const body = bodyOf(desk, section);
  return body.length <= 2 && body.every((line) => NOTHING_YET.test(line.slice(0, 200)));
}
