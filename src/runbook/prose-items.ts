/**
 * Prose that acts without a list: "Expected: one row." below a command, and a sentence that asks for something to be
 * done ("Note the tag in the ticket."). A sentence that leads into what stands below it is read with that.
 */
import type { Lines } from "../base/index.ts";
import { conditionOfComment } from "./circumstance.ts";
import { namesFreeze } from "./freezes.ts";
import { leaveUnread, write } from "./pen.ts";
import { readExpectation } from "./phrases/expectation.ts";
import { readGoAhead } from "./phrases/go-ahead.ts";
import { isImperative, seemsImperative } from "./phrases/imperative.ts";
import type { Role } from "./reading.ts";
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
const ACTING: ReadonlySet<Role | null> = new Set([
  "prerequisites",
  "before",
  "steps",
  "verify",
  "rollback",
  "after-rollback",
  "recover",
  "communicate",
]);
const POINTS =
  /^\[!|^(?:finally,? |also,? |please )?(?:see|refer|read|note that|keep in mind|remember|follow|use|consult|look at|visit|check out|let(?:['’]s)?|repeat|replace|ask yourself|continue (?:with|to|at)|go (?:to|back)|skip|do|be)\b/i;
const CONDITIONAL = /^(?:finally,? |also,? |please )?(?:if|in case|when(?:ever)?|unless)\b[^,]{3,160},\s*/i;

/** "Release candidates happen in between" begins with a noun that could be a verb. */
const TELLS =
  /^(?!(?:verify|confirm|check|ensure|make|validate)\b)\w+ (?!(?:the|an?|all|any|your|our|that|this|these|it|them|to|in|on|for|with|from|out)\b)(?:\S+ ){0,10}(?:is|are|was|were|can|will|may|requires?|happens?|provides?|means?)\b/i;

/** What is done about a failure is shown beside the step, and asked of nobody whose step went well. */
const WENT_WRONG =
  /\b(?:fail\w*|errors?|problems?|issues?|wrong|trouble|stuck|doubt|questions?|help|breaks?|broken|crash\w*)\b/i;
const LONGEST_ASKED = 240;
const UNKNOWN = "it reads like something to do, and nothing says how it is done or asked";

/** A request for somebody's word is asked even right above the command that waits for it. */
export function writeGoAhead(walk: Walk, { text: said, lines, place }: Prose): boolean {
  const text = said.replace(/^\[!\w{1,12}\]\s*/, "");
  if (!isPlaceOfWork(place) || text.endsWith("?") || readGoAhead(text) === null) return false;
  const when = conditionOfComment(text) ?? place.when;
  if (text.length > LONGEST_ASKED) leaveUnread(walk.pen, lines, UNKNOWN);
  else write(walk.pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when });
  return true;
}

export function writeAsked(walk: Walk, { text, lines, place }: Prose): boolean {
  const condition = CONDITIONAL.exec(text)?.[0] ?? "";
  const deed = text.slice(condition.length);
  const frozen = place.placed.role === "windows" && namesFreeze(place.placed.title);
  if (
    !(frozen || isPlaceOfWork(place)) ||
    place.leads ||
    /[:?]$/.test(text) ||
    POINTS.test(deed) ||
    TELLS.test(deed)
  )
    return false;
  const asked = isImperative(deed);
  if (!asked && !seemsImperative(deed)) return false;
  if (walk.sends.has(lines[0])) {
    write(walk.pen, { kind: "link", lines, sure: "inferred", text });
  } else if (WENT_WRONG.test(condition)) {
    write(walk.pen, { kind: "note", lines, sure: "inferred", text });
  } else if (asked && !frozen && text.length <= LONGEST_ASKED) {
    const when = (condition === "" ? null : conditionOfComment(text)) ?? place.when;
    write(walk.pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when });
  } else leaveUnread(walk.pen, lines, UNKNOWN);
  return true;
}

/** A section that nothing is known of acts where it is on a course; the words above the first of them introduce. */
function isPlaceOfWork({ placed: { role, course, section } }: Place): boolean {
  if (course === "none" || course === "diagnose") return false;
  return ACTING.has(role) || (role === null && section.level > 1);
}
