/**
 * One reason to act, from a list item, a sentence or a table cell: the condition or the event, and what is done about
 * it. "Do NOT roll back if" is a veto, which the caller must never make a guard.
 */
import { type Condition, isEvent } from "../../base/index.ts";
import { harmOf } from "../harm.ts";
import type { GuardAction } from "../reading.ts";
import { readAction, takeArmed } from "./actions.ts";
import { findValues } from "./comparing.ts";
import { OPPOSITE } from "./comparison-words.ts";
import { join, readPieces } from "./condition.ts";
import { type Split, splitDeed } from "./deed.ts";
import { eventOf, tellsEvent } from "./events.ts";
import { type Subject, worseOf } from "./figures.ts";
import { leadsList } from "./lead.ts";
import { piecesOf } from "./pieces.ts";
import { phraseText } from "./plain.ts";
import { subjectIn } from "./subject.ts";
import { cut } from "./tokens.ts";

export interface TriggerContext {
  readonly sense: "bad";
  /** What the list's lead line or the table's column does; without one only numbers or the text's own lead count. */
  readonly action?: GuardAction | null;
  readonly holdMs?: number | null;
  readonly subject?: Subject | null;
}

export interface Trigger {
  readonly when: Condition;
  readonly action: GuardAction | null;
  readonly then: GuardAction | null;
  readonly waitMs: number | null;
  readonly withinMs: number | null;
  readonly armedForMs: number | null;
  readonly holdMs: number | null;
  /** The text says when NOT to act. */
  readonly veto: boolean;
  readonly sure: "exact" | "inferred";
  /** The text itself said what to do. */
  readonly lead: boolean;
}

interface Bad {
  readonly when: Condition;
  readonly whole: boolean;
}

const DASH = /\s(?:[-–—]|--)\s/;

/** Numbers and events of one phrase, joined as its words say. */
function mixed(text: string, subject: Subject | null): Bad | null {
  const pieces = piecesOf(cut(text));
  const reads = readPieces(pieces, { sense: "bad", subject });
  if (!reads.some(({ when }) => when)) return null;
  const parts = reads.flatMap(({ when, piece }) => {
    if (when) return [{ when, joint: piece.joint }];
    const [first, last] = [piece.tokens[0], piece.tokens.at(-1)];
    const words = text.slice(first?.at, last?.end);
    const event = tellsEvent(words) ? eventOf(words) : null;
    return event ? [{ when: event, joint: piece.joint }] : [];
  });
  const when = join(parts, "bad");
  return when && { when, whole: reads.every(({ rest }) => rest.length === 0) };
}

/** Does a number in an explanation point the bad way? "under 10%" may explain why something is harmless. */
function agrees(when: Condition): boolean {
  if (!("figure" in when)) return true;
  const worse = worseOf(when.figure) ?? "more";
  return when.is === "=" || when.is.startsWith(worse === "more" ? ">" : "<");
}

/** "500 ms - 2 s": the dash stands between the ends of a range. */
const isBetween = (text: string, at: number): boolean => {
  const tokens = cut(text);
  return findValues(tokens, new Set()).some(
    (value) =>
      value.high !== null && (tokens[value.at]?.at ?? at) < at && (tokens[value.end - 1]?.at ?? 0) > at,
  );
};

/** "Error rate - above 5%", "Data corruption detected - tables compromised". */
function explained(text: string, subject: Subject | null): Bad | null {
  const dash = DASH.exec(text);
  if (!dash || isBetween(text, dash.index)) return mixed(text, subject);
  const [head, tail] = [text.slice(0, dash.index), text.slice(dash.index + dash[0].length)];
  const first = mixed(head, subject);
  if (first) return first;
  const named = subjectIn(cut(head));
  const second = mixed(tail, named ?? subject);
  return second && agrees(second.when) && !isEvent(second.when) ? { ...second, whole: false } : null;
}

/** "Roll back unless the error rate is below 1 %": what must be, said as what must not. */
function oppositeOf(when: Condition): Condition {
  if ("event" in when) return { ...when, event: `not: ${when.event}` };
  if ("figure" in when) return { ...when, is: OPPOSITE[when.is] };
  return "any" in when ? { all: when.any.map(oppositeOf) } : { any: when.all.map(oppositeOf) };
}

