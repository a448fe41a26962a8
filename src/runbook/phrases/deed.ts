/**
 * Parts a trigger into what must not be and what is done about it: "Rollback if A", "A → page on-call", "A triggers a
 * rollback". It says how firmly the two are tied, for a colon and a comma have other uses.
 */
import { actionSites } from "./actions.ts";
import { readCondition } from "./condition.ts";
import { leadOf } from "./lead.ts";

export interface Split {
  readonly body: string;
  /** The words that say what to do; null where the text has none. */
  readonly deed: string | null;
  readonly veto: boolean;
  /** By "if" or "on"; by an arrow or a verb; or by a mark that proves nothing without a number. */
  readonly tie: "firm" | "loose" | "none";
  /** The body says what must be: "roll back unless …". */
  readonly unless: boolean;
}

type Parted = Omit<Split, "unless">;

const SEPARATOR = /\s*(→|->|=>(?!\s*\d)|⇒|,\s*then\b|;|:\s|\s[-–—]{1,2}\s|\bthen\b|,|\()\s*/g;
const ARROW = /→|->|=>|⇒/;
const CAUSES =
  /\s(?:should |must |will |automatically )*(?:triggers?|requires?|warrants?|means?|causes?|is grounds for|results? in)\s+(?:an?\s+)?(?:immediate|automatic|instant|full|manual)?\s*/g;
/** What may stand before the verb of a deed. */
const OPENING =
  /^(?:(?:immediate(?:ly)?|automatic(?:ally)?|auto|please|we|you|should|must|will|do|not|an?|the|trigger|initiate|execute|perform|start|begin|instant|emergency|full|manual(?:ly)?|at once)[\s-]+)*$/;
const IF = /^(?:if|when(?:ever)?|once|should)\s+/;
const ASKS = /^(?:confirm|verify|check|decide|set up|ensure|make|test|review)\b|\b(?:that|which)$/;

interface Tail {
  readonly words: string;
  readonly weak: boolean;
}

/** A tail that begins with an action: "→ page on-call", ", then roll back". */
function deedAt(text: string, from: number): Tail | null {
  const words = text.slice(from).replace(/^[\s(]+/, "");
  const sites = actionSites(words.slice(0, 120));
  const [site] = sites;
  return site && OPENING.test(words.slice(0, site.at))
    ? { words, weak: sites.every(({ weak }) => weak) }
    : null;
}

const forbids = (deed: string): boolean => /^(?:do not|don['’]t|never)\b/.test(deed);

function splitTail(text: string): Parted | null {
  for (const match of text.matchAll(SEPARATOR)) {
    const tail = match.index === 0 ? null : deedAt(text, match.index + match[0].length);
    if (!tail) continue;
    const body = text.slice(0, match.index);
    const firm = IF.test(text) && !tail.weak;
    const tie = firm ? "firm" : ARROW.test(match[0]) && !tail.weak ? "loose" : "none";
    return { body, deed: tail.words, veto: forbids(tail.words), tie };
  }
  for (const match of text.matchAll(CAUSES)) {
    const tail = deedAt(text, match.index + match[0].length);
    const body = text.slice(0, match.index);
    if (tail)
      return { body, deed: tail.words, veto: forbids(tail.words), tie: ASKS.test(body) ? "none" : "loose" };
  }
  return null;
}

/** "If error rate exceeds 5% roll back": the deed follows without a mark between. */
function splitInline(text: string): Parted | null {
  if (!IF.test(text)) return null;
  const site = actionSites(text).find(({ at, action }) => at > 6 && action !== "note");
  if (!site || !readCondition(text.slice(0, site.at), { sense: "bad" })) return null;
  return { body: text.slice(0, site.at), deed: text.slice(site.at), veto: false, tie: "firm" };
}

const HEAD =
  /^((?:immediate(?:ly)?|automatic(?:ally)?|auto)?[\s-]*(?:rolls?[- ]?back|revert|abort|halt|pause|page|alert|escalate|stop)(?:\s+(?:the\s+)?(?:release|rollout|deployment|canary|immediately|automatically|on-call))?)\s*(:|\s[-–—]\s|→|\s(?:on|at|for)\s(?=\D)|\s(?=above|over|below|under|[<>≥≤]))\s*/;

/** "Automatic rollback above 2%", "Rollback: error rate > 5%", "Halt on SLO burn". */
function splitHead(text: string): Parted | null {
  const head = HEAD.exec(text);
  if (!head?.[1]) return null;
  const body = text.slice(head[0].length);
  return { body, deed: head[1], veto: false, tie: /\son\s/.test(head[0]) ? "loose" : "none" };
}

/** The parts of a text in lower case. */
export function splitDeed(text: string): Split {
  const led = leadOf(text);
  if (led) {
    const { body, lead, veto, weak, unless } = led;
    return { body, deed: lead, veto, tie: weak ? "loose" : "firm", unless };
  }
  const none: Parted = { body: text, deed: null, veto: false, tie: "none" };
  const found = splitHead(text) ?? splitTail(text) ?? splitInline(text) ?? none;
  const unless = /^unless\s/.test(found.body);
  return { ...found, unless, body: found.body.replace(unless ? /^unless\s+/ : IF, "") };
}
