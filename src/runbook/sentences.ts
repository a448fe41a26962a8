/**
 * A paragraph's sentences with their lines. A full stop ends one, on a line or at its end; a hard break, a mark, a
 * bold word or a reason to act at the head of a line starts anew, and so does one in the midst of a sentence.
 */
import type { Lines } from "../base/index.ts";
import type { Paragraph } from "./blocks.ts";
import { ruleWithin } from "./phrases/rule.ts";

export interface Sentence {
  readonly text: string;
  readonly lines: Lines;
}

const MAX_SENTENCES = 400;
const STARTS = /^\s*(?:\*\*|__|[-*•▪–]\s|\d{1,3}[a-z]?[.)]\s|\p{Extended_Pictographic}|[✓✔✗✘☐☑→])/u;
/** Lines that nobody ended with a full stop: "Monitor for 10 minutes", and below it "Roll back if …". */
const RULES =
  /^\s*(?:(?:Immediately|Automatically) )?(?:[Rr]oll ?-?back|Abort|Halt|Revert|Pause|Stop|Escalate|Page|Alert|Do not|Don['’]t)\b[^.]{0,60}\b(?:if|when)\b/;
const WAITS = /^\s*(?:Wait|Monitor|Watch|Observe|Soak)\b[^.]{0,40}\d/;
/** What may close after a full stop. */
const CLOSERS = "[)\\]\"'”’*_`]{0,4}";
const ENDS = new RegExp(`[.!?]${CLOSERS}(?=\\s+[\\p{Lu}0-9"'“‘\`*(])`, "gu");
const CLOSED = /[)\]"'”’*_`]{1,4}$/;
const ENDED = new RegExp(`[.!?]${CLOSERS}\\s*$`);
const GOES_ON = /^\s*[\p{L}\p{N}"'“‘`*([]/u;

export function sentencesOf(paragraph: Paragraph): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let open: { text: string; first: number } | null = null;
  let before = "";
  const close = (line: number): void => {
    if (open !== null && open.text.trim() !== "") push(sentences, open.text.trim(), [open.first, line]);
    open = null;
  };
  paragraph.text.split("\n").forEach((raw, index) => {
    const line = paragraph.lines[0] + index;
    const many = sentences.length > MAX_SENTENCES;
    if (STARTS.test(raw) || (!many && startsAnew(before, raw))) close(line - 1);
    (many ? [raw] : split(raw)).forEach((piece, at) => {
      if (at > 0) close(line);
      open =
        open === null ? { text: piece, first: line } : { text: `${open.text} ${piece}`, first: open.first };
    });
    if (/(?: {2}|\\)$/.test(raw) || raw.trimEnd().endsWith(":")) close(line);
    before = raw;
  });
  close(paragraph.lines[1]);
  return sentences;
}

function push(sentences: Sentence[], text: string, lines: Lines): void {
  const at = sentences.length > MAX_SENTENCES ? null : ruleWithin(text);
  if (at === null) return void sentences.push({ text, lines });
  const led = text.slice(0, at).replace(/\s*(?:[;,:–—(-]|\b(?:and|but|then))\s*$/i, "");
  sentences.push({ text: led, lines }, { text: text.slice(at), lines });
}

/** A line below one that ends with a full stop, or that states what no sentence goes on with. */
function startsAnew(before: string, raw: string): boolean {
  if (RULES.test(raw) || WAITS.test(raw)) return true;
  const tail = before.slice(-40);
  return ENDED.test(tail) && GOES_ON.test(raw) && !isAbbreviation(tail.trimEnd(), raw.trimStart());
}

function split(line: string): string[] {
  const pieces: string[] = [];
  const text = line.slice(0, 20_000);
  const spans = ticksOf(text) % 2 === 0;
  let [from, seen, ticks] = [0, 0, 0];
  for (const match of text.matchAll(ENDS)) {
    const end = match.index + match[0].length;
    ticks += ticksOf(text.slice(seen, end));
    seen = end;
    // Inside code a full stop ends nothing.
    const inCode = spans && ticks % 2 === 1;
    if (inCode || isAbbreviation(text.slice(Math.max(from, end - 24), end), text.slice(end, end + 8).trim()))
      continue;
    pieces.push(line.slice(from, end));
    from = end;
  }
  pieces.push(line.slice(from));
  return pieces;
}

const ticksOf = (text: string): number => text.split("`").length - 1;

/** "10 min. Roll back" ends a sentence, "min. 5 replicas" and the number of a step do not. */
function isAbbreviation(text: string, next: string): boolean {
  if (/^\s*\d{1,3}[a-z]?\.$/.test(text)) return true;
  const word = text.replace(CLOSED, "").slice(-12);
  if (/\betc\.$/i.test(word)) return !/^\p{Lu}/u.test(next);
  if (/\bno\.$/i.test(word)) return /^\d/.test(next);
  return (
    /\b(?:e\.g|i\.e|vs|approx|cf|incl|resp)\.$/i.test(word) ||
    /(?<!\d\s?)\b(?:[Mm]in|[Mm]ax|[A-Z])\.$/.test(word)
  );
}
