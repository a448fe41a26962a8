/**
 * Undoes a wrong reading exactly: characters that are the bytes of one sign's UTF-8 become that sign. Only signs are
 * given back, no letters, for those may have been meant.
 */
import { macRoman, windows1252 } from "./code-pages.ts";

const bytesOf = (page: string): ReadonlyMap<string, number> =>
  new Map(Array.from(page, (character, at) => [character, 0x80 + at]));

const pages = [bytesOf(windows1252), bytesOf(macRoman)];

export interface Decoded {
  readonly form: string;
  readonly was: string;
}

/** What begins the UTF-8 of punctuation, arrows and marks, and of emoji. */
const lengths: ReadonlyMap<number, number> = new Map([
  [0xe2, 3],
  [0xf0, 4],
]);

export function decodeBackAt(text: string, at: number): Decoded | null {
  for (const page of pages) {
    const lead = page.get(text.charAt(at));
    const length = lead === undefined ? undefined : lengths.get(lead);
    if (lead === undefined || length === undefined) continue;
    let point = lead & (length === 3 ? 0x0f : 0x07);
    let end = at + 1;
    for (; end < at + length; end += 1) {
      const byte = page.get(text.charAt(end)) ?? 0;
      if (byte < 0x80 || byte > 0xbf) break;
      point = (point << 6) | (byte & 0x3f);
    }
    if (end === at + length && isSign(point))
      return { form: text.slice(at, end), was: String.fromCodePoint(point) };
  }
  return null;
}

const BRAILLE = [0x2800, 0x28ff] as const;

function isSign(point: number): boolean {
  if (point < 0x2010 || point > 0x1ffff || (point > 0x2bff && point < 0x1f000)) return false;
  if (point >= BRAILLE[0] && point <= BRAILLE[1]) return false;
  return /[\p{P}\p{S}]/u.test(String.fromCodePoint(point));
}
