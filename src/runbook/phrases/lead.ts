/**
 * Lead lines of trigger lists ("Trigger rollback when ANY of these fire:", "Abort criteria"): what all the items below
 * them do, and whether one or all must hold. A line that states a condition of its own is a trigger, not a lead.
 */
import type { GuardAction } from "../reading.ts";
import { actionSites, takeArmed } from "./actions.ts";
import { findHeld } from "./hold.ts";
import { phraseText } from "./plain.ts";
import { cut } from "./tokens.ts";

export interface GroupLead {
  readonly action: GuardAction;
  readonly combine: "any" | "all";
  readonly holdMs: number | null;
  /** "Do NOT roll back if": what follows is no trigger. */
  readonly veto: boolean;
  readonly armedForMs: number | null;
  /** "Roll back if:" says that each item is bad; a heading of criteria or triggers may list what is good. */
  readonly says: "if" | "heading";
}

export interface Led {
  readonly action: GuardAction;
  readonly veto: boolean;
  /** The verb weighs, watches or tells; see `ActionSite`. */
  readonly weak: boolean;
  /** "Unless": what follows is what must be. */
  readonly unless: boolean;
  /** What stands after "if". */
  readonly body: string;
  /** What stands before it. */
  readonly lead: string;
}

const IF =
  /(?:^|\s)(?:if|when(?:ever)?|once|upon|in case(?: of)?|in the event(?: of| that)?|where|as soon as|unless|on(?= (?:any|all|one|either|error|failure|\d)))(?=[\s:]|$)/;
const FARTHEST_IF = 90;
const NOT =
  /^(?:\W{0,3})(?:(?:when|reasons?|please|we|you|should|must)\s+){0,3}(?:do\s+not|don['’]?t|never|avoid|not\s+to|not|no\s+need\s+to|shouldn['’]?t|must\s+not|should\s+not)(?=\s)/;

/** Words before the verb of a lead: "the system will automatically roll back if". */
const OPENING = new Set(
  (
    "please always automatically automatic auto automated immediate immediately instantly the our a an system pipeline " +
    "controller argo ci cd workflow release deployment operator team we you will should must may can do only manually manual " +
    "strongly emergency full mandatory trigger triggers initiate initiates execute executes perform performs start begin use " +
    "invoke proceed with to request declare for is are required needed not don't never avoid no need be must-do go ahead and " +
    "platform helm flagger spinnaker oncall on-call sre engineer engineers canary it instant"
  ).split(" "),
);

const opens = (before: string): boolean =>
  before.split(/[\s:,/]+/).every((word) => word === "" || OPENING.has(word));

/** "Alert rules", "the rollback script": the action word is part of a name, or the verb has another object. */
const OTHER_OBJECT: Readonly<Partial<Record<GuardAction, RegExp>>> = {
  pause:
    /^(?:\s+(?:the|all|any|further|this|a|immediately|right|away|at|once|and|or|now|rollouts?|roll-out|deploy\w*|releases?|canary|promotions?|traffic|process|here|work|shift|migration|upgrade|launch|expansion|page|notify|investigate|escalate|go|no|further|progress|progression|ramp|ramp-up))*\W*$/,
  rollback:
    /^\s+(?:scripts?|jobs?|plans?|procedures?|steps?|works?|tests?|documentation|runbook|pipeline|restores?|are|is|was|were|will|can|may|should|needs?|takes?|requires?|happens?|occurs?)\b/,
};

/** An action that governs an "if" after it. */
export function leadOf(text: string): Led | null {
  const found = IF.exec(text.slice(0, FARTHEST_IF + 20));
  if (!found || found.index > FARTHEST_IF) return null;
  const lead = text.slice(0, found.index).trim();
  const [site] = actionSites(lead);
  if (!site || !opens(lead.slice(0, site.at)) || /[:.]\s/.test(lead.slice(site.end))) return null;
  const other = OTHER_OBJECT[site.action];
  const after = lead.slice(site.end);
  if (other && other.test(after) !== (site.action === "pause")) return null;
  const body = text.slice(found.index + found[0].length).replace(/^[\s:]+/, "");
  const unless = found[0].trim() === "unless";
  return { action: site.action, veto: NOT.test(lead), weak: site.weak, unless, body, lead };
}

const GENERIC = new Set(
  (
    "any all of these the following one two or more either both you we observe see notice are is be been met occur occurs " +
    "occurred occurring happen happens fire fires firing true apply applies hold holds condition conditions criteria " +
    "criterion trigger triggers alert alerts symptom symptoms signal signals threshold thresholds metric metrics below above " +
    "this that at least following after during within deployment deploy release rollout breached exceeded crossed detected " +
    "observed reached present issue issues arise appear appears a an and in for has have listed scenario scenarios situation " +
    "situations post-deployment post-deploy new canary single it your there thing things indicator indicators event events " +
    "first minute minutes on when if confirmed persist persists shown under table item items ones become becomes sustained " +
    "continuous straight consecutive"
  ).split(" "),
);

/** Nothing but words that point at a list: "any of the following occur". */
function isGeneric(body: string): boolean {
  const tokens = cut(body);
  const held = findHeld(tokens).used;
  const left = tokens.filter((token, index) => !held.has(index) && token.kind !== "mark");
  return left.every((token) =>
    token.kind === "word" ? GENERIC.has(token.text) : token.quantity?.bare === true,
  );
}

const POINTS =
  /\b(?:any|all|one|two|both|either|these|following|below|conditions?|criteria|criterion|triggers?|thresholds?|scenarios?|indicators?)\b/;

/** Does what stands after "if" point at a list below? "If issues arise, roll back" does not. */
export const leadsList = (body: string, text: string): boolean =>
  isGeneric(body) && (body === "" || POINTS.test(body) || /:\s*$/.test(text));

