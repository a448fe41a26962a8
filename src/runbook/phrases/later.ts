/**
 * What is due after the release, not during it: "Within 24 hours", "Post-rollback obligations (within 48 h)", "Next
 * day". Less than an hour is part of the release, and so is a length that says when something else happens.
 */
import { findDurations } from "../../base/index.ts";
import { phraseText } from "./plain.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const NAMED: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:next|following|one|1) (?:business |working )?day\b(?! (?:delay|before))|\btomorrow\b|\bthe day after\b|\bday 1\b|\bd\+1\b/i,
    DAY,
  ],
  [
    /\b(?:within|by|in) (?:a|one|the next|the following) week\b|\bnext week\b|\bone week (?:later|after)\b|\bthe following week\b/i,
    7 * DAY,
  ],
  [/\bend of (?:the )?(?:week)\b/i, 7 * DAY],
  [/\bend of (?:the )?(?:business )?day\b|\bby eod\b/i, DAY],
];

const WITHIN =
  /(?:\bwithin|\bin|\bdue(?: in)?|\bno later than|\bby)\s+(?:the\s+)?(?:next\s+|following\s+|first\s+)?$/i;
const STRICT = /\bwithin\s+(?:the\s+)?(?:next\s+|following\s+)?$/i;
const AFTER =
  /^\s*(?:\)|later|after|post|following|from|of (?:the )?(?:deploy|release|rollback|incident|resolution|launch|migration))/i;
const SINCE = /\bt\s?\+\s?$/i;
const TITLED =
  /(?:follow-?ups?|post-?mortem|retrospective|obligations|long-?term|short-?term|cleanup|clean-?up|review)\b[^.]{0,30}[(:–—-]\s*$/i;
/** "expires within 30 days", "no errors in the last 24 hours": not something to be done. */
const OTHER =
  /\b(?:expir\w*|last|past|older|every|previous|retention|retain\w*|keep|kept|backups?|valid|ago|delay|wait|takes?|monitor|watch|observe|respon\w+)\b/i;
const LONGEST = 120;

/** How long after the release a heading or an item is due, or null. */
export function readLater(markdown: string): { readonly withinMs: number } | null {
  const text = phraseText(markdown).slice(0, LONGEST);
  if (OTHER.test(text)) return null;
  for (const { at, end, maxMs } of findDurations(text)) {
    const [before, after] = [text.slice(0, at), text.slice(end)];
    const within = STRICT.test(before) || (WITHIN.test(before) && AFTER.test(after));
    const due =
      within ||
      (/^after\s+$/i.test(before) && maxMs >= DAY) ||
      (SINCE.test(before) && maxMs >= 4 * HOUR) ||
      TITLED.test(before) ||
      (maxMs >= DAY / 2 && /^\s*(?:later|after|post|following)\b/i.test(after));
    if (due && maxMs >= HOUR) return { withinMs: maxMs };
  }
  const named = NAMED.find(([form]) => form.test(text));
  return named ? { withinMs: named[1] } : null;
}
