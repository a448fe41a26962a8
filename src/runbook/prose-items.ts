/**
 * Prose that acts without a list: "Expected: one row." below a command, and a sentence that asks for something to be
 * done ("Note the tag in the ticket."). A sentence that leads into what stands below it is read with that.
 */
import type { Lines } from "../base/index.ts";
import { write } from "./pen.ts";
import { readExpectation } from "./phrases/expectation.ts";
import { isImperative } from "./phrases/imperative.ts";
import type { Place, Walk } from "./walk.ts";

export interface Prose {
  readonly text: string;
  readonly lines: Lines;
  readonly place: Place;
}

const EXPECTS =
  /^(?:expect(?:ed|s|ation)?(?: (?:output|result|response|status|value))?\s*:|(?:it|this|that|you|the (?:output|response|result|command|query)) (?:should|must|will) (?:now )?(?:return|print|show|output|see|display|contain|respond|report)\b|the (?:output|response|result|status) (?:should|must) (?:be|say|read)\b|should (?:return|print|show|output|display|say|respond)\b)/i;

const RUNS: ReadonlySet<string> = new Set(["command", "check", "query", "request"]);
const BESIDE: ReadonlySet<string> = new Set(["expectation", "note", "input"]);

/** "Expected: one row." after a command of the same section. */
export function writeExpected(walk: Walk, { text, lines }: Prose): boolean {
  if (text.endsWith(":") || !EXPECTS.test(text)) return false;
  const before = walk.pen.items.findLast((item) => !BESIDE.has(item.kind));
  if (before === undefined || !RUNS.has(before.kind) || before.section !== walk.pen.section) return false;
  const test = readExpectation(text);
  write(walk.pen, {
    kind: "expectation",
    lines,
    sure: "inferred",
    text,
    of: before.id,
    compiled: test !== null,
    test,
  });
  return true;
}

/** A sentence in a place that acts; what only points elsewhere or says how to read on asks for nothing. */
const ACTING = new Set(["steps", "before", "verify", "rollback", "after-rollback", "communicate"]);
const POINTS =
  /^\[!|^(?:finally,? |also,? |please )?(?:if|in case|when(?:ever)?|unless|see|refer|read|note that|keep in mind|remember|follow|use|consult|look at|visit|check out|let(?:['’]s)?|repeat|replace|ask yourself|continue (?:with|to|at)|go (?:to|back)|skip|do|be)\b/i;

/** "Release candidates happen in between" begins with a noun that could be a verb. */
const TELLS =
  /^(?!(?:verify|confirm|check|ensure|make|validate)\b)\w+ (?!(?:the|an?|all|any|your|our|that|this|these|it|them|to|in|on|for|with|from|out)\b)(?:\S+ ){0,10}(?:is|are|was|were|can|will|may|requires?|happens?|provides?|means?)\b/i;

export function writeAsked(walk: Walk, { text, lines, place }: Prose): boolean {
  const { role, course } = place.placed;
  if (course === "none" || role === null || !ACTING.has(role) || place.leads) return false;
  if (text.length > 240 || /[:?]$/.test(text) || POINTS.test(text) || TELLS.test(text) || !isImperative(text))
    return false;
  write(walk.pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when: place.when });
  return true;
}