const NOUN = "triggers|criteria|criterion|conditions|indicators|signals|thresholds";
/** What may follow the noun at a heading's end: "(automatic)", ":". A longer line is no heading unless it ends so. */
const TAIL = "\\s*(?:\\([^()]{0,60}\\)\\s*)?(?:are|include|for [^.!?:]{2,40})?\\s*:?\\s*$";
const HEADING_AFTER = new RegExp(
  `^(?:[^.!?]{0,70}[^\\w.!?])?(roll-?\\s?back|rolling back|revert|abort|halt|pause|stop|escalation|escalate|alert|alerting|paging|kill)\\s+(?:decision\\s+|policy\\s+|and abort\\s+)?(?:${NOUN})${TAIL}`,
);
const HEADING_BEFORE = new RegExp(
  `(?:^|\\s)(?:${NOUN})\\s+(?:for|to|of|requiring)\\s+(?:an?\\s+|the\\s+)?(?:immediate\\s+|automatic\\s+|manual\\s+|emergency\\s+)?(roll-?\\s?back|rolling back|revert\\w*|abort\\w*|halt\\w*|paus\\w{1,3}|escalat\\w{1,5}|page|paging)[^.!?]{0,40}$`,
);
/** "Review the rollback criteria" asks for something; it leads no list of triggers. */
const ABOUT =
  /^(?:verify|review|test|document|define|check|update|confirm|understand|know|configure|set up|agree|validate|create|write|adjust|tune)\b/;
const WHEN_TO =
  /(?:^|\W)when\s+(?:should\s+(?:we|you|i)\s+)?(not\s+)?(?:to\s+)?(not\s+)?(roll-?\s?back|go back|(?:switch|turn) (?:it |the \w{1,20} )?off|revert|abort|halt|pause|stop|escalate|page|alert)\b[^.!]{0,30}$/;
const ON_LIST =
  /^(?:automatic(?:ally)?|auto|immediate(?:ly)?|instant)?[-\s]?(roll-?\s?back|rolls? back|abort|halt|pause|escalate)\s+(?:immediately\s+|automatically\s+)?(?:on|for|upon)\s*:?$/;
const AUTOMATIC = /^(?:automatic|immediate|automated|instant|mandatory)\s+(roll-?back|abort|halt)\s*:$/;

const VERB_ACTION: readonly (readonly [RegExp, GuardAction])[] = [
  [/^(?:roll|revert|abort|kill|go back|switch|turn)/, "rollback"],
  [/^(?:halt|paus|stop)/, "pause"],
  [/^(?:escalat|page|paging|alert)/, "escalate"],
];

const actionOf = (word: string): GuardAction | null =>
  VERB_ACTION.find(([stem]) => stem.test(word))?.[1] ?? null;

function headingLead(text: string): { action: GuardAction; veto: boolean } | null {
  if (ABOUT.test(text)) return null;
  const when = WHEN_TO.exec(text);
  if (when?.[3]) return wrap(when[3], when[1] !== undefined || when[2] !== undefined, text);
  for (const form of [HEADING_AFTER, HEADING_BEFORE, ON_LIST, AUTOMATIC]) {
    const word = form.exec(text)?.[1];
    if (word !== undefined) return wrap(word, /\bnot\b|\bdon['’]t\b/.test(text), text);
  }
  return null;
}

function wrap(word: string, veto: boolean, text: string): { action: GuardAction; veto: boolean } | null {
  const action = actionOf(word);
  if (action === null) return null;
  return { action: action === "rollback" && /^\W*consider/.test(text) ? "ask" : action, veto };
}

/** "If any of the following occur, roll back immediately:" */
function trailingLead(text: string): { action: GuardAction; veto: boolean; body: string } | null {
  if (!/^(?:if|when|should)\s/.test(text)) return null;
  const [site] = actionSites(text);
  const verb = site ? /[,:→]|\s(?:then|we|you|please)(?=\s)/.exec(text) : null;
  if (!site || !verb || verb.index > site.at) return null;
  const body = text.slice(0, verb.index).replace(/^(?:if|when|should)\s+/, "");
  const between = text.slice(verb.index + 1, site.at);
  if (
    !leadsList(body, text) ||
    !opens(between.replace(/^\s*(?:then|we|you|please)\b/, "").replace(/\bnot\b|\bdo\b/g, ""))
  )
    return null;
  return { action: site.action, veto: /\b(?:not|don['’]t)\b/.test(between), body };
}

/** A line of a table of contents. */
const CONTENTS = /^\s{0,12}(?:[-*+]|\d{1,3}[.)])?\s{0,4}\[[^\]]{0,30}(?:\]\(#|$)/;

/** What a lead line or a heading says of the list below it, or null where it is none. */
export function readGroupLead(markdown: string): GroupLead | null {
  if (CONTENTS.test(markdown.slice(0, 40))) return null;
  const armed = takeArmed(
    phraseText(markdown)
      .toLowerCase()
      .replace(/^[\d.)\s]+/, ""),
  );
  const text = armed.text.replace(/^\W+(?=\w)/, "");
  const led = leadOf(text);
  const own = led && leadsList(led.body, text) ? led : null;
  const found = own ?? trailingLead(text) ?? (led ? null : headingLead(text));
  if (!found) return null;
  const all = /\b(?:all|both)\b/.test(text) && !/\bany\b|\bone or more\b|\beither\b/.test(text);
  const { holdMs } = findHeld(cut("body" in found ? found.body : text));
  return {
    action: found.veto ? "note" : found.action,
    veto: found.veto,
    combine: all ? "all" : "any",
    holdMs,
    armedForMs: armed.armedForMs,
    says: own === null ? "heading" : "if",
  };
}
