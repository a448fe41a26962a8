/**
 * Hides values in a stream, wherever chunks cut it, in the forms in which programs print them. It knows values and no
 * shapes.
 */
import { beginsAt } from "./marker.ts";

const MASK = Buffer.from("****");
/** Of a value in several lines, those shorter say nothing and would hide too much. */
const LINE_AT_LEAST = 8;
/** Shorter values give encoded forms that stand everywhere. */
const ENCODED_AT_LEAST = 6;

function formsOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).filter((line) => line.length >= LINE_AT_LEAST);
  const all = [value, value.trim(), ...lines];
  if (value.length >= ENCODED_AT_LEAST) {
    all.push(Buffer.from(value).toString("base64"), percent(value), JSON.stringify(value).slice(1, -1));
  }
  return all;
}

/** What has half a character is not encoded at all. */
function percent(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return value;
  }
}

export interface Mask {
  /** Hands on what can be told so far; bytes are good only until `pass` returns. */
  readonly feed: (chunk: Buffer) => void;
  readonly flush: () => void;
}

export function maskStream(values: readonly string[], pass: (bytes: Buffer) => void): Mask {
  const forms = [...new Set(values.flatMap(formsOf))].filter((form) => form !== "");
  // Where two begin at one place, the longer hides more.
  const needles = forms.map((form) => Buffer.from(form)).sort((a, b) => b.length - a.length);
  if (needles.length === 0) return { feed: pass, flush: () => undefined };
  let held: Buffer = Buffer.alloc(0);
  const feed = (chunk: Buffer, isLast: boolean): void => {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = Buffer.from(bytes.subarray(hide(bytes, { needles, isLast }, pass)));
  };
  return { feed: (chunk) => feed(chunk, false), flush: () => feed(Buffer.alloc(0), true) };
}

interface Search {
  readonly needles: readonly Buffer[];
  readonly isLast: boolean;
}

/** Passes on all that can be told; returns where a value may begin of which the rest has not come yet. */
function hide(bytes: Buffer, { needles, isLast }: Search, pass: (bytes: Buffer) => void): number {
  const cutFrom = (from: number): number => {
    const rest = bytes.subarray(from);
    return isLast ? bytes.length : from + Math.min(...needles.map((needle) => beginsAt(rest, needle)));
  };
  const next = needles.map((needle) => bytes.indexOf(needle));
  let cut = cutFrom(0);
  let from = 0;
  while (true) {
    const best = firstOf(next);
    const at = next[best] ?? bytes.length;
    if (at >= cut) {
      if (cut > from) pass(bytes.subarray(from, cut));
      return cut;
    }
    if (at > from) pass(bytes.subarray(from, at));
    pass(MASK);
    from = at + (needles[best]?.length ?? 1);
    if (from > cut) cut = cutFrom(from);
    for (const [index, needle] of needles.entries()) {
      const before = next[index] ?? -1;
      if (before !== -1 && before < from) next[index] = bytes.indexOf(needle, from);
    }
  }
}

/** Index of the least that is not -1, the first of several; -1 where there is none. */
function firstOf(places: readonly number[]): number {
  let best = -1;
  for (const [index, at] of places.entries()) {
    if (at !== -1 && (best === -1 || at < (places[best] ?? 0))) best = index;
  }
  return best;
}
