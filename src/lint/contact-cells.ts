/** Whether what stands for a way to reach somebody is one: blank, still to be filled in, or a sample nobody answers. */
import { plainText } from "../runbook/index.ts";

const BLANK =
  /^(?:[-–—_.…?*\s/]*|(?:tbd|tba|tbc|todo|to ?do|fixme|unknown|pending|to be (?:determined|defined|assigned|added|confirmed)|(?:not (?:yet )?|un)assigned|fill (?:me )?in|insert \w+|\w+ here|xx+|n\.n\.))$/i;
const SAMPLES: readonly RegExp[] = [
  /\bTBD\b|\bTBA\b|\bTBC\b|\bTODO\b|\bFIXME\b/,
  // Not a link, whose brackets are followed by its address.
  /^\[(?!\^|x\])[^[\]()#@]{2,80}\]$|\[[^[\]()#@^]{0,60}\b(?:name|phone|mobile|e-?mail|contact|number|handle|person|slack|insert|your|fill|to be|channel|tbd|xx+)\b[^[\]()#@]{0,60}\](?![([:])/i,
  /<(?!https?:|mailto:|br\b|\/|!)[a-z][\w ./-]{1,60}>/i,
  /\{\{?[\w .-]{2,40}\}?\}/,
  /_{3,}/,
  /(?<![a-z0-9])[+(]?[\dx][\d()x +.-]{0,6}x{3}[\d x().-]{0,14}|(?<![a-z0-9])x{3,4}[-. ]x{3,4}(?:[-. ]x{3,4})?(?![a-z0-9])/i,
  /(?<!\d)555[-. )]{1,2}\d{3,4}(?:[-. ]\d{4})?|(?<!\d)\(?555\)?[-. ]\d{3}[-. ]\d{4}|(?<!\d)123[-. ]?456[-. ]?7890?|(?<!\d)0{3}[-. ]0{3}[-. ]0{4}|(?<!\d)\+?1?[-. ]?\(?123\)?[-. ]?456[-. ]/,
  /(?<![\w.])@(?:user(?:name)?|handle|name|your[\w-]{0,20}|someone|person|first\.?last|slack-?handle|placeholder|example|xxx+|todo|tbd|who)(?![\w.-])/i,
  /[\w.+-]{1,40}@(?:[\w-]{1,30}\.){0,2}example\.(?:com|org|net|io|test)\b/i,
  /\b(?:your[\w.-]{0,20}|name|user(?:name)?|e-?mail|someone|somebody|person|first\.?last|firstname\.lastname|xxx+|placeholder)@(?:[\w-]{1,40}\.){1,2}[a-z]{2,10}\b/i,
  /[\w.+-]{0,40}@(?:your-?(?:company|domain|org|team)|company|domain|mycompany)\.(?:com|org|net|io)\b/i,
  /\b(?:john|jane) doe\b/i,
];

/** The sample or the blank in it as it is to be shown, `""` for nothing at all; null where it reads as a real one. */
export function blankIn(cell: string): string | null {
  const raw = cell.slice(0, 400);
  // Angle brackets are looked for before they can pass for tags.
  const text = plainText(
    raw.replace(/<((?!https?:|mailto:|br\b|\/|!)[a-z][\w .@/-]{1,60})>/gi, "&lt;$1&gt;"),
  );
  if (BLANK.test(text)) return text;
  for (const sample of SAMPLES) {
    const found = sample.exec(text)?.[0];
    if (found !== undefined) return found.trim();
  }
  return null;
}

/** Numbers and domains kept free for stories: what stands beside them may be as invented, or only be hidden. */
export const isStory = (said: string): boolean =>
  /^\D{0,3}[\d() .-]{0,8}555[-. )]{1,2}01\d\d$/.test(said) ||
  /^(?!(?:name|e-?mail|user|your))[\w.+-]{2,40}@company\.(?:com|org|net|io)$/i.test(said);

/** Nothing at all, or a dash: no lie, and fine where another cell tells how. */
export const isEmptyCell = (cell: string): boolean => /^[\s\-–—_.…*`]*$/.test(cell);
