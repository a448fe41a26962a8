/**
 * One figure, one deed, two thresholds that cannot both be meant: the looser one never decides anything. A higher
 * threshold with a shorter hold is no contradiction, nor are thresholds of different environments, phases or services.
 */
import { type Clash, clashHits, delayOf } from "../clashes.ts";
import { same, within } from "../figure-range.ts";
import { conditionWords, limitWords } from "../figure-words.ts";
import type { Rule } from "../rule.ts";
import type { Stated } from "../stated.ts";

const DEEDS = new Set(["rollback", "pause"]);
const DEED_WORDS = { rollback: "rolls back", pause: "halts" } as const;

/** Rows of one table or items of one list that end in different deeds are steps of severity. */
const sameDeed = (a: Stated, b: Stated): boolean =>
  a.item.section !== b.item.section || deedText(a) === deedText(b);

const deedText = ({ item: { text } }: Stated): string =>
  text.includes(" · ")
    ? text
        .split(" · ")
        .slice(1)
        .join(" ")
        .replace(/[\d.,<>=≥≤%]+\s?(?:%|ms|s|m|min\w*|hours?)?/g, "")
        .toLowerCase()
    : "";

function clashes(a: Stated, b: Stated): boolean {
  if (a.action === null || a.action !== b.action || !DEEDS.has(a.action)) return false;
  if (a.side === null || a.side !== b.side) return false;
  // One condition that says it twice ("> 5% or > 10% for …") was meant so.
  if (a.item === b.item) return false;
  if (same(a.range, b.range)) return delayOf(a) !== delayOf(b);
  if (!sameDeed(a, b)) return false;
  const [looser, stricter] = within(a.range, b.range) ? [a, b] : [b, a];
  return delayOf(stricter) <= delayOf(looser);
}

/** "> 5%" in one place and "> 5% for 2 minutes" in another: the short form of the same. */
const abridged = (a: Stated, b: Stated): boolean =>
  same(a.range, b.range) && (delayOf(a) === 0 || delayOf(b) === 0);

function what({ earlier, later }: Clash): string {
  const deed = later.action === "pause" ? DEED_WORDS.pause : DEED_WORDS.rollback;
  const there =
    earlier.said.figure === later.said.figure ? limitWords(earlier.said) : conditionWords(earlier.said);
  return `${conditionWords(later.said)} ${deed} here, and ${there} on line ${earlier.line}`;
}

export const rulesTwoThresholds: Rule = {
  code: "RULES_TWO_THRESHOLDS",
  level: "warning",
  title: "one figure has two thresholds for the same action",
  why: "people and programs will act at different values, and argue about it during the incident",
  fix: "decide on one threshold and write it in both places, or say when each of them holds",
  find: (desk) => clashHits(desk, { clashes, what, level: (a, b) => (abridged(a, b) ? "note" : null) }),
};
