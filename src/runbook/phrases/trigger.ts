/**
 * One reason to act, from a list item, a sentence or a table cell: the condition or the event, and what is done about
 * it. "Do NOT roll back if" is a veto, which the caller must never make a guard.
 */
import { type Condition, isEvent } from "../../base/index.ts";
import type { GuardAction } from "../reading.ts";
import { actionSites, readAction, takeArmed } from "./actions.ts";
import { join, piecesOf, readCondition, readPieces } from "./condition.ts";
import { eventOf, tellsEvent } from "./events.ts";
import { type Subject, worseOf } from "./figures.ts";
import { leadOf } from "./lead.ts";
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

interface Split {
  readonly body: string;
  /** The words that say what to do; null where the text has none. */
  readonly deed: string | null;
  readonly veto: boolean;
}

const SEPARATOR = /\s*(?:→|->|=>(?!\s*\d)|⇒|,\s*then\b|;|:\s|\s[-–—]{1,2}\s|\bthen\b|,|\()\s*/g;
const CAUSES =
  /\s(?:should |must |will |automatically )*(?:triggers?|requires?|warrants?|means?|causes?|is grounds for|results? in)\s+(?:an?\s+)?(?:immediate|automatic|instant|full|manual)?\s*/g;
/** What may stand before the verb of a deed. */
const DEED =
  /^(?:(?:immediate(?:ly)?|automatic(?:ally)?|auto|please|we|you|should|must|will|do|not|an?|the|trigger|initiate|execute|perform|start|begin|instant|emergency|full|manual(?:ly)?|at once)[\s-]+)*$/;

/** A tail that begins with an action: "→ page on-call", ", then roll back". */
function deedAt(text: string, from: number): string | null {
  const tail = text.slice(from).replace(/^[\s(]+/, "");
  const [site] = actionSites(tail.slice(0, 120));
  return site && DEED.test(tail.slice(0, site.at)) ? tail : null;
}

function splitTail(text: string): Split | null {
  for (const pattern of [SEPARATOR, CAUSES]) {
    for (const match of text.matchAll(pattern)) {
      const deed = deedAt(text, match.index + match[0].length);
      if (deed === null || match.index === 0) continue;
      return { body: text.slice(0, match.index), deed, veto: /^(?:do not|don['’]t|never)\b/.test(deed) };
    }
  }
  return null;
}

/** "If error rate exceeds 5% roll back": the deed follows without a mark between. */
function splitInline(text: string): Split | null {
  if (!/^(?:if|when)\s/.test(text)) return null;
  const site = actionSites(text).find(({ at, action }) => at > 6 && action !== "note");
  if (!site || !readCondition(text.slice(0, site.at), { sense: "bad" })) return null;
  return { body: text.slice(0, site.at), deed: text.slice(site.at), veto: false };
}

const HEAD_FIRST =
  /^((?:immediate(?:ly)?|automatic(?:ally)?|auto)?[\s-]*(?:rolls?[- ]?back|revert|abort|halt|pause|page|alert|escalate|stop)(?:\s+(?:the\s+)?(?:release|rollout|deployment|canary|immediately|automatically|on-call))?)\s*(?::|\s[-–—]\s|→|\s(?:on|at|for)\s(?=\D)|\s(?=above|over|below|under|[<>≥≤]))\s*/;

/** "Automatic rollback above 2%", "Rollback: error rate > 5%". */
function splitHead(text: string): Split | null {
  const head = HEAD_FIRST.exec(text);
  if (!head?.[1]) return null;
  return { body: text.slice(head[0].length), deed: head[1], veto: false };
}

function split(text: string): Split {
  const led = leadOf(text);
  if (led) return { body: led.body, deed: led.lead, veto: led.veto };
  const found = splitHead(text) ??
    splitTail(text) ??
    splitInline(text) ?? { body: text, deed: null, veto: false };
  return { ...found, body: found.body.replace(/^(?:if|when(?:ever)?|once|should)\s+/, "") };
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

/** Does a number in an explanation point the bad way? "<20% degradation" explains why something is minor. */
function agrees(when: Condition): boolean {
  if (!("figure" in when)) return true;
  const worse = worseOf(when.figure) ?? "more";
  return when.is === "=" || when.is.startsWith(worse === "more" ? ">" : "<");
}

/** "Error rate - above 5%", "Data corruption detected - tables compromised". */
function explained(text: string, subject: Subject | null): Bad | null {
  const dash = DASH.exec(text);
  if (!dash) return mixed(text, subject);
  const [head, tail] = [text.slice(0, dash.index), text.slice(dash.index + dash[0].length)];
  const first = mixed(head, subject);
  if (first) return first;
  const named = subjectIn(cut(head));
  const second = mixed(tail, named ?? subject);
  return second && agrees(second.when) && !isEvent(second.when) ? { ...second, whole: false } : null;
}

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

/** What a text says must not be, and what is done about it; null where it says nothing of the kind. */
export function readTrigger(markdown: string, context: TriggerContext): Trigger | null {
  const armed = takeArmed(phraseText(markdown).toLowerCase());
  const { body, deed, veto } = split(armed.text.replace(/^[\s>*-]+(?=[a-z])/, ""));
  const said = deed === null ? null : readAction(deed);
  const action = said?.action ?? context.action ?? null;
  const bad = explained(body, context.subject ?? null);
  const event = bad || (action === null && !veto) || BARE.test(body) ? null : eventOf(eventText(body));
  if (event && said?.action === "escalate" && DONE.test(event.event) && !tellsEvent(event.event)) return null;
  const found = bad?.when ?? event;
  if (!found) return null;
  const when = withHold(found, context.holdMs ?? null);
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
    sure: bad?.whole ? "exact" : "inferred",
    lead: said?.action != null || veto,
  };
}
