/**
 * Words to what a guard does ("Monitor, prepare rollback", "Escalate → Rollback", "Page on-call"): the first action,
 * the one after it, the wait between them and a deadline. Verbs are a table; a hedge makes an action a question.
 */
import { durationRangeAt, findDurations } from "../../base/index.ts";
import type { GuardAction } from "../reading.ts";
import { phraseText } from "./plain.ts";

export interface ReadAction {
  readonly action: GuardAction | null;
  readonly then: GuardAction | null;
  readonly waitMs: number | null;
  readonly withinMs: number | null;
  /** It says what not to do, and nothing else to do: "No rollback needed". */
  readonly veto: boolean;
}

export interface ActionSite {
  readonly action: GuardAction;
  /** Weighing, watching or telling: too little to make a guard of an event that stands in no list of triggers. */
  readonly weak: boolean;
  readonly at: number;
  readonly end: number;
}

const GO_BACK =
  "(?:auto[- ]?)?roll(?:s|ed|ing)?[- ]?backs?|revert(?:s|ing)?|abort(?:s|ed|ing)?|undo|switch(?:es)? back|go(?:es|ing)? back(?! (?:to|and) (?:step|the (?:step|section|top|beginning|start)|check|read|fix))|(?:switch|turn)(?:es|s|ing)? (?:(?:it|them|the|this|that|all|flags?|features?) ){0,3}off|fail(?:s)?[- ]?back|back out|restore (?:the )?(?:previous|last|prior|old)";
const CALL =
  "escalat\\w{1,5}|(?<!(?:status|web|home|landing|error|this|load|that) )pag(?:e|es|ing)(?! load)(?:r?duty)?|alert(?:s|ing)?(?! (?:rules?|manager|thresholds?|fatigue))|notif(?:y|ies|ying)|call(?= )|contact(?= )|inform(?:s|ing)?|wake|coordinate with|pagerduty|all hands|engage(?= )";
const HEDGE =
  "talk(?:ing)? (?:to|with)|speak (?:to|with)|check with|consult(?: with)?|ask (?=(?:the|your|an?|on-call) )|consider(?:ing)?|schedul(?:e|ing)|discuss(?:ing)?|evaluat(?:e|ing)|decid(?:e|ing)|assess(?:ing)?|think about|plan(?:ning)?(?= (?:a |for |to |the )?(?:roll|revert))|may need|might need|possible|potential(?:ly)?|weigh|ask (?:whether|if|for)";

