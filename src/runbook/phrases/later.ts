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
/** "If a guard fires within an hour of a deploy": a time that belongs to a condition, or to something that happens. */
const CONDITIONAL =
  /\b(?:if|when|whenever|unless|in case|should|that|which|who|wherever)\b[^,;:]*$|\b(?:fires?|fired|happens?|happened|occurs?|occurred|appears?|appeared|breaks?|broke|fails?|failed|surfaces?|surfaced|shows? up|comes? up|begins?|began) $/i;
const LONGEST = 120;

/** How long after the release a heading or an item is due, or null. */
export function readLater(markdown: string): { readonly withinMs: number } | null {
  const text = phraseText(markdown).slice(0, LONGEST);
  if (OTHER.test(text)) return null;
  for (const { at, end, maxMs } of findDurations(text)) {
    const [before, after] = [text.slice(0, at), text.slice(end)];
    if (CONDITIONAL.test(before.replace(WITHIN, ""))) continue;
    const within = STRICT.test(before) || (WITHIN.test(before) && AFTER.test(after));
    const due =
      within ||
      (/^after\s+$/i.test(before) && maxMs >= DAY) ||
      (SINCE.test(before) && maxMs >= 4 * HOUR) ||
      TITLED.test(before) ||
      (maxMs >= DAY / 2 && /^\s*(?:later|after|post|following)\b/i.test(after));
    if (due && maxMs >= HOUR) return { withinMs: maxMs };
  }
  const named = NAMED.find(
    ([form]) => form.test(text) && !CONDITIONAL.test(text.slice(0, text.search(form))),
  );
  return named ? { withinMs: named[1] } : null;
}

const HELD = /\b(?:soak|hold|bake|baked)\b/i;
/** A length from the release on, or a deadline: what has one may be done at once. */
const SPAN =
  /\b(?:first|for|for the|next|initial|over|over the|during|during the|throughout|throughout the|until|up to|the|by|within|at most|no later than) $/i;
const LATER = /^\s*(?:later|after|post|following|from now)\b[^,;:.()[\]]{0,40}/i;
const BEHIND =
  /(?:^|[([:;,–—-]\s*|\b(?:then|and|only|not before|earliest)\s+)after (?:about |at least |another |some )?$/i;
const SINCE_THEN =
  /\b(?:(?:the )?(?:next|following) (?:business |working )?(?:day|morning|week)|the day after|tomorrow|a fortnight later|d\+[1-9])\b(?! (?:delay|before))/i;

/** The time before which it is not due: "only a week later", "after 24 hours". Null for a deadline, which may be met at once. */
export function startsLater(markdown: string): string | null {
  const text = phraseText(markdown).slice(0, LONGEST);
  if (OTHER.test(text) || HELD.test(text)) return null;
  for (const { at, end, maxMs } of findDurations(text)) {
    const before = text.slice(0, at);
    if (maxMs < DAY / 2 || SPAN.test(before) || CONDITIONAL.test(before)) continue;
    const said = text.slice(at, end);
    const since = LATER.exec(text.slice(end));
    if (since !== null) return `only ${said}${since[0]}`.trim().toLowerCase();
    if (BEHIND.test(before)) return `after ${said}`.toLowerCase();
    if (SINCE.test(before)) return `only at t+${said}`.toLowerCase();
  }
  const named = SINCE_THEN.exec(text);
  if (named === null || CONDITIONAL.test(text.slice(0, named.index))) return null;
  return SPAN.test(text.slice(0, named.index)) ? null : `only ${named[0].toLowerCase()}`;
}
