/**
 * A reason to act inside a longer text ("Monitor for 10 minutes and roll back if the error rate exceeds 2 %"): where
 * it begins, and whether a text is one. Only figures count here: an event in the midst of a sentence is told, not set.
 */
import { isEvent } from "../../base/index.ts";
import { FIGURES, type Subject } from "./figures.ts";
import { leadOf } from "./lead.ts";
import { lookUp } from "./phrase-table.ts";
import { phraseText } from "./plain.ts";
import { subjectIn } from "./subject.ts";
import { tokensOf } from "./tokens.ts";
import { readTrigger } from "./trigger.ts";

const MOST_JOINTS = 12;
const JOINT = /[;,:–—(]\s*|\s-\s|\s(?:and|but|then)\s/gi;
const IF = /\b(?:if|when|once|unless)\b/i;
const NONE: ReadonlySet<number> = new Set();
/** What stands before a rule is another statement; where it is a condition or a prohibition, the two are one. */
const BOUND = /\b(?:if|when(?:ever)?|once|unless|whether|how|not|never|no|avoid|without)\b|n['’]t\b/i;

/** "If it goes above 2 %": of what is said before. */
const REFERS =
  /\b(?:if|when|once|unless)\s+(?:it|this|that|they|these|those|either|both|(?:the|this|that) (?:rate|value|figure|number))\b|\b(?:if|when|once|unless)\s+(?:above|over|below|under|more than|less than|[<>≥≤])/i;

/** The figure that a text names and a sentence after it may refer to; null where it names none. */
export function figureNamedIn(markdown: string): Subject | null {
  const tokens = tokensOf(markdown);
  const named = tokens.some((_, at) => {
    const found = lookUp(FIGURES, { tokens, at, used: NONE });
    return found !== null && found.meaning.loose !== true;
  });
  return named ? subjectIn(tokens) : null;
}

/** What a text is about that refers back to `before`; null where it names its own figure, or none was named. */
export const referredTo = (text: string, before: string): Subject | null =>
  before !== "" && REFERS.test(text.slice(0, 400)) ? figureNamedIn(before) : null;

/** It says itself what to do, or not to do, about a figure. */
export function isRule(markdown: string, before = ""): boolean {
  const text = phraseText(markdown);
  if (!IF.test(text) || /[:?]$/.test(text)) return false;
  const trigger = readTrigger(text, { sense: "bad", subject: referredTo(text, before) });
  return trigger?.lead === true && !isEvent(trigger.when);
}

/** Where in a text a rule begins that another statement leads up to; null where none does. */
export function ruleWithin(text: string): number | null {
  if (text.length > 1600 || !IF.test(text)) return null;
  let joints = 0;
  for (const match of text.matchAll(JOINT)) {
    joints += 1;
    const before = text.slice(0, match.index);
    if (joints > MOST_JOINTS || BOUND.test(before)) return null;
    const from = match.index + match[0].length;
    const tail = phraseText(text.slice(from)).toLowerCase();
    if (match.index > 0 && leadOf(tail) !== null && isRule(tail, before)) return from;
  }
  return null;
}
