/**
 * Cuts `key=value key="quoted value" flag` into words, for fence infos and comments alike. It knows no names, never
 * throws, and reads an unclosed quote to the end of the text.
 */

export interface Word {
  /** The part before `=`, or the whole word where there is none. */
  readonly key: string;
  /** Quotes taken off; null for a word without `=`. */
  readonly value: string | null;
  /** Offsets into the text: the word's first character and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** The quote that was opened and never closed, where there is one. */
  readonly open: boolean;
}

const SPACE = /\s/;

export function readWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const word = readWord(text, at);
    words.push(word);
    at = word.to;
  }
  return words;
}

function readWord(text: string, from: number): Word {
  let at = from;
  while (at < text.length && text[at] !== "=" && !SPACE.test(text.charAt(at))) at += 1;
  const key = text.slice(from, at);
  if (text[at] !== "=" || key === "") {
    const to = key === "" ? endOfPlain(text, at) : at;
    return { key: text.slice(from, to), value: null, from, to, open: false };
  }
  const quote = text.charAt(at + 1);
  if (quote === '"' || quote === "'") {
    const { value, to, open } = readQuoted(text, at + 1);
    return { key, value, from, to, open };
  }
  const to = endOfPlain(text, at + 1);
  return { key, value: text.slice(at + 1, to), from, to, open: false };
}

function endOfPlain(text: string, from: number): number {
  let at = from;
  while (at < text.length && !SPACE.test(text.charAt(at))) at += 1;
  return at;
}

/** A backslash guards only its quote and itself: `\d` in a pattern stays as it is. */
function readQuoted(text: string, from: number): { value: string; to: number; open: boolean } {
  const quote = text.charAt(from);
  const pieces: string[] = [];
  let start = from + 1;
  let at = start;
  while (at < text.length && text[at] !== quote) {
    const next = text[at + 1];
    if (text[at] === "\\" && (next === quote || next === "\\")) {
      pieces.push(text.slice(start, at));
      start = at + 1;
      at += 2;
    } else {
      at += 1;
    }
  }
  pieces.push(text.slice(start, at));
  return { value: pieces.join(""), to: Math.min(at + 1, text.length), open: at >= text.length };
}
