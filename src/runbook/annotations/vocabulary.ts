/** The words that annotations are made of: plain lists, so that a message can name what is known. */
import type { GuardAction, Role, Siblings } from "../reading.ts";

export const roles = [
  "prerequisites",
  "before",
  "steps",
  "verify",
  "watch",
  "rollback",
  "after-rollback",
  "recover",
  "communicate",
  "diagnose",
  "contacts",
  "windows",
  "template",
  "later",
  "reference",
] as const satisfies readonly Role[];

const itemKinds = [
  "command",
  "check",
  "question",
  "query",
  "request",
  "wait",
  "soak",
  "guard",
  "target",
  "ladder",
  "window",
  "freeze",
  "approval",
  "contact",
  "later",
  "template",
  "diagnosis",
  "link",
  "note",
  "expectation",
] as const;

export const siblingWords = ["sequence", "choice", "branches"] as const satisfies readonly Siblings[];

/** What `as=` may say: a section's role, an item's kind, or how the sections below relate. */
export type As = (typeof roles)[number] | (typeof itemKinds)[number] | (typeof siblingWords)[number];

export const asWords: readonly As[] = [...new Set<As>([...roles, ...itemKinds, ...siblingWords])];

export const guardActions = [
  "rollback",
  "prepare",
  "ask",
  "escalate",
  "pause",
  "note",
] as const satisfies readonly GuardAction[];

/** `key=value` after the language of a fence, and in a comment. */
export const fenceKeys = ["name", "timeout", "on", "retry", "expect", "undo", "as"] as const;

/** Words that stand alone there. */
export const fenceFlags = ["confirm"] as const;

/** What only a comment may say. */
export const commentKeys = ["undoes", "watch", "action"] as const;
export const commentFlags = ["ignore", "lever", "absorbed"] as const;
/** First words of `choose one`, `row 3` and `allow CODE reason`. */
export const commentPhrases = ["choose", "row", "allow"] as const;

/** What people write for one of our keys, though it is not one letter from it. */
export const meant: ReadonlyMap<string, string> = new Map([
  ["retries", "retry"],
  ["expected", "expect"],
]);

export function isAs(word: string): word is As {
  return (asWords as readonly string[]).includes(word);
}
