/**
 * Under which circumstance a reference is followed, in the words around it: "if the schema changed", "otherwise", the
 * words before an arrow, the question that stands over it. What only says what comes next is none.
 */
import type { Reference } from "./references.ts";

const IF =
  /\b(if|when(?:ever)?|in case(?: of)?|unless)\b\s+([^,;:→]{2,140})|^\W*(should)\s+([^,;:→]{2,140})/i;
const FOR =
  /\b(for)\b\s+((?!(?:more|further|details?|information|background|reference|instructions|examples?|help|how|each|every|all)\b)[^,;:→]{2,140})/i;
const OTHERWISE =
  /\b(?:otherwise|or else|else|if not|(?:all|any|every) others?|(?:any|every)thing else|the rest|(?:for|in) (?:the rest|(?:all|any|every)(?:thing)? (?:other|else)(?: cases?)?))\b/i;
/** "When that is done" says what comes next, and not under which circumstance. */
const AFTERWARDS =
  /^(?:when(?:ever)?|if)\b.{0,60}\b(?:done|finished|completed?|ready|over|in place)\b|^when (?:it|this|that|they|everything|all|the)\b.{0,40}\b(?:succeed\w*|success\w*|pass\w*|green|healthy)\b/i;
/** What is left of a clause that only leads to its reference. */
const ONLY_LEADS =
  /^(?:[^\p{L}\p{N}]|(?<!\p{L})(?:then|please|also|and|or|but|so|you|can|should|must|the|section|now|here|just|go to|see|use|follow|run|do|take|jump to|turn to|switch to)(?!\p{L})){0,40}$/iu;
const ANSWER = /^\W*(yes|no)\b/i;
const NAVIGATES = /^(?:next|previous|prev|back|top|then|after|before|first|start|finally)\b/i;

/** What stands over the words. */
export interface Over {
  /** The question that they answer, or null. */
  readonly asked: string | null;
  /** It says that one of several is to be chosen. */
  readonly led: boolean;
}

export interface Circumstance {
  readonly when: string;
  /** Said as a condition, and not only beside the reference. */
  readonly firm: boolean;
}

/** The circumstance under which the reference is followed; null where none is said. */
export function sentWhen({ before, after, tied }: Reference, { asked, led }: Over): Circumstance | null {
  const answer = ANSWER.exec(before)?.[1] ?? /\bif (yes|no|so|not)\b/i.exec(before)?.[1] ?? null;
  if (asked !== null && answer !== null) return { when: answered(asked, answer.toLowerCase()), firm: true };
  if (OTHERWISE.test(before)) return { when: "otherwise", firm: true };
  const said = clauseIn(before) ?? clauseIn(BEHIND.exec(after)?.[1] ?? "");
  if (said !== null) return AFTERWARDS.test(said.when) ? null : said;
  const words = tidy(before);
  if ((tied === "arrow" || (tied === "colon" && led)) && words !== "" && !ONLY_LEADS.test(before))
    return NAVIGATES.test(words) ? null : { when: words, firm: false };
  return asked === null || !ONLY_LEADS.test(before) ? null : { when: answered(asked, null), firm: true };
}

const BEHIND =
  /^\W*(?:(?:section|procedure|steps|below|above|path)\W+)?((?:only )?(?:if|when|for|in case|unless)\b.*)$/i;

function clauseIn(words: string): Circumstance | null {
  const found = IF.exec(words.slice(-400));
  if (found !== null) return { when: tidy(`${found[1] ?? found[3]} ${found[2] ?? found[4]}`), firm: true };
  const given = FOR.exec(words.slice(-400));
  return given === null ? null : { when: tidy(`${given[1]} ${given[2]}`), firm: false };
}

/** Without the words that lead to the reference, and in lower case as conditions are. */
export const tidy = (words: string): string =>
  words
    .replace(
      /\b(?:then )?(?:please )?(?:go(?:ing)? (?:straight |directly )?to|see|use|follow|run|do|take|jump to|turn to|switch to|is|in|the)\s{0,4}$/i,
      "",
    )
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%)"”]+$/gu, "")
    .slice(0, 140)
    .toLowerCase();

/** "Is it the database?" holds where it is answered yes. */
function answered(asked: string, answer: string | null): string {
  const words = asked.replace(/[\s:]+$/, "").slice(-140);
  if (answer === "no" || answer === "not") return `no to "${words}"`;
  const is = /^is (it|this|that|there) ([^?]{2,120})\?$/i.exec(words);
  return is === null ? `yes to "${words}"` : `${is[1]?.toLowerCase()} is ${is[2]}`;
}
