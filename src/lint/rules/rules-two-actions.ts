/**
 * A value of one figure at which one place says roll back and another says watch, look into it or ask. Severities that
 * rise are no contradiction (watch from 1 %, roll back from 5 %), nor is watching first and rolling back after a hold.
 */
import { plainText } from "../../runbook/index.ts";
import { type Clash, clashHits, delayOf } from "../clashes.ts";
import { overlap, same, within } from "../figure-range.ts";
import { conditionWords, limitWords } from "../figure-words.ts";
import type { Rule } from "../rule.ts";
import type { Stated } from "../stated.ts";

const STRONG = new Set(["rollback", "pause"]);
const MILD = new Set(["note", "ask", "prepare"]);
/** Reading takes "ask" also where a text names no deed. */
const ASKS =
  /\b(?:monitor\w*|investigat\w*|watch|observe|consider\w*|discuss\w*|evaluat\w*|assess\w*|decid\w*|ask|talk|consult|schedul\w*|weigh|check with|look into|wait)\b/i;

const isMild = ({ action, item: { text }, waitMs, then }: Stated): boolean =>
  action !== null &&
  MILD.has(action) &&
  (action !== "ask" || ASKS.test(plainText(text))) &&
  (then !== "rollback" || waitMs > 0);

/** Every value of the milder rule, or a stretch that it names both ends of, is one of the stronger rule too. */
const covered = (mild: Stated, strong: Stated): boolean =>
  within(mild.range, strong.range) || (mild.side === null && overlap(mild.range, strong.range));

const levels = (mild: Stated, strong: Stated): boolean =>
  mild.action === "note" && strong.action === "escalate" && mild.item.lines[0] === strong.item.lines[0];

function against(mild: Stated, strong: Stated): boolean {
  if (mild.item === strong.item || strong.side === null) return false;
  if (levels(mild, strong)) return mild.side === strong.side && within(mild.range, strong.range);
  if (strong.action === null || !STRONG.has(strong.action) || !isMild(mild)) return false;
  if (mild.side !== null && mild.side !== strong.side) return false;
  const first = delayOf(strong) < delayOf(mild) || delayOf(strong) + delayOf(mild) === 0;
  return first && covered(mild, strong);
}

const DEEDS = {
  rollback: "roll back",
  pause: "halt",
  note: "monitor only",
  ask: "look into it first",
  prepare: "prepare and wait",
  escalate: "critical",
} as const;

function what({ earlier, later }: Clash): string {
  const [one, other] = [DEEDS[later.action ?? "note"], DEEDS[earlier.action ?? "note"]];
  if (later.line === earlier.line) {
    const [mild, strong] = later.action === "note" ? [later, earlier] : [earlier, later];
    const so = same(mild.range, strong.range) ? "at the same value" : `only at ${limitWords(mild.said)}`;
    return `${conditionWords(strong.said)} is critical, and a warning ${so}`;
  }
  const [here, there] = [limitWords(later.said), limitWords(earlier.said)];
  const again = here === there ? "" : `${there} means `;
  return `${conditionWords(later.said)} means ${one} here, and ${again}${other} on line ${earlier.line}`;
}

export const rulesTwoActions: Rule = {
  code: "RULES_TWO_ACTIONS",
  level: "warning",
  title: "one value of a figure has two actions",
  why: "at such a value one place says act and another says wait, and nobody can do both",
  fix: "give each range of the figure one action, the same in every place",
  find: (desk) => clashHits(desk, { clashes: (a, b) => against(a, b) || against(b, a), what }),
};
