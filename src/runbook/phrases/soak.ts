/**
 * Time that passes by design: a soak is watched ("Monitor for 15-30 minutes"), a wait is not ("Wait 5 minutes").
 * Waiting for a state ("wait until the pods are ready") is neither: a person or a check says when it is over.
 */
import { type DurationRange, durationRangeAt, findDurations } from "../../base/index.ts";
import { phraseText } from "./plain.ts";

/** Where a sentence or one of its parts begins. */
const START = "(?:^|[.;:!,–—-]\\s*|\\b(?:then|and|please|should|must|to|now|,)\\s+)";

const WATCH = new RegExp(
  `${START}(?:(?:actively|closely|carefully|continuously|continue(?:\\s+to)?|keep)\\s+){0,2}` +
    "(?:monitor(?:ing)?|watch(?:ing)?|observ(?:e|ing)|bake|soak|keep (?:an eye|watch|a close eye|watching|monitoring)|let (?:it|the \\w{1,20}) (?:bake|soak|run)|continue\\s+(?:\\w{1,12}\\s+)?(?:observation|monitoring)|run (?:it|the \\w{1,20}|a \\w{1,20})(?= for \\d+ (?:hours?|days?|weeks?))|(?:on )?staging first)(?![a-z])",
  "gi",
);
const PERIOD =
  /(?:soak|bake|baking|observation|monitoring|watch)(?:[\s-](?:time|period|window|phase|duration))?\s*(?::|=|of|is|\(|[-–])\s*(?:at least |about |~\s?|minimum )?(?=[\da-z])/gi;
const NOUN_AFTER =
  /^[\s-]*(?:of\s+)?(?:soak|bake|baking|observation|monitoring (?:period|window|phase))(?![a-z])/i;
const FOR =
  /(?:\b(?:for|over|during|through|throughout)\s+(?:(?:the|a|an|next|first|following|at least|about|around|approximately|minimum|another|additional|up to|entire|of|full|least)\s+){0,4}|\(\s*|\b(?:at least|minimum(?: of)?)\s+|[:–-]\s*)[~≈≥>]?\s?$/i;
const NOT_THIS = /\b(?:every|each|per|last|past|previous|older than|prior)\s+(?:the\s+)?$/i;
const REACH = 110;

function watched(text: string): DurationRange | null {
  for (const verb of text.matchAll(WATCH)) {
    const from = verb.index + verb[0].length;
    // "in charge of testing and monitoring" is prose; a gerund asks only where a text begins with it.
    if (/ing$/i.test(verb[0]) && verb.index > 0 && !/^[:–—-]/.test(verb[0]) && !/\bkeep/i.test(verb[0]))
      continue;
    const tail = text.slice(from, from + REACH);
    for (const found of findDurations(tail)) {
      const before = tail.slice(0, found.at);
      const bare = /^\s*(?:~\s?)?$/.test(before);
      if (NOT_THIS.test(before) || /\.\s/.test(before) || !(bare || FOR.test(before))) continue;
      return { minMs: found.minMs, maxMs: found.maxMs };
    }
  }
  return null;
}

/** "Soak time: 1 h", "30-minute observation period". */
function named(text: string): DurationRange | null {
  for (const period of text.matchAll(PERIOD)) {
    const found = durationRangeAt(text, period.index + period[0].length);
    if (found) return { minMs: found.minMs, maxMs: found.maxMs };
  }
  for (const found of findDurations(text)) {
    if (NOUN_AFTER.test(text.slice(found.end)) && !NOT_THIS.test(text.slice(0, found.at))) {
      return { minMs: found.minMs, maxMs: found.maxMs };
    }
  }
  return null;
}

/** How long a text says to watch, or null. */
export function readSoak(markdown: string): DurationRange | null {
  const text = phraseText(markdown);
  const range = watched(text) ?? named(text);
  return range && range.minMs > 0 ? range : null;
}

const WAIT = new RegExp(
  `${START}(?:(?:wait(?:ing)?|sleep(?:ing)?|pause|delay|hold)(?:\\s+(?:for|about|around|approximately|at least|a minimum of|minimum|another|an additional|additional|the full|~)){0,3}` +
    "|allow(?:ing)?(?:\\s+(?:about|around|approximately|at least|up to|another|it|them|for)){0,3}|give (?:it|them|the \\w{1,20})(?:\\s+(?:about|at least|another)){0,2}" +
    "|let (?:it|them|the \\w{1,20}|\\w{1,20}) (?:settle|stabili[sz]e|warm up|drain|propagate) for(?:\\s+(?:about|at least)){0,2})\\s*[~≈≥]?\\s*(?=[\\da-z])",
  "gi",
);

/** How long a text says to wait; of a range the lower bound, for what comes next looks again. */
export function readWait(markdown: string): { readonly ms: number } | null {
  const text = phraseText(markdown);
  for (const verb of text.matchAll(WAIT)) {
    const found = durationRangeAt(text, verb.index + verb[0].length);
    if (found && found.minMs > 0) return { ms: found.minMs };
  }
  return null;
}
