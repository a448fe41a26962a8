/**
 * Someone to reach: "**SRE Lead:** lead@x.org", "On-call: #deployments", "Escalate to the CTO after 30 minutes". A
 * name with an address, or a role with anything short after it; an address of a thing is none.
 */
import { findDurations } from "../../base/index.ts";
import { PHRASE_LIMIT, phraseText } from "./plain.ts";

export interface Contact {
  readonly who: string;
  readonly how: string | null;
  readonly afterMs: number | null;
  readonly when: string | null;
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[a-z]{2,24}\b/i;
/** Not a date, an address of a chain or a version: a plus, brackets or three groups. */
const PHONE =
  /\+\d{1,3}[\s().-]{0,2}[\dxX][\dxX\s().-]{4,20}[\dxX]|\(\d{2,4}\)\s?[\dxX]{3,4}[\s-]?[\dxX]{3,5}|(?<![\w-])[\dxX]{3}[-.\s][\dxX]{3,4}[-.\s][\dxX]{4}(?![\w-])/;
const CHANNEL = /(?<![\w/&])#[a-z][\w-]{1,60}/i;
const HANDLE = /(?<![\w.])@[a-z][\w/-]{1,60}/i;
const SERVICE =
  /\b(?:pager ?duty|ops ?genie|victorops|slack|teams|zoom|phone|mobile|hotline|24\/7|extension|ext\.|e-?mail|page[rd]?|on-call rotation|ticket|portal|bridge)\b/i;
const BRACKET = /^\[[^\]]{2,120}\]$|^<[^>]{2,60}>$|^(?:tbd|todo|_{3,})$/i;
/** Titles and teams: the last word of a label says what it is ("Database Administrator", "Platform Team"). */
const ROLE =
  /\b(?:cto|ceo|cio|ciso|coo|cfo|dba|sre|on[- ]?call|head of [\w ]{2,30}|vp(?: of)? [\w ]{2,30})\b|\b(?:leads?|managers?|engineers?|dbas?|administrators?|admins?|vp|teams?|support|officers?|directors?|dev ?ops|security|commander|founder|vendor|consultant|specialist|expert|stakeholders|coordinator|operator|primary|secondary|leadership|developer|architect|provider|slack|pagerduty|hotline|emergency|sponsor|master|desk|ops|operations|infrastructure|engineering|rotation|contact)$/i;
const NO_LABEL =
  /^(?:step|phase|last|date|version|updated|notify|inform|update|check|verify|run|owner|status|note)\b|\.\s|[`=]/i;
const BLANK = /_{3,}/;
const LABELLED = /^([^:|]{2,80}?)\s*(?::|\s[–—-]\s|\|)\s*(\S.*)$/;
const SPOKEN =
  /^(?:(?:if|when)\s+([^,]{2,80}),\s*)?(?:please\s+)?(?:then\s+)?(?:escalate (?:directly |immediately )?to|page|contact|call|reach out to)\s+(?:the |our |your )?([^.;:]{2,100})/i;
const WHEN = /\b(?:if|when|for|in case of|after)\s+([^.;\])]{3,80})/i;
const WHO_END =
  /\s+(?:if|when|after|for|via|at|on|in|through|using|by|within|immediately|with|about|to)\b.*$|\s*[(–—|,].*$|\s-\s.*$/i;

const channelIn = (text: string): string | null => {
  for (const form of [EMAIL, PHONE, CHANNEL, HANDLE]) {
    const found = form.exec(text)?.[0].trim();
    if (found) return found;
  }
  return null;
};

function afterOf(text: string): number | null {
  if (/\bimmediate(?:ly)?\b|\bat once\b|\bright away\b/i.test(text)) return 0;
  for (const { at, end, minMs } of findDurations(text)) {
    const before = text.slice(0, at);
    const open =
      /(?:\bafter\s+(?:>|more than )?|[(|:+]\s*|\bt\+|\bin\s+|[>≥]\s?|\b(?:for|no response (?:in|within|for|after)|unresolved (?:for|after))\s+)$/i.test(
        before,
      );
    // "> 1 hour incidents" says which incidents, not when somebody is called.
    if (open && !/^\s*(?:incidents?|outages?|downtime)/i.test(text.slice(end))) return minMs;
  }
  return null;
}

const tidy = (words: string): string => words.replace(/^[\s"'“”]+|[\s"'“”:.,]+$/g, "").trim();

/** "(15 min)" in a label belongs to the delay, not to the name; other parentheses stay out of the name too. */
const nameOf = (label: string): string =>
  tidy(label.replace(/\s*\([^)]{0,60}\)/g, "").replace(/^(?:contact|escalate to)\s+/i, ""));

const LEVEL =
  /^(?:(?:level|tier|l|step|p)\s?\d{1,2}|primary|secondary|tertiary|first|second|third)(?:\s+(?:contact|escalation|line))?$/i;

function labelled(text: string, listed: boolean): Contact | null {
  const match = LABELLED.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const label = nameOf(match[1]);
  const value = match[2].trim();
  const role = ROLE.test(label) || LEVEL.test(label);
  const inside = /\(([^()]{3,80})\)/.exec(match[1])?.[1] ?? "";
  const channel = channelIn(value) ?? channelIn(inside);
  if (NO_LABEL.test(label)) return null;
  const bracket = BRACKET.test(value);
  const short = value.split(/\s+/).length <= 6 && !/[`$=]|https?:\/\/(?:localhost|127\.)/.test(value);
  const sure = channel !== null && !/^https?:/.test(value) && label.split(" ").length <= 6;
  if (!(sure || (listed && bracket) || (role && (bracket || SERVICE.test(value) || short)))) return null;
  if (label === "" || /^https?$/i.test(label)) return null;
  const delay = afterOf(`${match[1]} | ${value}`);
  const when = WHEN.exec(value)?.[1] ?? null;
  const inner = LEVEL.test(label) ? named(value, channel) : null;
  return {
    who: inner ?? label,
    how:
      inner === null
        ? (channelIn(inside) ?? tidy(value.replace(/^\[|\]$/g, "")))
        : (channel ?? SERVICE.exec(value)?.[0] ?? null),
    afterMs: delay,
    when: when && tidy(when),
  };
}

/** "Level 2: Engineering Manager — @jane": the level is no name. */
function named(value: string, channel: string | null): string | null {
  const name = tidy(
    (channel === null ? value : value.replace(channel, "")).replace(/\s*[(–—|,;].*$|\s-\s.*$|\s-$/, ""),
  );
  return name.length >= 2 && !/^[-–—]/.test(name) ? name : null;
}

function spoken(text: string): Contact | null {
  const match = SPOKEN.exec(text);
  if (!match?.[2]) return null;
  const who = tidy(match[2].replace(WHO_END, ""));
  const channel = channelIn(text);
  if (!ROLE.test(who) && channel === null) return null;
  const when = match[1] ?? /\b(?:if|when)\s+([^.;]{3,80})/i.exec(text)?.[1] ?? null;
  return {
    who: channel === who ? who : who || (channel ?? ""),
    how: channel,
    afterMs: afterOf(text),
    when: when && tidy(when),
  };
}

/**
 * The contact a list item or a row names, or null. Only the first 400 characters are looked at. `listed`: it stands in
 * a list of contacts, where a name with a blank to fill in is one too.
 */
export function readContact(markdown: string, listed = false): Contact | null {
  if (BLANK.test(markdown.slice(0, PHRASE_LIMIT))) return null;
  const text = phraseText(markdown);
  const contact = labelled(text, listed) ?? spoken(text);
  return contact && contact.who.length >= 2 ? contact : null;
}