const ACT = "(?:roll(?:ing)? ?-?back|abort|revert|halt|stop|pause|page|escalate)";
const OTHERWISE = new RegExp(
  `\\b(?:otherwise|else|if not)\\b[\\s,:]{0,3}(?:\\w{1,12}\\s){0,2}${ACT}|${ACT}(?: \\w{1,12}){0,3},? otherwise\\b`,
);

/** The first sentence, without what a dash or a colon adds. */
function eventText(text: string): string {
  const sentence = /[.!?](?:\s|$)/.exec(text);
  const first = sentence ? text.slice(0, sentence.index) : text;
  const aside = /\s(?:[-–—]|--)\s|:\s|\s→/.exec(first);
  return aside && aside.index > 2 ? first.slice(0, aside.index) : first;
}

/** A hold said of the whole list is each item's that says none itself. */
export function withHold(when: Condition, holdMs: number | null): Condition {
  if (holdMs === null) return when;
  if ("any" in when) return { any: when.any.map((one) => withHold(one, holdMs)) };
  if ("all" in when) return { all: when.all.map((one) => withHold(one, holdMs)) };
  return when.holdMs === null ? { ...when, holdMs } : when;
}

function holdOf(when: Condition): number | null {
  if ("any" in when || "all" in when) {
    const holds = ("any" in when ? when.any : when.all).map(holdOf);
    return holds.every((hold) => hold === holds[0]) ? (holds[0] ?? null) : null;
  }
  return when.holdMs;
}

/** A comparison of nothing: "automatic rollback above 2%" where no context says of what. */
const BARE = /^(?:above|over|below|under|exceeds|[<>≥≤=\d])/;

/** Telling people that something is done is no guard. */
const DONE = /\b(?:complet\w+|done|finish\w*|succe\w+|begins?|starts?|ready)\b/;

/** Outside a list of triggers an event counts only where "if", or an arrow from something bad, ties it to a deed. */
function tied({ body, tie, deed }: Split): boolean {
  const bad = tellsEvent(body);
  const tells = deed !== null && readAction(deed).action === "escalate" && DONE.test(body) && !bad;
  return !tells && (tie === "firm" || (tie === "loose" && bad));
}

const eventIn = (body: string): Condition | null => (BARE.test(body) ? null : eventOf(eventText(body)));

/** What a text says must not be, and what is done about it; null where it says nothing of the kind. */
export function readTrigger(markdown: string, context: TriggerContext): Trigger | null {
  const armed = takeArmed(phraseText(markdown).toLowerCase());
  const text = armed.text.replace(/^[\s>*-]+(?=[a-z])/, "");
  const split = splitDeed(text);
  const bad = explained(split.body, context.subject ?? null);
  // "If the error rate is below 1 %, go on; otherwise roll back" says what must be.
  if (bad !== null && OTHERWISE.test(text) && harmOf(bad.when) === "health") return null;
  const listed = (context.action ?? null) !== null;
  // In a list of triggers every item is one; a mark that ties no deed to it belongs to its words.
  const whole = !bad && listed && split.tie !== "firm" && !tellsEvent(split.body);
  const { body, deed, veto } = whole ? { body: text, deed: null, veto: split.veto } : split;
  const said = deed === null ? null : readAction(deed);
  const action = said?.action ?? context.action ?? null;
  const found = bad?.when ?? (listed || tied(split) ? eventIn(body) : null);
  if (!found || (deed !== null && leadsList(body, text))) return null;
  const when = withHold(split.unless ? oppositeOf(found) : found, context.holdMs ?? null);
  const then = said?.then ?? null;
  return {
    when,
    action: veto ? "note" : action,
    then,
    waitMs: said?.waitMs ?? null,
    withinMs: said?.withinMs ?? null,
    armedForMs: armed.armedForMs,
    holdMs: holdOf(when),
    veto,
    sure: bad?.whole && !split.unless ? "exact" : "inferred",
    lead: said?.action != null || veto,
  };
}