const pattern = (source: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z])`, "g");

/** In order: a later pattern does not match inside what an earlier one took. */
const ACTIONS: readonly (readonly [RegExp, GuardAction])[] = [
  [pattern(`(?:prepare|get ready|be ready|stand ?by|ready)(?: [a-z-]{1,12}){0,3} (?:${GO_BACK})`), "prepare"],
  [pattern("prepar(?:e|es|ing)|stand ?by"), "prepare"],
  [pattern(`(?:${HEDGE})(?: [a-z/-]{1,14}){0,3} (?:escalat\\w{1,5})`), "escalate"],
  [pattern(`(?:${HEDGE})(?: [a-z/-]{1,14}){0,4} (?:${GO_BACK})`), "ask"],
  [pattern(HEDGE), "ask"],
  [pattern(GO_BACK), "rollback"],
  [
    pattern(
      "halt(?:s|ed|ing)?|paus(?:e|es|ed|ing)|stop(?:s|ping)?|suspend|freeze|hold(?= (?:the |off|promotion|roll))|do not (?:promote|proceed)|don't (?:promote|proceed)",
    ),
    "pause",
  ],
  [pattern(CALL), "escalate"],
  [pattern("monitor(?:ing)?|watch|observe|investigate|keep an eye"), "note"],
];

const WEAK = new RegExp(
  `^(?:${HEDGE}|monitor(?:ing)?|watch|observe|investigate|keep an eye|notif\\w*|inform\\w*|call|contact|engage|coordinate with)$`,
);

/** The actions a lower-case text names, in their order. */
export function actionSites(text: string): readonly ActionSite[] {
  const sites: ActionSite[] = [];
  for (const [source, action] of ACTIONS) {
    for (const match of text.matchAll(source)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (!sites.some((site) => at < site.end && site.at < end))
        sites.push({ action, at, end, weak: WEAK.test(match[0]) });
    }
  }
  return sites.sort((a, b) => a.at - b.at);
}

const ORDERED = /→|->|=>|\bthen\b|\bafter\b|\bif (?:not|it|worse|still)/;

/** Watching goes without saying beside another action, unless it is the first of two in order. */
function inOrder(text: string, sites: readonly ActionSite[]): readonly GuardAction[] {
  const [first, second] = sites;
  const staged =
    first?.action === "note" && second !== undefined && ORDERED.test(text.slice(first.end, second.at));
  const acting = sites.filter(({ action }, index) => action !== "note" || (index === 0 && staged));
  const shown = acting.length > 0 ? acting : sites;
  return [...new Set(shown.map(({ action }) => action))];
}

const DEADLINE =
  /(?:within|under|in under|in less than|less than|no later than|no more than|max\.?|<|≤|in)\s{0,2}(?:the next )?$/;
const CONDITIONAL =
  /(?:\bif\b|\bunless\b|\bafter\b|\bwait\b|\bnot (?:resolved|recovered|fixed|improving))[^→]{0,40}$/;

function times(text: string): { waitMs: number | null; withinMs: number | null } {
  let waitMs: number | null = null;
  let withinMs: number | null = null;
  for (const { at, maxMs, minMs } of findDurations(text)) {
    const before = text.slice(0, at);
    const deadline = DEADLINE.test(before) && !CONDITIONAL.test(before);
    if (deadline) withinMs ??= maxMs;
    else waitMs ??= minMs;
  }
  return { waitMs, withinMs };
}

const NEGATED =
  /(?:\b(?:not|never|no|avoid|without|instead of|rather than)|n['’]t)\s+(?:(?:need|to|for|an?|any|the|immediate(?:ly)?|automatic(?:ally)?|manual(?:ly)?|be|require[sd]?|rush|further|full)\s+){0,3}$/;
const UNNEEDED =
  /^\s*(?:is |are |was )?(?:(?:not|n['’]t|isn['’]t) (?:be )?(?:needed|required|necessary|warranted)|unnecessary)\b/;

const isNegated = (text: string, { at, end }: ActionSite): boolean =>
  NEGATED.test(text.slice(Math.max(0, at - 60), at)) || UNNEEDED.test(text.slice(end, end + 40));

/** What a cell or a phrase says is to be done. A wait or deadline may stand in a cell of its own. */
export function readAction(markdown: string): ReadAction {
  const text = phraseText(markdown).toLowerCase();
  const all = actionSites(text);
  const sites = all.filter((site) => !isNegated(text, site));
  const veto = all.length > sites.length && sites.every(({ action }) => action === "note");
  const [first = null, second = null] = inOrder(text, sites);
  const then = second ?? (first === "prepare" ? "rollback" : null);
  return { action: veto ? "note" : first, then: veto ? null : then, ...times(text), veto };
}

/** "the first hour" is one. */
function oneAt(text: string, from: number): { maxMs: number; end: number } | null {
  const one = durationRangeAt(`1 ${text.slice(from, from + 12)}`, 0);
  return one && { maxMs: one.maxMs, end: from + one.end - 2 };
}

/** "in the first 24 hours", "within 30 minutes of deployment": how long a guard is armed, and the text without it. */
export function takeArmed(text: string): { readonly armedForMs: number | null; readonly text: string } {
  const first = /(?:\b(?:in|within|during|for|throughout)\s+)?(?:\bthe\s+)?\bfirst\s+/i.exec(text);
  const after = /\b(?:in|within|for|during)\s+(?:the\s+)?(?=[0-9a-z])/gi;
  for (const match of first ? [first, ...text.matchAll(after)] : text.matchAll(after)) {
    const from = match.index + match[0].length;
    const length = durationRangeAt(text, from) ?? (match === first ? oneAt(text, from) : null);
    if (!length) continue;
    const tail = AFTER_RELEASE.exec(text.slice(length.end, length.end + 60))?.[0] ?? "";
    if (tail === "" && match !== first) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(length.end + tail.length)}`;
    return { armedForMs: length.maxMs, text: rest.replace(/\s+/g, " ").trim() };
  }
  return { armedForMs: null, text };
}

const AFTER_RELEASE =
  /^[\s-]*(?:of|after|following|post)[\s-]+(?:(?:the|a|an|each|any|every|new|completing|starting)\s+){0,2}(?:deploy\w*|release|roll-?out|launch|go-?live|cut-?over|migration|promotion|canary start|upgrade)/i;
