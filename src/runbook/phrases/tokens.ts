/**
 * A phrase in lower case cut into quantities, comparison signs, words and marks. At most the first 400 characters
 * of the plain text are cut; nothing is interpreted here beyond the number and its unit.
 */
import { durationAt } from "../../base/index.ts";
import { phraseText } from "./plain.ts";
import { type Quantity, quantityAt, wordOfDigits } from "./quantity.ts";

export interface Token {
  readonly kind: "quantity" | "sign" | "word" | "mark";
  /** Words as written in lower case; signs as `>` `>=` `<` `<=` `=`; an arrow is the mark `→`. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly quantity?: Quantity;
}

const ARROW = /(?:->|=>(?!\s*\d)|→|-->|⇒)/y;
const SIGN = />=|=>|≥|⩾|<=|=<|≤|⩽|==|>|<|=/y;
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["=>", ">="],
  ["≥", ">="],
  ["⩾", ">="],
  ["=<", "<="],
  ["≤", "<="],
  ["⩽", "<="],
  ["==", "="],
]);
const WORD = /[\p{L}\p{N}_$@#*&'’./-]+/uy;
/** "a second" is left out: it is as often the next one as a length. */
const LENGTH = /^(?:\d|half an? |an? (?:full |whole )?(?:hour|minute|day|week)(?![a-z]))/;
const STATUS = /^[1-5]\d\d$/;
const CODES: ReadonlySet<string> = new Set("400 401 403 404 408 409 422 429 500 501 502 503 504".split(" "));
const ABOUT_STATUS = /(?:http|status|code|codes|returns?|returning)$/;
const STATUS_NEXT = /\s+(?:errors?|status|responses?|ok|s)(?![a-z])/y;

function stick(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

interface Found {
  readonly at: number;
  readonly quantity: Quantity;
}

/** "500 errors" and "HTTP 200" name a status; "> 500 errors" counts. */
function isStatus(text: string, { at, quantity }: Found, before: Token | undefined): boolean {
  if (!quantity.bare || before?.kind === "sign" || !STATUS.test(text.slice(at, quantity.end))) return false;
  if (/^(?:than|least|most|above|over|below|under|exceeds?|to|of)$/.test(before?.text ?? "")) return false;
  const known =
    CODES.has(text.slice(at, quantity.end)) && /^\s+[a-z]/.test(text.slice(quantity.end, quantity.end + 3));
  return known || ABOUT_STATUS.test(before?.text ?? "") || stick(STATUS_NEXT, text, quantity.end) !== null;
}

/** "1h30m", "2 hours and 5 min", "half an hour": lengths of several parts, which a single unit cannot say. */
function lengthAt(text: string, at: number): Quantity | null {
  const first = quantityAt(text, at);
  if (first && first.unit !== "ms" && !(first.bare || first.unit === "count")) return first;
  const length = LENGTH.test(text.slice(at, at + 16)) ? durationAt(text, at) : null;
  if (!length || (first && !first.bare && length.end <= first.end)) return first;
  if (first?.bare && length.ms === 0) return first;
  return { value: length.ms, unit: "ms", factor: 1, bare: false, plus: false, end: length.end };
}

function tokenAt(text: string, at: number, before: Token | undefined): Token {
  const digits = wordOfDigits(text, at);
  if (digits !== null) return { kind: "word", text: digits, at, end: at + digits.length };
  const quantity = lengthAt(text, at);
  if (quantity && !isStatus(text, { at, quantity }, before)) {
    return { kind: "quantity", text: text.slice(at, quantity.end), at, end: quantity.end, quantity };
  }
  const arrow = stick(ARROW, text, at);
  if (arrow !== null) return { kind: "mark", text: "→", at, end: at + arrow.length };
  const sign = stick(SIGN, text, at);
  if (sign !== null) return { kind: "sign", text: SIGNS.get(sign) ?? sign, at, end: at + sign.length };
  const word = stick(WORD, text, at)?.replace(/[.'’/-]+$/, "") ?? "";
  if (word !== "" && !/^[-./'’&*]/.test(word)) return { kind: "word", text: word, at, end: at + word.length };
  const first = String.fromCodePoint(text.codePointAt(at) ?? 32);
  return { kind: "mark", text: first, at, end: at + first.length };
}

/** The tokens of a text that `phraseText` has made plain and the caller put in lower case. */
export function cut(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The tokens of a piece of Markdown. */
export const tokensOf = (markdown: string): readonly Token[] => cut(phraseText(markdown).toLowerCase());
